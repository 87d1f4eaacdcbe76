/**
 * Where the customer stands in the picker: which event, month, day and performance. What she did herself wins over what
 * is chosen already, and that over where the performances begin.
 */
import type { PagedReadHost } from '../../context/paged-read.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { automaticPerformance, isSparse, monthOf, type YearMonth } from '../../domain/catalogue/calendar.js';
import type { TswError } from '../../domain/error.js';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { eventIdOf, localDate, type Performance } from '../../domain/catalogue/performance.js';
import { eventRead, performanceRead } from '../../state/reads.js';
import { valueOf } from '../../state/resource.js';
import { choiceAttribute, dateAttribute } from '../base/attributes.js';
import { Programme } from './programme.js';
import type { TripDetails } from './trip-details.js';

/** As the page wrote them. */
export interface PickerAttributes {
  readonly eventId: string | undefined;
  readonly performanceId: string | undefined;
  readonly mode: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What the customer did, until another event is shown. */
interface Own {
  readonly mode?: 'calendar' | 'list';
  readonly day?: string;
  readonly month?: YearMonth;
  readonly choice?: string | undefined;
  readonly trip?: Partial<TripDetails>;
}

const TAG = 'tsw-performance-picker';

export class Position {
  readonly programme: Programme;
  readonly #host: PagedReadHost & PickerAttributes;
  readonly #selection: StateController<{
    readonly eventId: string | undefined;
    readonly performanceId: string | undefined;
    readonly departureDate: string | undefined;
    readonly duration: number | undefined;
  }>;
  readonly #event: ReadController<{ readonly event: TicketedEvent }>;
  /** The chosen performance, where it is on none of the programme's pages. */
  readonly #far: ReadController<Performance>;
  #own: Own = {};

  constructor(host: PagedReadHost & PickerAttributes) {
    this.#host = host;
    this.#selection = new StateController(host, ({ selection }) => ({
      eventId: selection.eventId,
      performanceId: selection.performanceId,
      departureDate: selection.departureDate,
      duration: selection.duration,
    }));
    this.#event = new ReadController(host, () => {
      const id = this.eventId;
      return id === undefined ? undefined : eventRead(id, {});
    });
    this.programme = new Programme(
      host,
      () => ({
        eventId: this.eventId,
        from: dateAttribute(TAG, 'from', host.from),
        to: dateAttribute(TAG, 'to', host.to),
      }),
      () => (this.isList ? undefined : this.month),
    );
    this.#far = new ReadController(host, () => {
      const id = this.chosenId;
      return id === undefined || !this.programme.first || this.#find(id) ? undefined : performanceRead(id);
    });
  }

  get eventId(): string | undefined {
    const { eventId, performanceId } = this.#host;
    return eventId || (performanceId && eventIdOf(performanceId)) || this.#selection.value?.eventId;
  }

  get event(): TicketedEvent | undefined {
    return valueOf(this.#event.resource)?.event;
  }

  /** Chosen for the customer. */
  get automatic(): Performance | undefined {
    const { event, programme } = this;
    return event && programme.first && automaticPerformance(event, programme.first);
  }

  /** The page's attribute, until the customer chooses another here; else what is selected on the page. */
  get chosenId(): string | undefined {
    if (this.#host.performanceId) return this.#own.choice ?? this.#host.performanceId;
    const { eventId, performanceId } = this.#selection.value ?? {};
    return eventId === this.eventId ? performanceId : undefined;
  }

  /** What the page began with cannot be had. */
  get isChosenGone(): boolean {
    const { resource } = this.#far;
    return resource.status === 'failed' ? resource.error.code === 'not-found' : (valueOf(resource)?.isGhost ?? false);
  }

  /** `YYYY-MM-DD`, the day whose performances are shown. */
  get day(): string | undefined {
    if (this.#own.day) return this.#own.day;
    const { dates, isComplete } = this.programme;
    return this.#chosenDate ?? (isComplete && dates.length === 1 ? dates[0] : undefined);
  }

  get month(): YearMonth | undefined {
    if (this.#own.month) return this.#own.month;
    const date = this.day ?? this.programme.dates[0];
    return date === undefined ? undefined : monthOf(date);
  }

  get isList(): boolean {
    const mode = this.#own.mode ?? choiceAttribute(TAG, 'view', this.#host.mode, ['calendar', 'list']);
    if (mode) return mode === 'list';
    return this.programme.isComplete && isSparse(this.programme.dates);
  }

  /** A departure on the day of the chosen visit was not typed: it follows to another day. */
  get trip(): TripDetails {
    const { eventId, departureDate = '', duration = 1 } = this.#selection.value ?? {};
    const isOurs = eventId === this.eventId;
    return {
      departureDate: isOurs && departureDate !== this.#chosenDate ? departureDate : '',
      duration: isOurs ? String(duration) : '1',
      ...this.#own.trip,
    };
  }

  get failure(): TswError | undefined {
    const { resource } = this.#event;
    return resource.status === 'failed' ? resource.error : this.programme.failure;
  }

  retry(): void {
    if (this.#event.resource.status === 'failed') this.#event.refresh();
    this.programme.retry();
  }

  openDay(date: string): void {
    this.#change({ day: date, month: monthOf(date) });
  }

  showMonth(month: YearMonth): void {
    this.#change({ month });
  }

  toggleList(): void {
    this.#change({ mode: this.isList ? 'calendar' : 'list' });
  }

  changeTrip(changes: Partial<TripDetails>): void {
    this.#change({ trip: { ...this.#own.trip, ...changes } });
  }

  choose({ id }: Performance): void {
    this.#change({ choice: id });
  }

  /** The page chose another performance. */
  forgetChoice(): void {
    this.#own = { ...this.#own, choice: undefined };
  }

  /** Another event is shown. */
  begin(): void {
    this.#own = {};
  }

  get #chosenDate(): string | undefined {
    const id = this.chosenId;
    const performance = id === undefined ? undefined : (this.#find(id) ?? valueOf(this.#far.resource));
    return performance && !performance.isGhost ? localDate(performance) : undefined;
  }

  #find(id: string): Performance | undefined {
    return this.programme.performances.find((performance) => performance.id === id);
  }

  #change(changes: Own): void {
    this.#own = { ...this.#own, ...changes };
    this.#host.requestUpdate();
  }
}

/**
 * The event, month, day and performance that the picker shows. The customer's own choices come first, then the chosen
 * performance, then the first day with performances.
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
import { Schedule } from './schedule.js';
import type { TripDetails } from './trip-details.js';

/** The attributes as the page wrote them. */
export interface PickerAttributes {
  readonly eventId: string | undefined;
  readonly performanceId: string | undefined;
  readonly mode: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The customer's choices. They end when the picker shows another event. */
interface PickerChoices {
  readonly mode?: 'calendar' | 'list';
  readonly day?: string;
  readonly month?: YearMonth;
  readonly performanceId?: string | undefined;
  readonly trip?: Partial<TripDetails>;
}

const TAG = 'tsw-performance-picker';

export class PickerState {
  readonly schedule: Schedule;
  readonly #host: PagedReadHost & PickerAttributes;
  readonly #selection: StateController<{
    readonly eventId: string | undefined;
    readonly performanceId: string | undefined;
    readonly departureDate: string | undefined;
    readonly duration: number | undefined;
  }>;
  readonly #event: ReadController<{ readonly event: TicketedEvent }>;
  /** The chosen performance, where none of the pages that were read includes it. */
  readonly #chosenPerformance: ReadController<Performance>;
  #choices: PickerChoices = {};

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
    this.schedule = new Schedule(
      host,
      () => ({
        eventId: this.eventId,
        from: dateAttribute(TAG, 'from', host.from),
        to: dateAttribute(TAG, 'to', host.to),
      }),
      () => (this.isList ? undefined : this.month),
    );
    this.#chosenPerformance = new ReadController(host, () => {
      const id = this.chosenId;
      return id === undefined || !this.schedule.firstPage || this.#findPerformance(id)
        ? undefined
        : performanceRead(id);
    });
  }

  get eventId(): string | undefined {
    const { eventId, performanceId } = this.#host;
    return eventId || (performanceId && eventIdOf(performanceId)) || this.#selection.value?.eventId;
  }

  get event(): TicketedEvent | undefined {
    return valueOf(this.#event.resource)?.event;
  }

  /** The performance that the picker chooses for the customer. */
  get automaticPerformance(): Performance | undefined {
    const { event, schedule } = this;
    return event && schedule.firstPage && automaticPerformance(event, schedule.firstPage);
  }

  /**
   * The attribute's performance until the customer chooses another; without the attribute, the one selected on the
   * page.
   */
  get chosenId(): string | undefined {
    if (this.#host.performanceId) return this.#choices.performanceId ?? this.#host.performanceId;
    const { eventId, performanceId } = this.#selection.value ?? {};
    return eventId === this.eventId ? performanceId : undefined;
  }

  /** Whether the performance that was chosen at first is no longer on sale. */
  get isChosenGone(): boolean {
    const { resource } = this.#chosenPerformance;
    return resource.status === 'failed' ? resource.error.code === 'not-found' : (valueOf(resource)?.isGhost ?? false);
  }

  /** The day whose performances are shown, `YYYY-MM-DD`. */
  get day(): string | undefined {
    if (this.#choices.day) return this.#choices.day;
    const { dates, isComplete } = this.schedule;
    return this.#chosenDate ?? (isComplete && dates.length === 1 ? dates[0] : undefined);
  }

  get month(): YearMonth | undefined {
    if (this.#choices.month) return this.#choices.month;
    const date = this.day ?? this.schedule.dates[0];
    return date === undefined ? undefined : monthOf(date);
  }

  get isList(): boolean {
    const mode = this.#choices.mode ?? choiceAttribute(TAG, 'view', this.#host.mode, ['calendar', 'list']);
    if (mode) return mode === 'list';
    return this.schedule.isComplete && isSparse(this.schedule.dates);
  }

  /** A selected departure on the day of the chosen performance is the default, so it changes with the day. */
  get trip(): TripDetails {
    const { eventId, departureDate = '', duration = 1 } = this.#selection.value ?? {};
    const isSameEvent = eventId === this.eventId;
    return {
      departureDate: isSameEvent && departureDate !== this.#chosenDate ? departureDate : '',
      duration: isSameEvent ? String(duration) : '1',
      ...this.#choices.trip,
    };
  }

  get failure(): TswError | undefined {
    const { resource } = this.#event;
    return resource.status === 'failed' ? resource.error : this.schedule.failure;
  }

  retry(): void {
    if (this.#event.resource.status === 'failed') this.#event.refresh();
    this.schedule.retry();
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
    this.#change({ trip: { ...this.#choices.trip, ...changes } });
  }

  choosePerformance({ id }: Performance): void {
    this.#change({ performanceId: id });
  }

  /** For when the page sets another performance. */
  forgetPerformance(): void {
    this.#choices = { ...this.#choices, performanceId: undefined };
  }

  /** For when another event is shown. */
  reset(): void {
    this.#choices = {};
  }

  get #chosenDate(): string | undefined {
    const id = this.chosenId;
    const performance =
      id === undefined ? undefined : (this.#findPerformance(id) ?? valueOf(this.#chosenPerformance.resource));
    return performance && !performance.isGhost ? localDate(performance) : undefined;
  }

  #findPerformance(id: string): Performance | undefined {
    return this.schedule.performances.find((performance) => performance.id === id);
  }

  #change(changes: PickerChoices): void {
    this.#choices = { ...this.#choices, ...changes };
    this.#host.requestUpdate();
  }
}

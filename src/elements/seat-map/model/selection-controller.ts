/**
 * What happens to the choice: seats picked, lost, proposed, sold, and the words said about it. The view draws what this
 * knows; rules are the choice's own.
 */
import type { ReactiveControllerHost } from 'lit';
import type { Availability } from '../../../domain/sale/availability.js';
import { buildSeatIndex, type FreeSeat } from '../../../domain/seats/seat-index.js';
import { type OwnSeats, withHeldSeats } from '../../../domain/seats/own-seats.js';
import type { SelectionRequest } from '../../../domain/seats/rules/selection.js';
import type { Suggestion } from '../../../domain/seats/search/suggest.js';
import type { TrolleyChange } from '../../../domain/trolley/trolley.js';
import type { SeatsChange } from '../../../events/events.js';
import { addedOtherwise } from '../../shared/added-otherwise.js';
import { Choice, type SeatOrder } from './choice.js';
import type { Locale } from '../../../i18n/locale.js';
import { isUnfinished, listSeats, totalOf, violationWords } from './words.js';

interface Host extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  readonly locale: Locale;
  readonly owner: {
    seatsChanged(change: SeatsChange): void;
    add(order: SeatOrder): Promise<AddOutcome>;
  };
}

export interface AddOutcome {
  /** False also where the customer would rather keep what is in the trolley. */
  readonly isAdded: boolean;
  /** Words for the customer. */
  readonly problem?: string;
  /** What the box office made of it. */
  readonly change?: TrolleyChange;
}

export class Selecting {
  choice!: Choice;
  /** Changes whenever the choice, or what is proposed, does. */
  version = 0;
  /** Seats of the suggestion that is pointed at. */
  proposed: readonly FreeSeat[] = [];
  /** What could be had instead of seats that were lost. */
  instead: readonly Suggestion[] = [];
  isAdding = false;
  /** Why the choice could not be added. */
  problem: string | undefined;
  /** Which seats were lost, or what came otherwise than asked. */
  notice: string | undefined;
  /** For the live region. */
  status = '';
  #search: Choice['search'];

  constructor(private readonly host: Host) {}

  set wish(wish: SelectionRequest) {
    this.choice.wish = wish;
    if (this.choice.seats.length > 0) void this.#tell();
  }

  /**
   * Takes newer availability, or another trolley.
   *
   * @param own what the trolley has of this performance
   * @returns whether it is of another performance, so that all begins anew
   */
  adopt(availability: Availability, own: OwnSeats, wish: SelectionRequest): boolean {
    const index = buildSeatIndex(withHeldSeats(availability, own), own.keys);
    if (this.choice?.index.availability.performanceId !== availability.performanceId) {
      this.choice = new Choice(index);
      this.choice.search = this.#search;
      this.choice.wish = wish;
      this.version += 1;
      this.#forgetWords();
      return true;
    }
    const before = this.choice.seats;
    const lost = this.choice.adopt(index);
    this.version += 1;
    if (lost.length === 0) {
      if (this.choice.seats.length < before.length) void this.#tell();
      return false;
    }
    this.notice = this.host.locale.terms.seats.gone(listSeats(lost, this.host.locale.language));
    void this.#offerInstead(before);
    void this.#tell();
    return false;
  }

  readonly toggle = (free: FreeSeat): void => {
    this.choice.toggle(free);
    const { nowSelected, nowDeselected } = this.host.locale.terms.seats;
    this.#changed((this.choice.has(free) ? nowSelected : nowDeselected)(free.seat.id));
  };

  readonly choose = (seats: readonly FreeSeat[]): void => {
    const { nowSelected, cleared } = this.host.locale.terms.seats;
    this.choice.choose(seats);
    this.#changed(seats.length === 0 ? cleared : nowSelected(listSeats(seats, this.host.locale.language)));
  };

  readonly preview = (suggestion: Suggestion | undefined): void => {
    this.proposed = suggestion?.added ?? [];
    this.version += 1;
    this.host.requestUpdate();
  };

  readonly add = async (): Promise<void> => {
    const { isValid, order, price, seats, index } = this.choice;
    if (!isValid || !order || !price || this.isAdding) return;
    this.isAdding = true;
    this.host.requestUpdate();
    const { isAdded, problem, change } = await this.host.owner.add(order);
    this.problem = problem;
    this.isAdding = false;
    this.host.requestUpdate();
    if (!isAdded) return;
    // What was chosen while the call was under way stays. Keys, because the availability may be a newer one.
    const added = new Set(seats.map(({ key }) => key));
    this.choose(this.choice.seats.filter(({ key }) => !added.has(key)));
    const { locale } = this.host;
    this.status = locale.terms.seats.added(listSeats(seats, locale.language));
    const asked = { performanceId: index.availability.performanceId ?? '', ...order, quantity: seats.length };
    this.notice = change && addedOtherwise(change, { order: asked, price }, locale);
  };

  readonly pickDiscount = (free: FreeSeat, code: string): void => {
    this.choice.pickDiscount(free, code);
    this.#changed(`${free.seat.id}: ${this.choice.discountOf(free)?.name ?? ''}.`);
  };

  /** As many seats again: around those that are left, else the best in the same price band. */
  async #offerInstead(before: readonly FreeSeat[]): Promise<void> {
    const { choice } = this;
    if (!this.#search) await this.prepare();
    this.instead = choice.suggest(before.length);
    this.host.requestUpdate();
    if (choice.seats.length > 0) return;
    const { bestTogether } = await import('../../../domain/seats/search/best-together.js');
    const band = before[0]?.block.band;
    const found = bestTogether(choice.index, {
      quantity: before.length,
      within: band && { ticketTypeCode: band.section.ticketType.code, priceBandCode: band.priceBand.code },
    });
    if (!found.ok || choice !== this.choice || choice.seats.length > 0) return;
    this.instead = [{ seats: found.value.seats, added: found.value.seats, removed: [] }];
    this.host.requestUpdate();
  }

  #changed(words: string): void {
    const { seats: chosen, violations } = this.choice;
    const { locale } = this.host;
    this.#forgetWords();
    this.version += 1;
    // What breaks a rule is an alert and speaks for itself.
    const hints = isUnfinished(violations) ? violations.map((violation) => violationWords(violation, locale)) : [];
    const total = locale.terms.seats.total(chosen.length, totalOf(this.choice, chosen, locale.language));
    this.status = [words, ...(chosen.length > 0 ? [total, ...hints] : [])].join(' ');
    void this.#tell();
    this.host.requestUpdate();
  }

  #forgetWords(): void {
    this.notice = undefined;
    this.problem = undefined;
    this.proposed = [];
    this.instead = [];
  }

  /** Fetches the search for nearest choices. Called once the map is there: before a seat is chosen nobody needs it. */
  async prepare(): Promise<void> {
    try {
      const { suggestSelections } = await import('../../../domain/seats/search/suggest.js');
      this.#search = this.choice.search = suggestSelections;
      this.host.requestUpdate();
    } catch (cause) {
      console.error('tsw-widgets: the nearest seats cannot be looked for; the rules hold all the same.', cause);
    }
  }

  /** What breaks a rule is told with its ways out, even if those have to be fetched first. */
  async #tell(): Promise<void> {
    const { choice } = this;
    if (!this.#search && choice.seats.length > 0 && choice.violations.length > 0) await this.prepare();
    this.host.owner.seatsChanged(this.choice.describe());
  }
}

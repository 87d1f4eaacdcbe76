/**
 * Changes the customer's choice of seats, loses seats that are no longer free, adds the choice to the trolley, and keeps
 * the messages about it. The view of the seat map renders this state. The rules are in `SeatChoice`.
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
import { SeatChoice, type SeatOrder } from './seat-choice.js';
import type { Locale } from '../../../i18n/locale.js';
import { isUnfinished, listSeats, formatTotal, explainViolation } from './words.js';

interface Host extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  readonly locale: Locale;
  readonly callbacks: {
    seatsChanged(change: SeatsChange): void;
    add(order: SeatOrder): Promise<AddOutcome>;
  };
}

export interface AddOutcome {
  /** Also false if the customer keeps the orders that are in the trolley. */
  readonly isAdded: boolean;
  /** A message for the customer. */
  readonly problem?: string;
  /** What the box office added, which may differ from the request. */
  readonly change?: TrolleyChange;
}

export class SelectionController {
  choice!: SeatChoice;
  /** Increases with every change of the choice or of the previewed suggestion. */
  version = 0;
  /** Seats of the suggestion under the pointer or focus. */
  proposed: readonly FreeSeat[] = [];
  /** Replacements for seats that are no longer free. */
  alternatives: readonly Suggestion[] = [];
  isAdding = false;
  /** Why the choice could not be added. */
  problem: string | undefined;
  /** Which seats are no longer free, or how the added tickets differ from the request. */
  notice: string | undefined;
  /** Text of the live region. */
  status = '';
  #search: SeatChoice['search'];

  constructor(private readonly host: Host) {}

  set request(request: SelectionRequest) {
    this.choice.request = request;
    if (this.choice.seats.length > 0) void this.#notify();
  }

  /**
   * Takes newer availability or a changed trolley.
   *
   * @param own this performance's seats in the trolley
   * @returns whether the availability is of another performance, which starts a new choice
   */
  update(availability: Availability, own: OwnSeats, request: SelectionRequest): boolean {
    const index = buildSeatIndex(withHeldSeats(availability, own), own.keys);
    if (this.choice?.index.availability.performanceId !== availability.performanceId) {
      this.choice = new SeatChoice(index);
      this.choice.search = this.#search;
      this.choice.request = request;
      this.version += 1;
      this.#clearMessages();
      return true;
    }
    const before = this.choice.seats;
    const lost = this.choice.replaceIndex(index);
    this.version += 1;
    if (lost.length === 0) {
      if (this.choice.seats.length < before.length) void this.#notify();
      return false;
    }
    this.notice = this.host.locale.terms.seats.gone(listSeats(lost, this.host.locale.language));
    void this.#offerAlternatives(before);
    void this.#notify();
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
    const { isAdded, problem, change } = await this.host.callbacks.add(order);
    this.problem = problem;
    this.isAdding = false;
    this.host.requestUpdate();
    if (!isAdded) return;
    // Seats chosen during the call stay chosen. They are compared by key, because the availability may be newer.
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

  /** Looks for the same number of seats: around the remaining ones, or the best in the same price band. */
  async #offerAlternatives(before: readonly FreeSeat[]): Promise<void> {
    const { choice } = this;
    if (!this.#search) await this.loadSearch();
    this.alternatives = choice.suggest(before.length);
    this.host.requestUpdate();
    if (choice.seats.length > 0) return;
    const { bestTogether } = await import('../../../domain/seats/search/best-together.js');
    const band = before[0]?.block.band;
    const found = bestTogether(choice.index, {
      quantity: before.length,
      within: band && { ticketTypeCode: band.section.ticketType.code, priceBandCode: band.priceBand.code },
    });
    if (!found.ok || choice !== this.choice || choice.seats.length > 0) return;
    this.alternatives = [{ seats: found.value.seats, added: found.value.seats, removed: [] }];
    this.host.requestUpdate();
  }

  #changed(words: string): void {
    const { seats: chosen, violations } = this.choice;
    const { locale } = this.host;
    this.#clearMessages();
    this.version += 1;
    // A broken rule is announced by its alert.
    const hints = isUnfinished(violations) ? violations.map((violation) => explainViolation(violation, locale)) : [];
    const total = locale.terms.seats.total(chosen.length, formatTotal(this.choice, chosen, locale.language));
    this.status = [words, ...(chosen.length > 0 ? [total, ...hints] : [])].join(' ');
    void this.#notify();
    this.host.requestUpdate();
  }

  #clearMessages(): void {
    this.notice = undefined;
    this.problem = undefined;
    this.proposed = [];
    this.alternatives = [];
  }

  /** Loads the search for the nearest valid choices. Called after the first render, because it is not needed earlier. */
  async loadSearch(): Promise<void> {
    try {
      const { suggestSelections } = await import('../../../domain/seats/search/suggest.js');
      this.#search = this.choice.search = suggestSelections;
      this.host.requestUpdate();
    } catch (cause) {
      console.error(
        'tsw-widgets: the search for the nearest seats did not load. Seats are sold without suggestions.',
        cause,
      );
    }
  }

  /** Reports the choice to the page. A choice that breaks a rule is reported with suggestions, so their search loads first. */
  async #notify(): Promise<void> {
    const { choice } = this;
    if (!this.#search && choice.seats.length > 0 && choice.violations.length > 0) await this.loadSearch();
    this.host.callbacks.seatsChanged(this.choice.toSeatsChange());
  }
}

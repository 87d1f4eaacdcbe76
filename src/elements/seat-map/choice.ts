/**
 * The customer's choice of seats: what is chosen, what is wrong with it, what would be right. Every question of right
 * and wrong goes to src/domain. Used by the seat map's view, which draws it and tells the page.
 */
import { type BandReference } from '../../domain/availability.js';
import { type FreeSeat, inHallOrder, type SeatIndex } from '../../domain/seat-index.js';
import { type SelectionWish, validateSelection } from '../../domain/selection.js';
import { type Suggestion, suggestSelections } from '../../domain/suggest.js';
import type { Violation } from '../../domain/violations.js';
import type { SeatsChange } from '../../events/events.js';

export class Choice {
  #index: SeatIndex;
  #wish: SelectionWish = {};
  #seats: readonly FreeSeat[] = [];
  #violations: readonly Violation[] | undefined;
  #suggestions: readonly Suggestion[] | undefined;

  constructor(index: SeatIndex) {
    this.#index = index;
  }

  get index(): SeatIndex {
    return this.#index;
  }

  /** In hall order. */
  get seats(): readonly FreeSeat[] {
    return this.#seats;
  }

  get violations(): readonly Violation[] {
    return (this.#violations ??= validateSelection(this.#index, this.#seats, this.#wish));
  }

  /** The nearest choices that are valid; none for one that is valid itself. */
  get suggestions(): readonly Suggestion[] {
    return (this.#suggestions ??= suggestSelections(this.#index, this.#seats, this.#wish));
  }

  /** Valid choices of another size around this one. */
  suggest(quantity: number): readonly Suggestion[] {
    return suggestSelections(this.#index, this.#seats, { ...this.#wish, quantity });
  }

  get isValid(): boolean {
    return this.violations.length === 0;
  }

  /** The order that the choice makes; undefined while seats are of several bands or none are chosen. */
  get band(): BandReference | undefined {
    const bands = new Set(this.#seats.map(({ block }) => block.band));
    const [band] = bands;
    if (!band || bands.size > 1) return undefined;
    return { ticketTypeCode: band.section.ticketType.code, priceBandCode: band.priceBand.code };
  }

  has(seat: FreeSeat): boolean {
    return this.#seats.includes(seat);
  }

  /** Seats that break a rule. */
  get faults(): ReadonlySet<FreeSeat> {
    return new Set(this.violations.flatMap(({ seats }) => seats));
  }

  /** Seats that the choice would leave alone. */
  get leftAlone(): readonly FreeSeat[] {
    return this.violations.flatMap((violation) => (violation.rule === 'single-seats' ? violation.leftAlone : []));
  }

  set wish(wish: SelectionWish) {
    this.#wish = wish;
    this.#forget();
  }

  toggle(seat: FreeSeat): void {
    this.choose(this.has(seat) ? this.#seats.filter((other) => other !== seat) : [...this.#seats, seat]);
  }

  choose(seats: Iterable<FreeSeat>): void {
    this.#seats = inHallOrder(seats);
    this.#forget();
  }

  #forget(): void {
    this.#violations = undefined;
    this.#suggestions = undefined;
  }

  /**
   * Takes newer availability. Chosen seats that are not free any more leave the choice.
   *
   * @returns those that are lost, not those that are the customer's own by now
   */
  adopt(index: SeatIndex): FreeSeat[] {
    const lost = this.#seats.filter(({ key }) => !index.byKey.has(key) && !index.ownKeys.has(key));
    this.#index = index;
    this.choose(this.#seats.flatMap(({ key }) => index.byKey.get(key) ?? []));
    return lost;
  }

  /** The seats with these API ids or seat keys; unknown ones are left out. An id that two sections share means the first. */
  find(ids: readonly string[]): FreeSeat[] {
    return ids.flatMap((id) => this.#index.byKey.get(id) ?? this.#index.byId.get(id)?.[0] ?? []);
  }

  /** What the page hears. */
  describe(): SeatsChange {
    return {
      seats: this.#seats.map(({ seat }) => seat),
      ticketTypeCode: this.band?.ticketTypeCode,
      priceBandCode: this.band?.priceBandCode,
      valid: this.isValid,
      violations: this.violations.map(({ rule, seats }) => ({ rule, seatIds: seats.map(({ seat }) => seat.id) })),
      suggestions: this.suggestions.map(({ seats }) => seats.map(({ seat }) => seat.id)),
    };
  }
}

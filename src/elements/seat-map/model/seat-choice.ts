/**
 * The customer's choice of seats: the seats, their discounts, the rules they break and the nearest valid choices. The
 * rules themselves are in src/domain. Used by the seat map's view.
 */
import type { BandReference, Discount } from '../../../domain/sale/availability.js';
import { offersDiscounts, orderPrice, orderTickets } from '../../../domain/sale/discounts.js';
import { type Money, sum } from '../../../domain/sale/money.js';
import { type Price, totalPrice } from '../../../domain/sale/price.js';
import { discountProblems, type QuantityProblem } from '../../../domain/sale/quantities.js';
import { type FreeBand, type FreeSeat, inHallOrder, type SeatIndex } from '../../../domain/seats/seat-index.js';
import { type SelectionRequest, validateSelection } from '../../../domain/seats/rules/selection.js';
import type { Suggestion, suggestSelections } from '../../../domain/seats/search/suggest.js';
import type { Violation } from '../../../domain/seats/rules/violations.js';
import type { SeatsChange } from '../../../events/events.js';

export interface SeatOrder extends BandReference {
  readonly seats: readonly string[];
  /** One code for each seat. Absent if the band has no discounts to choose. */
  readonly discounts?: readonly string[];
}

export class SeatChoice {
  /** Finds the nearest valid choices. Undefined until it is loaded. */
  search: typeof suggestSelections | undefined;
  #index: SeatIndex;
  #request: SelectionRequest = {};
  #seats: readonly FreeSeat[] = [];
  /** Codes of the discounts that were picked, by seat key. */
  #pickedCodes: ReadonlyMap<string, string> = new Map();
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
    return (this.#violations ??= validateSelection(this.#index, this.#seats, this.#request));
  }

  /** The nearest valid choices. None if this choice is valid. */
  get suggestions(): readonly Suggestion[] {
    if (!this.search) return [];
    return (this.#suggestions ??= this.search(this.#index, this.#seats, this.#request));
  }

  /** Valid choices of another size near this one. */
  suggest(quantity: number): readonly Suggestion[] {
    return this.search?.(this.#index, this.#seats, { ...this.#request, quantity }) ?? [];
  }

  get isValid(): boolean {
    return this.violations.length === 0 && this.discountProblems.length === 0;
  }

  get discountProblems(): readonly QuantityProblem[] {
    const band = this.#onlyBand;
    return band ? discountProblems(band.priceBand, this.order?.discounts) : [];
  }

  /** One code for each chosen seat, in the order of `seats`. Empty if the band has one price. */
  get discounts(): string[] {
    return this.#seats.flatMap((seat) => this.discountOf(seat)?.code ?? []);
  }

  /** Undefined if the seat's band has one price. */
  discountOf(seat: FreeSeat, picked = this.#pickedCodes): Discount | undefined {
    const { priceBand } = seat.block.band;
    if (!offersDiscounts(priceBand)) return undefined;
    const code = picked.get(seat.key);
    return priceBand.discounts.find((discount) => discount.code === code) ?? priceBand.discounts[0];
  }

  pickDiscount(seat: FreeSeat, code: string): void {
    this.#pickedCodes = new Map(this.#pickedCodes).set(seat.key, code);
    this.#clearResults();
  }

  /** The price of one ticket. */
  priceOf(seat: FreeSeat, picked = this.#pickedCodes): Price {
    return this.discountOf(seat, picked)?.price ?? seat.block.band.priceBand.price;
  }

  /** The price of all seats. Undefined if they are of several bands, which cannot be bought together. */
  get price(): Price | undefined {
    const band = this.#onlyBand;
    return band && orderPrice(band.priceBand, this.#seats.length, this.discounts);
  }

  /** The total price of these seats if they were selected. */
  totalOf(seats: readonly FreeSeat[]): Money {
    const picked = this.#carryDiscounts(seats);
    return sum(
      seats.map((seat) => totalPrice(this.priceOf(seat, picked))),
      this.index.availability.currency,
    );
  }

  get #onlyBand(): FreeBand | undefined {
    const [band, another] = new Set(this.#seats.map(({ block }) => block.band));
    return another ? undefined : band;
  }

  get band(): BandReference | undefined {
    const band = this.#onlyBand;
    return band && { ticketTypeCode: band.section.ticketType.code, priceBandCode: band.priceBand.code };
  }

  /** The order for this choice. Undefined if no seats or seats of several bands are chosen. */
  get order(): SeatOrder | undefined {
    const band = this.#onlyBand;
    if (!band || !this.band) return undefined;
    const codes = this.discounts;
    if (codes.length === 0) return { ...this.band, seats: this.#seats.map(({ seat }) => seat.id) };
    const tickets = this.#seats.map(({ seat }, at) => ({ id: seat.id, code: codes[at] ?? '' }));
    const inOrder = orderTickets(band.priceBand, tickets);
    return { ...this.band, seats: inOrder.map(({ id }) => id), discounts: inOrder.map(({ code }) => code) };
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

  set request(request: SelectionRequest) {
    this.#request = request;
    this.#clearResults();
  }

  toggle(seat: FreeSeat): void {
    this.choose(this.has(seat) ? this.#seats.filter((other) => other !== seat) : [...this.#seats, seat]);
  }

  choose(seats: Iterable<FreeSeat>): void {
    const chosen = inHallOrder(seats);
    this.#pickedCodes = this.#carryDiscounts(chosen);
    this.#seats = chosen;
    this.#clearResults();
  }

  /** Discounts stay with their seats. The discounts of deselected seats go to the seats that replace them. */
  #carryDiscounts(seats: readonly FreeSeat[]): ReadonlyMap<string, string> {
    const chosen = new Set(seats.map(({ key }) => key));
    const before = new Set(this.#seats.map(({ key }) => key));
    const carried = new Map([...this.#pickedCodes].filter(([key]) => chosen.has(key)));
    const freed = [...this.#pickedCodes].flatMap(([key, code]) => (chosen.has(key) ? [] : code));
    for (const { key } of seats) {
      if (before.has(key) || freed.length === 0) continue;
      carried.set(key, freed.shift() ?? '');
    }
    return carried;
  }

  #clearResults(): void {
    this.#violations = undefined;
    this.#suggestions = undefined;
  }

  /**
   * Takes newer availability. Seats that are no longer free leave the choice.
   *
   * @returns the seats that were lost, without those that are now in the customer's trolley
   */
  replaceIndex(index: SeatIndex): FreeSeat[] {
    const lost = this.#seats.filter(({ key }) => !index.byKey.has(key) && !index.ownKeys.has(key));
    this.#index = index;
    this.choose(this.#seats.flatMap(({ key }) => index.byKey.get(key) ?? []));
    return lost;
  }

  /** The seats with these API ids or seat keys, without unknown ones. An id that two sections share means the first. */
  find(ids: readonly string[]): FreeSeat[] {
    return ids.flatMap((id) => this.#index.byKey.get(id) ?? this.#index.byId.get(id)?.[0] ?? []);
  }

  /** The detail of `tsw-seats-change`. */
  toSeatsChange(): SeatsChange {
    return {
      seats: this.#seats.map(({ seat }) => seat),
      ticketTypeCode: this.band?.ticketTypeCode,
      priceBandCode: this.band?.priceBandCode,
      discounts: this.discounts,
      valid: this.isValid,
      violations: this.violations.map(({ rule, seats }) => ({ rule, seatIds: seats.map(({ seat }) => seat.id) })),
      suggestions: this.suggestions.map(({ seats }) => seats.map(({ seat }) => seat.id)),
    };
  }
}

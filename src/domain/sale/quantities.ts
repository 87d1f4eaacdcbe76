/**
 * Which quantities can be bought (docs/api/seat-rules.md#quantities), by the performance, the discounts and what the
 * band has left. The ticket picker uses it for best-available orders, the seat rules for chosen seats.
 */
import type { Availability, Discount, PriceBand } from './availability.js';

/** Whether the performance is sold in this quantity: any whole number from 1 when the API sends no quantities. */
export function allowsQuantity({ validQuantities }: Pick<Availability, 'validQuantities'>, quantity: number): boolean {
  if (!Number.isSafeInteger(quantity) || quantity < 1) return false;
  return validQuantities.length === 0 || validQuantities.includes(quantity);
}

/**
 * The quantities to offer for one band, ascending.
 *
 * @param seatChoice the customer chooses the seats. `number_available` counts adjacent tickets for best available only,
 *   so the limit is then the number of free seats
 */
export function validQuantitiesFor(
  { validQuantities }: Pick<Availability, 'validQuantities'>,
  band: PriceBand,
  { seatChoice }: { readonly seatChoice: boolean },
): number[] {
  const most = mostTickets(band, seatChoice);
  if (validQuantities.length === 0) return Array.from({ length: most }, (_, index) => index + 1);
  return soldQuantities({ validQuantities }).filter((quantity) => quantity >= 1 && quantity <= most);
}

/** The quantities that the API names, ascending and without repeats. */
export function soldQuantities({ validQuantities }: Pick<Availability, 'validQuantities'>): number[] {
  return [...new Set(validQuantities)].sort((left, right) => left - right);
}

function mostTickets(band: PriceBand, seatChoice: boolean): number {
  if (!seatChoice || !band.seatBlocks) return band.numberAvailable;
  return band.seatBlocks.reduce((count, block) => count + block.seats.length, 0);
}

export type QuantityProblem =
  /** Not a quantity of this performance; `allowed` has the quantities this band can be sold in. */
  | { readonly rule: 'quantity'; readonly quantity: number; readonly allowed: readonly number[] }
  | { readonly rule: 'available'; readonly quantity: number; readonly available: number }
  /** Either every ticket has a discount or none has (docs/api/trolley.md#trolley-endpoint). */
  | { readonly rule: 'discount-for-each'; readonly quantity: number; readonly given: number }
  | { readonly rule: 'discount-unknown'; readonly discountCode: string }
  | {
      readonly rule: 'discount-quantity';
      readonly discount: Discount;
      readonly quantity: number;
      readonly allowed: readonly number[];
    }
  | {
      readonly rule: 'discount-available';
      readonly discount: Discount;
      readonly quantity: number;
      readonly available: number;
    }
  /** `tickets` has the positions, from 0, that may not have the discount. */
  | { readonly rule: 'discount-ticket'; readonly discount: Discount; readonly tickets: readonly number[] };

/**
 * Everything that is wrong with a best-available order. An empty list means that it can be added to the trolley.
 *
 * @param discountCodes one code per ticket, in ticket order, or none at all
 */
export function quantityProblems(
  availability: Pick<Availability, 'validQuantities'>,
  band: PriceBand,
  quantity: number,
  discountCodes: readonly string[] = [],
): QuantityProblem[] {
  const problems: QuantityProblem[] = [];
  if (!allowsQuantity(availability, quantity)) {
    const allowed = validQuantitiesFor(availability, band, { seatChoice: false });
    problems.push({ rule: 'quantity', quantity, allowed });
  } else if (quantity > band.numberAvailable) {
    problems.push({ rule: 'available', quantity, available: band.numberAvailable });
  }
  if (discountCodes.length > 0) {
    if (discountCodes.length !== quantity) {
      problems.push({ rule: 'discount-for-each', quantity, given: discountCodes.length });
    }
    problems.push(...discountProblems(band, discountCodes));
  }
  return problems;
}

/** Problems of the discounts alone, for tickets whose seats are chosen one by one. */
export function discountProblems(band: PriceBand, discountCodes: readonly string[] = []): QuantityProblem[] {
  const problems: QuantityProblem[] = [];
  for (const discountCode of new Set(discountCodes)) {
    const discount = band.discounts.find(({ code }) => code === discountCode);
    if (!discount) {
      // The band's own price is always available, even when the answer has no discounts.
      if (discountCode !== band.discountCode) problems.push({ rule: 'discount-unknown', discountCode });
      continue;
    }
    const tickets = [...discountCodes.keys()].filter((ticket) => discountCodes[ticket] === discountCode);
    const quantity = tickets.length;
    if (discount.validQuantities && !discount.validQuantities.includes(quantity)) {
      problems.push({ rule: 'discount-quantity', discount, quantity, allowed: discount.validQuantities });
    } else if (quantity > discount.numberAvailable) {
      problems.push({ rule: 'discount-available', discount, quantity, available: discount.numberAvailable });
    }
    const disallowed = tickets.filter((ticket) => discount.disallowedTickets.includes(ticket));
    if (disallowed.length > 0) problems.push({ rule: 'discount-ticket', discount, tickets: disallowed });
  }
  return problems;
}

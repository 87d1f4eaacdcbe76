/**
 * How many tickets may be asked for (reference 7.1): the performance's own numbers, the discounts' and what the band
 * has. Called by the ticket picker for best-available orders and by the seat rules for chosen seats.
 */
import type { Availability, Discount, PriceBand } from './availability.js';

/** Whether the performance is sold in this number. Where the API sent no numbers, any whole number from 1 is. */
export function allowsQuantity({ validQuantities }: Pick<Availability, 'validQuantities'>, quantity: number): boolean {
  if (!Number.isSafeInteger(quantity) || quantity < 1) return false;
  return validQuantities.length === 0 || validQuantities.includes(quantity);
}

/**
 * The numbers to offer for one band, ascending.
 *
 * @param seatChoice the seats are chosen one by one: `number_available` counts adjacent tickets for best available
 *   only, so the limit is what is free
 */
export function validQuantitiesFor(
  { validQuantities }: Pick<Availability, 'validQuantities'>,
  band: PriceBand,
  { seatChoice }: { readonly seatChoice: boolean },
): number[] {
  const most = mostTickets(band, seatChoice);
  if (validQuantities.length === 0) return Array.from({ length: most }, (_, index) => index + 1);
  return [...new Set(validQuantities)]
    .filter((quantity) => quantity >= 1 && quantity <= most)
    .sort((left, right) => left - right);
}

function mostTickets(band: PriceBand, seatChoice: boolean): number {
  if (!seatChoice || !band.seatBlocks) return band.numberAvailable;
  return band.seatBlocks.reduce((count, block) => count + block.seats.length, 0);
}

export type QuantityProblem =
  /** Not one of the numbers that the performance is sold in; `allowed` is what this band can be sold in. */
  | { readonly rule: 'quantity'; readonly quantity: number; readonly allowed: readonly number[] }
  | { readonly rule: 'available'; readonly quantity: number; readonly available: number }
  /** Discounts are given for every ticket or for none (reference 5, trolley). */
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
  /** `tickets` are the positions, from 0, that may not have the discount. */
  | { readonly rule: 'discount-ticket'; readonly discount: Discount; readonly tickets: readonly number[] };

/**
 * Everything that is wrong with a best-available order; an empty list means that it may be made.
 *
 * @param discountCodes one code for each ticket, in ticket order, or none at all
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

/** What is wrong with the discounts alone: all that is to be asked of tickets whose seats are chosen one by one. */
export function discountProblems(band: PriceBand, discountCodes: readonly string[] = []): QuantityProblem[] {
  const problems: QuantityProblem[] = [];
  for (const discountCode of new Set(discountCodes)) {
    const discount = band.discounts.find(({ code }) => code === discountCode);
    if (!discount) {
      // The band's own price is always to be had, even where no discounts were asked for.
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

/**
 * "Find me four together": the best seats for a party under every rule, for customers who prefer not to choose seats
 * themselves. Called by the seat map, which treats the result as any other selection.
 */
import { compare, type Money, zero } from '../../sale/money.js';
import { mayLeaveSingles, orderRules } from '../rules/order-rules.js';
import { allowsQuantity } from '../../sale/quantities.js';
import { fail, ok, type Result } from '../../result.js';
import { type Run, type RunRules, runsIn, seatsOfRun } from './runs.js';
import type { FreeBand, FreeSeat, FreeSection, SeatIndex } from '../seat-index.js';
import { type Split, splitParty } from './split-party.js';

export interface TogetherWish {
  readonly quantity: number;
  /** Only in this ticket type, or this price band of it. */
  readonly within?: { readonly ticketTypeCode: string; readonly priceBandCode?: string | undefined } | undefined;
  /** The highest price of one ticket, booking fee included. */
  readonly maxPrice?: Money | undefined;
  /** No restricted view at all. When false, such seats are only the last choice. */
  readonly avoidRestrictedViews?: boolean | undefined;
  /** At least one accessible seat. When false, accessible seats are only the last choice. */
  readonly accessible?: boolean | undefined;
  /** Prefer the front row (`stage`, the default) or the middle of a row. */
  readonly near?: 'stage' | 'middle' | undefined;
}

export interface Together {
  /** In hall order. */
  readonly seats: readonly FreeSeat[];
  /** Groups of neighbours; more than one when the party is too large for any block. */
  readonly parts: readonly (readonly FreeSeat[])[];
  readonly isSplit: boolean;
}

export type TogetherRefusal =
  /** Not sold in this quantity. `allowed` is ascending, and empty when the API names none. */
  | { readonly reason: 'quantity'; readonly allowed: readonly number[] }
  /** For this many, only seats with a restricted view are left. */
  | { readonly reason: 'restricted-views' }
  /** `from` is the lowest ticket price available for this many. */
  | { readonly reason: 'price'; readonly from: Money }
  | { readonly reason: 'accessible' }
  /** There are seats, but elsewhere in the hall. */
  | { readonly reason: 'within' }
  /** There are seats, but none that meet all wishes together. */
  | { readonly reason: 'wishes' }
  /** There are enough seats, but taking them leaves a single seat. */
  | { readonly reason: 'single-seats' }
  /** Blocks are sold whole, and none has this size. */
  | { readonly reason: 'whole-block' }
  /** Seats have to be neighbours, so the party cannot be split. `longest` is the longest free run. */
  | { readonly reason: 'too-large'; readonly longest: number }
  /** No price band has enough free seats. `free` is the highest number in one band. */
  | { readonly reason: 'too-few'; readonly free: number };

/**
 * The best seats, or why there are none. Best means, in this order: in one piece; without accessible seats, unless the
 * customer asks for one; the fewest restricted views; the ticket type with the highest prices, because the API does not
 * say which is closer to the stage; then the front row and the middle of the row, or the reverse.
 */
export function bestTogether(index: SeatIndex, wish: TogetherWish): Result<Together, TogetherRefusal> {
  const { availability } = index;
  if (!allowsQuantity(availability, wish.quantity)) {
    return fail({ reason: 'quantity', allowed: [...availability.validQuantities].sort((left, right) => left - right) });
  }
  const found = find(index, wish);
  return found ? ok(found) : fail(refuse(index, wish));
}

function find(index: SeatIndex, wish: TogetherWish): Together | undefined {
  const bands = bandsFor(index, wish);
  const best = bestRun(index, bands, wish);
  if (best) {
    const seats = seatsOfRun(best);
    return { seats, parts: [seats], isSplit: false };
  }
  const split = index.availability.contiguousSeatSelectionOnly ? undefined : bestSplit(index, bands, wish);
  return split && { seats: split.parts.flat(), parts: split.parts, isSplit: true };
}

function bandsFor(index: SeatIndex, { within, maxPrice }: TogetherWish): FreeBand[] {
  return dearestFirst(index)
    .filter(({ ticketType }) => within === undefined || ticketType.code === within.ticketTypeCode)
    .flatMap(({ bands }) => bands)
    .filter(({ priceBand }) => within?.priceBandCode === undefined || priceBand.code === within.priceBandCode)
    .filter(({ ticketPrice }) => maxPrice === undefined || compare(ticketPrice, maxPrice) <= 0);
}

function dearestFirst({ availability, sections }: SeatIndex): FreeSection[] {
  const free = zero(availability.currency);
  const highestPrice = ({ bands }: FreeSection): Money =>
    bands.reduce((highest, { ticketPrice }) => (compare(ticketPrice, highest) > 0 ? ticketPrice : highest), free);
  return [...sections].sort((left, right) => compare(highestPrice(right), highestPrice(left)));
}

function rulesFor(
  index: SeatIndex,
  band: FreeBand,
  { quantity, avoidRestrictedViews = false }: TogetherWish,
): RunRules {
  const rules = orderRules(index, band);
  return {
    mustBeClean: !mayLeaveSingles(band, rules, quantity),
    wholeBlocks: rules.wholeBlocks,
    avoidRestrictedViews,
  };
}

/**
 * @param bands those of the ticket type with the highest prices first: of equal runs in two ticket types, the first
 *   wins
 */
function bestRun(index: SeatIndex, bands: readonly FreeBand[], wish: TogetherWish): Run | undefined {
  let best: Run | undefined;
  for (const band of bands) {
    const rules = rulesFor(index, band, wish);
    for (const block of band.blocks) {
      for (const run of runsIn(block, wish.quantity, rules)) {
        if (wish.accessible && run.accessible === 0) continue;
        if (!best || isBetter(run, best, wish)) best = run;
      }
    }
  }
  return best;
}

function isBetter(run: Run, best: Run, wish: TogetherWish): boolean {
  const access = wish.accessible ? 0 : run.accessible - best.accessible;
  if (access !== 0 || run.restricted !== best.restricted) return (access || run.restricted - best.restricted) < 0;
  return run.block.row.section === best.block.row.section && compareBySight(run, best, wish) < 0;
}

type Placed = Pick<Run, 'block' | 'middle'>;

function compareBySight(left: Placed, right: Placed, { near = 'stage' }: TogetherWish): number {
  const row = left.block.row.rank - right.block.row.rank;
  const aside = offMiddle(left) - offMiddle(right);
  return near === 'stage' ? row || aside : aside || row;
}

function offMiddle({ block, middle }: Placed): number {
  return Math.abs(middle - (block.row.section.width - 1));
}

function bestSplit(index: SeatIndex, bands: readonly FreeBand[], wish: TogetherWish): Split | undefined {
  let best: Split | undefined;
  for (const band of bands) {
    const anchors = band.blocks
      .map((block) => ({ block, middle: block.left + block.right }))
      .sort((left, right) => compareBySight(left, right, wish))
      .map(({ block }) => block);
    const split = splitParty(index, band, wish.quantity, rulesFor(index, band, wish), anchors);
    if (!split || (wish.accessible && split.accessible === 0)) continue;
    if (!best || (split.alone - best.alone || split.parts.length - best.parts.length) < 0) best = split;
  }
  return best;
}

/** Why nothing was found: the first wish that has to be dropped to find seats, otherwise the rule that prevents it. */
function refuse(index: SeatIndex, wish: TogetherWish): TogetherRefusal {
  const { quantity } = wish;
  const bare: TogetherWish = { quantity, near: wish.near };
  if (wish.avoidRestrictedViews && find(index, { ...wish, avoidRestrictedViews: undefined })) {
    return { reason: 'restricted-views' };
  }
  if (wish.maxPrice) {
    const from = cheapest(index, { ...wish, maxPrice: undefined });
    if (from) return { reason: 'price', from };
  }
  if (wish.accessible && find(index, { ...wish, accessible: undefined })) return { reason: 'accessible' };
  if (wish.within && find(index, { ...wish, within: undefined })) return { reason: 'within' };
  return find(index, bare) ? { reason: 'wishes' } : ruleInTheWay(index, quantity);
}

function cheapest(index: SeatIndex, wish: TogetherWish): Money | undefined {
  const band = bandsFor(index, wish)
    .sort((left, right) => compare(left.ticketPrice, right.ticketPrice))
    .find(({ section, priceBand }) => {
      const within = { ticketTypeCode: section.ticketType.code, priceBandCode: priceBand.code };
      return find(index, { ...wish, within });
    });
  return band?.ticketPrice;
}

function ruleInTheWay(index: SeatIndex, quantity: number): TogetherRefusal {
  const bands = bandsFor(index, { quantity });
  const free = Math.max(0, ...bands.map(({ seatCount }) => seatCount));
  if (free < quantity) return { reason: 'too-few', free };
  const { mustSelectWholeSeatBlock, contiguousSeatSelectionOnly } = index.availability;
  if (mustSelectWholeSeatBlock) return { reason: 'whole-block' };
  const longest = Math.max(0, ...bands.flatMap(({ lengths }) => [...lengths.keys()]));
  return contiguousSeatSelectionOnly && longest < quantity
    ? { reason: 'too-large', longest }
    : { reason: 'single-seats' };
}

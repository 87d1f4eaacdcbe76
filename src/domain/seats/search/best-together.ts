/**
 * "Find me four together": the best seats for a party under every rule, for customers who prefer not to choose seats
 * themselves. Called by the seat map, which treats the result as any other selection.
 */
import { compare, type Money, zero } from '../../sale/money.js';
import { mayLeaveSingles, orderRules } from '../rules/order-rules.js';
import { allowsQuantity, soldQuantities } from '../../sale/quantities.js';
import { fail, ok, type Result } from '../../result.js';
import { type Run, type RunRules, runsIn, seatsOfRun } from './runs.js';
import type { FreeBand, FreeSeat, FreeSection, SeatIndex } from '../seat-index.js';
import { type Split, splitParty } from './split-party.js';

export interface TogetherRequest {
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

export interface SeatsTogether {
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
  /** There are seats, but none that meet all conditions together. */
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
export function bestTogether(index: SeatIndex, request: TogetherRequest): Result<SeatsTogether, TogetherRefusal> {
  const { availability } = index;
  if (!allowsQuantity(availability, request.quantity)) {
    return fail({ reason: 'quantity', allowed: soldQuantities(availability) });
  }
  const found = find(index, request);
  return found ? ok(found) : fail(refuse(index, request));
}

function find(index: SeatIndex, request: TogetherRequest): SeatsTogether | undefined {
  const bands = bandsFor(index, request);
  const best = bestRun(index, bands, request);
  if (best) {
    const seats = seatsOfRun(best);
    return { seats, parts: [seats], isSplit: false };
  }
  const split = index.availability.contiguousSeatSelectionOnly ? undefined : bestSplit(index, bands, request);
  return split && { seats: split.parts.flat(), parts: split.parts, isSplit: true };
}

function bandsFor(index: SeatIndex, { within, maxPrice }: TogetherRequest): FreeBand[] {
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
  { quantity, avoidRestrictedViews = false }: TogetherRequest,
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
function bestRun(index: SeatIndex, bands: readonly FreeBand[], request: TogetherRequest): Run | undefined {
  let best: Run | undefined;
  for (const band of bands) {
    const rules = rulesFor(index, band, request);
    for (const block of band.blocks) {
      for (const run of runsIn(block, request.quantity, rules)) {
        if (request.accessible && run.accessible === 0) continue;
        if (!best || isBetter(run, best, request)) best = run;
      }
    }
  }
  return best;
}

function isBetter(run: Run, best: Run, request: TogetherRequest): boolean {
  const access = request.accessible ? 0 : run.accessible - best.accessible;
  if (access !== 0 || run.restricted !== best.restricted) return (access || run.restricted - best.restricted) < 0;
  return run.block.row.section === best.block.row.section && compareBySight(run, best, request) < 0;
}

type Placed = Pick<Run, 'block' | 'middle'>;

function compareBySight(left: Placed, right: Placed, { near = 'stage' }: TogetherRequest): number {
  const row = left.block.row.rank - right.block.row.rank;
  const aside = offMiddle(left) - offMiddle(right);
  return near === 'stage' ? row || aside : aside || row;
}

function offMiddle({ block, middle }: Placed): number {
  return Math.abs(middle - (block.row.section.width - 1));
}

function bestSplit(index: SeatIndex, bands: readonly FreeBand[], request: TogetherRequest): Split | undefined {
  let best: Split | undefined;
  for (const band of bands) {
    const anchors = band.blocks
      .map((block) => ({ block, middle: block.left + block.right }))
      .sort((left, right) => compareBySight(left, right, request))
      .map(({ block }) => block);
    const split = splitParty(index, band, request.quantity, rulesFor(index, band, request), anchors);
    if (!split || (request.accessible && split.accessible === 0)) continue;
    if (!best || (split.alone - best.alone || split.parts.length - best.parts.length) < 0) best = split;
  }
  return best;
}

/** Why nothing was found: the first condition that has to be dropped to find seats, otherwise the rule that prevents it. */
function refuse(index: SeatIndex, request: TogetherRequest): TogetherRefusal {
  const { quantity } = request;
  const bare: TogetherRequest = { quantity, near: request.near };
  if (request.avoidRestrictedViews && find(index, { ...request, avoidRestrictedViews: undefined })) {
    return { reason: 'restricted-views' };
  }
  if (request.maxPrice) {
    const from = cheapest(index, { ...request, maxPrice: undefined });
    if (from) return { reason: 'price', from };
  }
  if (request.accessible && find(index, { ...request, accessible: undefined })) return { reason: 'accessible' };
  if (request.within && find(index, { ...request, within: undefined })) return { reason: 'within' };
  return find(index, bare) ? { reason: 'wishes' } : ruleInTheWay(index, quantity);
}

function cheapest(index: SeatIndex, request: TogetherRequest): Money | undefined {
  const band = bandsFor(index, request)
    .sort((left, right) => compare(left.ticketPrice, right.ticketPrice))
    .find(({ section, priceBand }) => {
      const within = { ticketTypeCode: section.ticketType.code, priceBandCode: priceBand.code };
      return find(index, { ...request, within });
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

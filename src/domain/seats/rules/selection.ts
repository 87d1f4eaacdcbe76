/**
 * Decides which selections of seats can be reserved (docs/api/seat-rules.md). Every rule reads only the rows that the
 * selection touches, so a click costs the same in a studio and in an arena. Called by the seat map after every change,
 * and by every search that proposes seats.
 */
import {
  canBeCompleted,
  leftAloneBy,
  mayLeaveSingles,
  type BandSelection,
  orderRules,
  type OrderRules,
  splitByBand,
  type Sizes,
  sizesFor,
} from './order-rules.js';
import { soldQuantities } from '../../sale/quantities.js';
import { type FreeSeat, inHallOrder, type SeatIndex } from '../seat-index.js';
import type { Violation } from './violations.js';

export interface SelectionRequest {
  /** The number of tickets that the customer asked for; undefined accepts every valid number. */
  readonly quantity?: number | undefined;
  /**
   * Allows seats of several price bands at once, one order for each, up to `max_bundle_size`; `quantity` then counts
   * all orders together. Off by default: unless the partner has agreed it with Ingresso, the trolley keeps only the
   * last order (docs/api/seat-rules.md#choosing-seats).
   */
  readonly severalOrders?: boolean | undefined;
  /** Orders of this event already in the trolley, which count towards `max_bundle_size`. */
  readonly ordersInTrolley?: number | undefined;
}

/** Everything that is wrong with a selection, `broken` rules first. An empty list means that it can be reserved. */
export function validateSelection(
  index: SeatIndex,
  chosen: Iterable<FreeSeat>,
  request: SelectionRequest = {},
): Violation[] {
  const seats = inHallOrder(chosen);
  const orders = splitByBand(seats);
  const violations = [...bandViolations(index, orders, request), ...totalViolations(index, seats, orders, request)];
  for (const order of orders) {
    const rules = orderRules(index, order.band);
    const sizes = sizesOfOrder(index, seats, order, request);
    const kind = canBeCompleted(order, rules, sizes) ? 'incomplete' : 'broken';
    violations.push(
      ...contiguousViolations(order, rules),
      ...wholeBlockViolations(order, rules, kind),
      ...singleSeatsViolations(order, rules, sizes, kind),
    );
    if ((orders.length === 1 || request.severalOrders) && !sizes.has(order.seats.length)) {
      violations.push(quantityViolation(index, order.seats, sizes, request.severalOrders ? undefined : request, kind));
    }
  }
  return violations.sort((left, right) => Number(left.kind === 'incomplete') - Number(right.kind === 'incomplete'));
}

/** A single order must have the requested quantity. Each of several may have what the others leave of it. */
function sizesOfOrder(
  index: SeatIndex,
  seats: readonly FreeSeat[],
  order: BandSelection,
  request: SelectionRequest,
): Sizes {
  if (!request.severalOrders || request.quantity === undefined) return sizesFor(index, request.quantity);
  const sizes = sizesFor(index);
  const most = order.seats.length + Math.max(0, request.quantity - seats.length);
  return { ...sizes, between: (lowest, highest) => sizes.between(lowest, Math.min(highest, most)) };
}

function bandViolations(index: SeatIndex, orders: readonly BandSelection[], request: SelectionRequest): Violation[] {
  const { maxBundleSize } = index.availability;
  const violations: Violation[] = [];
  if (orders.length > 1 && !request.severalOrders) {
    const seats = outsideTheLargest(orders.map((order) => order.seats));
    violations.push({ rule: 'one-band', kind: 'broken', seats, bands: orders.map(({ band }) => band) });
  }
  if (maxBundleSize !== undefined) {
    const ordersLeft = Math.max(0, maxBundleSize - (request.ordersInTrolley ?? 0));
    const wanted = request.severalOrders ? orders.length : Math.min(1, orders.length);
    if (wanted > ordersLeft) {
      const seats = orders.slice(ordersLeft).flatMap((order) => order.seats);
      violations.push({ rule: 'bundle-size', kind: 'broken', seats, ordersLeft });
    }
  }
  return violations;
}

/**
 * Problems with the total number of seats that belong to no single order: an empty selection, several orders with the
 * wrong total, or seats of two bands that are more than any one order may have.
 */
function totalViolations(
  index: SeatIndex,
  seats: readonly FreeSeat[],
  orders: readonly BandSelection[],
  request: SelectionRequest,
): Violation[] {
  const { length: chosen } = seats;
  if (chosen === 0) return [quantityViolation(index, seats, sizesFor(index, request.quantity), request, 'incomplete')];
  if (request.severalOrders) {
    if (request.quantity === undefined || request.quantity === chosen) return [];
    const kind = chosen < request.quantity ? 'incomplete' : 'broken';
    return [quantityViolation(index, seats, sizesFor(index, request.quantity), request, kind)];
  }
  const sizes = sizesFor(index, request.quantity);
  if (orders.length === 1 || sizes.isOpen || sizes.between(chosen, Infinity).length > 0) return [];
  return [quantityViolation(index, seats, sizes, request, 'broken')];
}

function quantityViolation(
  { availability }: SeatIndex,
  seats: readonly FreeSeat[],
  sizes: Sizes,
  request: SelectionRequest | undefined,
  kind: Violation['kind'],
): Violation {
  const isTooFew = sizes.isOpen || sizes.between(seats.length + 1, Infinity).length > 0;
  return {
    rule: 'quantity',
    kind,
    seats: isTooFew ? [] : seats,
    chosen: seats.length,
    wanted: request?.quantity,
    allowed: soldQuantities(availability),
  };
}

/** Never `incomplete`: seats with a gap between them are refused at once, even when more seats could fill the gap. */
function contiguousViolations(order: BandSelection, { contiguous, wholeBlocks }: OrderRules): Violation[] {
  if (!contiguous) return [];
  // A whole block may have gaps while the customer is filling it, but two blocks cannot be mixed.
  const pieces = wholeBlocks ? [...order.blocks.values()] : runsOf(order.seats);
  return pieces.length > 1 ? [{ rule: 'contiguous', kind: 'broken', seats: outsideTheLargest(pieces) }] : [];
}

function wholeBlockViolations(order: BandSelection, { wholeBlocks }: OrderRules, kind: Violation['kind']): Violation[] {
  if (!wholeBlocks) return [];
  const partly = [...order.blocks].filter(([block, chosen]) => chosen.length < block.seats.length);
  if (partly.length === 0) return [];
  const seats = partly.flatMap(([, chosen]) => chosen);
  const missing = partly.flatMap(([block, chosen]) => {
    const taken = new Set(chosen);
    return block.seats.filter((seat) => !taken.has(seat));
  });
  return [{ rule: 'whole-block', kind, seats, missing }];
}

function singleSeatsViolations(
  order: BandSelection,
  rules: OrderRules,
  sizes: Sizes,
  kind: Violation['kind'],
): Violation[] {
  const { band, seats } = order;
  const { singleSeats: policy } = rules;
  if (policy === 'always') return [];
  const leftAlone = leftAloneBy(order);
  if (leftAlone.length === 0) return [];
  // Until the number of seats is right, the sizes still possible decide whether a single seat may stay.
  const ahead = sizes.has(seats.length) || sizes.isOpen ? [seats.length] : sizes.between(seats.length, band.seatCount);
  if (ahead.some((size) => mayLeaveSingles(band, rules, size))) return [];
  const alone = new Set(leftAlone);
  const isNextToOne = ({ block, position }: FreeSeat): boolean =>
    [position - 1, position + 1].some((place) => {
      const neighbour = block.seats[place];
      return neighbour !== undefined && alone.has(neighbour);
    });
  return [{ rule: 'single-seats', kind, seats: seats.filter(isNextToOne), leftAlone, policy }];
}

/** Groups of neighbours within one block. */
function runsOf(seats: readonly FreeSeat[]): FreeSeat[][] {
  const runs: FreeSeat[][] = [];
  let before: FreeSeat | undefined;
  for (const seat of seats) {
    if (before?.block === seat.block && seat.position === before.position + 1) runs.at(-1)?.push(seat);
    else runs.push([seat]);
    before = seat;
  }
  return runs;
}

/** The seats outside the largest group; all seats when several groups share the largest size. */
function outsideTheLargest(groups: readonly (readonly FreeSeat[])[]): FreeSeat[] {
  const largest = Math.max(...groups.map(({ length }) => length));
  const candidates = groups.filter(({ length }) => length === largest);
  return groups.filter((group) => candidates.length > 1 || group !== candidates[0]).flat();
}

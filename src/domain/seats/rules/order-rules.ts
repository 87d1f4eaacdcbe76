/**
 * The rules for the seats of one order, that is of one price band: its possible sizes, and where its seats may be.
 * Shared by selection, which checks seats, and by suggest and best-together, which search for them.
 */
import type { SingleSeatsPolicy } from '../../sale/availability.js';
import { allowsQuantity, soldQuantities } from '../../sale/quantities.js';
import type { FreeBand, FreeBlock, FreeSeat, SeatIndex } from '../seat-index.js';
import {
  canSumTo,
  canTakeCleanly,
  gapsOf,
  hasCleanRun,
  isCleanRun,
  seatsLeftAlone,
  type Stretches,
  stretchesOf,
} from './single-seats.js';

export interface OrderRules {
  /** The seats must be one run inside one block. */
  readonly contiguous: boolean;
  /** A block is sold whole or not at all. */
  readonly wholeBlocks: boolean;
  readonly singleSeats: SingleSeatsPolicy;
}

export function orderRules({ availability }: SeatIndex, band: FreeBand): OrderRules {
  return {
    contiguous: availability.contiguousSeatSelectionOnly,
    wholeBlocks: availability.mustSelectWholeSeatBlock,
    singleSeats: band.priceBand.singleSeats,
  };
}

/**
 * Whether an order of `size` seats may leave single seats. Under `if_necessary` it may when no seats of that number in
 * the band avoid it. Always true for whole blocks, which leave no seats.
 */
export function mayLeaveSingles(band: FreeBand, rules: OrderRules, size: number): boolean {
  if (rules.wholeBlocks || rules.singleSeats === 'always') return true;
  return rules.singleSeats === 'if_necessary' && !canAvoidSingles(band, rules, size);
}

function canAvoidSingles({ lengths }: FreeBand, { contiguous }: OrderRules, size: number): boolean {
  if (!contiguous) return canTakeCleanly(stretchesOf(lengths), size);
  for (const length of lengths.keys()) if (hasCleanRun(length, size)) return true;
  return false;
}

/** Whether the band has any valid order of `size` seats. */
export function canOrder(band: FreeBand, rules: OrderRules, size: number): boolean {
  const { lengths, seatCount } = band;
  if (rules.wholeBlocks) return rules.contiguous ? lengths.has(size) : canSumTo(lengths, size);
  if (!mayLeaveSingles(band, rules, size)) return canAvoidSingles(band, rules, size);
  if (!rules.contiguous) return size <= seatCount;
  for (const length of lengths.keys()) if (length >= size) return true;
  return false;
}

/** The selected seats of one price band, by block, in hall order. */
export interface BandSelection {
  readonly band: FreeBand;
  readonly seats: readonly FreeSeat[];
  readonly blocks: ReadonlyMap<FreeBlock, readonly FreeSeat[]>;
}

/** @param seats in hall order */
export function splitByBand(seats: readonly FreeSeat[]): BandSelection[] {
  const orders = new Map<FreeBand, { band: FreeBand; seats: FreeSeat[]; blocks: Map<FreeBlock, FreeSeat[]> }>();
  for (const seat of seats) {
    const { block } = seat;
    let order = orders.get(block.band);
    if (!order) orders.set(block.band, (order = { band: block.band, seats: [], blocks: new Map() }));
    order.seats.push(seat);
    const inBlock = order.blocks.get(block);
    if (inBlock) inBlock.push(seat);
    else order.blocks.set(block, [seat]);
  }
  return [...orders.values()];
}

export function leftAloneBy({ blocks }: BandSelection): FreeSeat[] {
  return [...blocks].flatMap(([block, seats]) => seatsLeftAlone(block, seats));
}

/** The numbers of tickets that an order may have. */
export interface Sizes {
  /** Every number from 1 is valid. */
  readonly isOpen: boolean;
  has(size: number): boolean;
  /** Ascending, from `lowest` (1 or more) to `highest`, both included. */
  between(lowest: number, highest: number): number[];
}

/** @param wanted the only number to accept, if it is valid at all; undefined accepts every valid number */
export function sizesFor({ availability }: SeatIndex, wanted?: number): Sizes {
  const { validQuantities } = availability;
  const isOpen = wanted === undefined && validQuantities.length === 0;
  const has = (size: number): boolean =>
    (wanted === undefined || size === wanted) && allowsQuantity(availability, size);
  const between = (lowest: number, highest: number): number[] => {
    if (isOpen) return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, index) => lowest + index);
    const sizes = wanted === undefined ? soldQuantities(availability) : [wanted];
    return sizes.filter((size) => size >= lowest && size <= highest && has(size));
  };
  return { isOpen, has, between };
}

/** Whether adding seats can make a valid order of one of these sizes. Costs only the rows that the order touches. */
export function canBeCompleted(order: BandSelection, rules: OrderRules, sizes: Sizes): boolean {
  // When any number may be bought, taking the touched blocks whole is always valid, so no larger size need be tried.
  const highest = sizes.isOpen ? seatsTouched(order) : order.band.seatCount;
  return sizes.between(order.seats.length + 1, highest).some((size) => canGrowTo(order, rules, size));
}

function seatsTouched({ blocks }: BandSelection): number {
  let count = 0;
  for (const { seats } of blocks.keys()) count += seats.length;
  return count;
}

function canGrowTo(order: BandSelection, rules: OrderRules, size: number): boolean {
  return rules.contiguous ? canGrowInOneBlock(order, rules, size) : canGrowAnywhere(order, rules, size);
}

function canGrowInOneBlock(order: BandSelection, rules: OrderRules, size: number): boolean {
  const [block, another] = order.blocks.keys();
  if (!block || another) return false;
  const { length } = block.seats;
  if (rules.wholeBlocks) return size === length;
  const first = order.seats[0]?.position ?? 0;
  const last = order.seats.at(-1)?.position ?? 0;
  const lowest = Math.max(0, last - size + 1);
  const highest = Math.min(first, length - size);
  if (mayLeaveSingles(order.band, rules, size)) return lowest <= highest;
  // At most two starts are not clean, so this loop ends after three tries.
  for (let start = lowest; start <= highest; start++) if (isCleanRun(length, start, size)) return true;
  return false;
}

function canGrowAnywhere({ band, seats, blocks }: BandSelection, rules: OrderRules, size: number): boolean {
  const missing = size - seats.length;
  const untouched = new Map(band.lengths);
  for (const { seats: all } of blocks.keys()) untouched.set(all.length, (untouched.get(all.length) ?? 0) - 1);
  const gaps = [...blocks].flatMap(([block, chosen]) => gapsOf(block, chosen));
  if (rules.wholeBlocks) return canSumTo(untouched, missing - gaps.reduce((sum, { length }) => sum + length, 0));
  if (mayLeaveSingles(band, rules, size)) return size <= band.seatCount;
  const forced = gaps.filter(({ length }) => length === 1).length;
  return canTakeCleanly(withGaps(stretchesOf(untouched), gaps), missing - forced);
}

/** Gaps of one seat are left out: they have to be filled, so they leave no choice. */
function withGaps({ ones, longs, seats }: Stretches, gaps: readonly { readonly length: number }[]): Stretches {
  const wide = gaps.filter(({ length }) => length > 1);
  return {
    ones,
    longs: longs + wide.filter(({ length }) => length >= 3).length,
    seats: seats + wide.reduce((sum, { length }) => sum + length, 0),
  };
}

/** The colour and shape of each price band. A band is never told by its colour alone. */
import { compare } from '../../../domain/sale/money.js';
import type { FreeBand } from '../../../domain/seats/seat-index.js';

export const SHAPES = ['circle', 'square', 'diamond', 'hexagon', 'triangle', 'pentagon'] as const;
export type Shape = (typeof SHAPES)[number];

/** Colours of bands. */
export const HUES = 8;
/** Bands that look different from each other: the first at which both colour and shape come round again. */
export const MARKS = 24;

/** How a price band looks. */
export interface Mark {
  readonly shape: Shape;
  readonly hue: number;
}

/** @param rank of the band, dearest first */
export function markOf(rank: number): Mark {
  return { shape: SHAPES[rank % SHAPES.length] ?? 'circle', hue: rank % HUES };
}

/** The place of each band among all, dearest first: it decides its colour and shape. */
export function rankBands(bands: readonly FreeBand[]): ReadonlyMap<FreeBand, number> {
  const byPrice = [...bands].sort((left, right) => compare(right.ticketPrice, left.ticketPrice));
  return new Map(byPrice.map((band, rank) => [band, rank]));
}

export function markOfBand(ranks: ReadonlyMap<FreeBand, number>, band: FreeBand): Mark {
  return markOf((ranks.get(band) ?? 0) % MARKS);
}

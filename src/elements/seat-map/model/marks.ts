/** The mark of each price band: a colour and a shape, because customers cannot always tell colours apart. */
import { compare } from '../../../domain/sale/money.js';
import type { FreeBand } from '../../../domain/seats/seat-index.js';

export const SHAPES = ['circle', 'square', 'diamond', 'hexagon', 'triangle', 'pentagon'] as const;
export type Shape = (typeof SHAPES)[number];

/** Number of colours. */
export const HUES = 8;
/** Number of different marks, after which both colour and shape repeat. */
export const MARKS = 24;

export interface Mark {
  readonly shape: Shape;
  readonly hue: number;
}

/** @param rank of the band, dearest first */
export function markOf(rank: number): Mark {
  return { shape: SHAPES[rank % SHAPES.length] ?? 'circle', hue: rank % HUES };
}

/** The rank of each band by price, dearest first. It decides the band's mark. */
export function rankBands(bands: readonly FreeBand[]): ReadonlyMap<FreeBand, number> {
  const byPrice = [...bands].sort((left, right) => compare(right.ticketPrice, left.ticketPrice));
  return new Map(byPrice.map((band, rank) => [band, rank]));
}

export function markOfBand(ranks: ReadonlyMap<FreeBand, number>, band: FreeBand): Mark {
  return markOf((ranks.get(band) ?? 0) % MARKS);
}

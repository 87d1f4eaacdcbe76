/**
 * Distances between free seats and a selection. suggest uses them to propose seats close to the customer's own choice.
 */
import type { FreeBand, FreeBlock, FreeRow, FreeSeat, FreeSection, SeatIndex } from '../seat-index.js';

/** One row further counts as much as two seats further along the row. In seat widths. */
export const ROW_STEP = 2;

export class Nearness {
  /** Larger than any distance within a ticket type. */
  readonly #beyond: number;
  readonly #anchors = new Map<FreeSection, FreeSeat[]>();

  constructor({ sections }: SeatIndex, anchors: readonly FreeSeat[]) {
    this.#beyond = 1 + Math.max(0, ...sections.map(({ rows, width }) => ROW_STEP * rows.length + width));
    for (const seat of anchors) {
      const { section } = seat.block.band;
      const inSection = this.#anchors.get(section);
      if (inSection) inSection.push(seat);
      else this.#anchors.set(section, [seat]);
    }
  }

  /**
   * To the nearest anchor in the ticket type. In a ticket type without anchors, front rows come first, then the left.
   */
  distance({ block, column }: FreeSeat): number {
    return this.#least(block.row, (anchor) => Math.abs(column - anchor), column);
  }

  /** No seat of the block is nearer. */
  atLeast(block: FreeBlock): number {
    return this.#least(block.row, (anchor) => Math.max(0, block.left - anchor, anchor - block.right), block.left);
  }

  /** No seat of the block is further away. */
  atMost(block: FreeBlock): number {
    return this.#least(
      block.row,
      (anchor) => Math.max(Math.abs(block.left - anchor), Math.abs(block.right - anchor)),
      block.right,
    );
  }

  /**
   * The blocks of a band with their `atLeast`, nearest first. Lazy: rows are read only as far as the caller iterates.
   */
  *fromNear(band: FreeBand): Generator<{ readonly block: FreeBlock; readonly distance: number }> {
    const waiting: FreeBlock[][] = [];
    let distance = 0;
    for (const row of this.#rowsFromNear(band.section)) {
      for (const reached = this.#least(row, () => 0, 0); distance < reached; distance++) {
        for (const block of waiting[distance] ?? []) yield { block, distance };
      }
      for (const block of row.blocks) {
        if (block.band === band) (waiting[this.atLeast(block)] ??= []).push(block);
      }
    }
    for (; distance < waiting.length; distance++) {
      for (const block of waiting[distance] ?? []) yield { block, distance };
    }
  }

  /** From the rows of the anchors outwards; without anchors from the front. */
  *#rowsFromNear(section: FreeSection): Generator<FreeRow> {
    const { rows } = section;
    const ranks = new Set((this.#anchors.get(section) ?? []).map(({ block }) => block.row.rank));
    if (ranks.size === 0) ranks.add(0);
    const seen = new Set<FreeRow>();
    for (let away = 0; seen.size < rows.length; away++) {
      for (const rank of ranks) {
        for (const row of [rows[rank - away], rows[rank + away]]) {
          if (!row || seen.has(row)) continue;
          seen.add(row);
          yield row;
        }
      }
    }
  }

  #least({ section, rank }: FreeRow, aside: (anchorColumn: number) => number, columnWithoutAnchors: number): number {
    const anchors = this.#anchors.get(section);
    if (!anchors) return this.#beyond + ROW_STEP * rank + columnWithoutAnchors;
    let least = Infinity;
    for (const { block, column } of anchors) {
      const distance = ROW_STEP * Math.abs(rank - block.row.rank) + aside(column);
      if (distance < least) least = distance;
    }
    return least;
  }
}

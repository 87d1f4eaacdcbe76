/**
 * One availability prepared for the map and the list: seats with positions, seats by section and row, ranked bands.
 * Made again for each availability and seating plan. Nothing in it depends on what the customer does.
 */
import type { DrawnHall } from '../../../domain/seats/plan/drawn-hall.js';
import { layOutHall } from '../../../domain/seats/plan/hall-layout.js';
import { compare, formatMoney, type Money } from '../../../domain/sale/money.js';
import type { FreeBand, FreeSeat, OwnSeat, SeatIndex } from '../../../domain/seats/seat-index.js';
import { type FlatHall, type FlatRow, type FlatSection, flattenHall } from './flat-hall.js';
import { type Mark, markOfBand, rankBands } from './marks.js';
import type { Locale } from '../../../i18n/locale.js';

export interface ListedSection {
  readonly name: string;
  readonly rows: readonly ListedRow[];
}

export interface ListedRow {
  readonly label: string;
  readonly seats: readonly FreeSeat[];
  /** Seats in the customer's trolley. */
  readonly own: readonly OwnSeat[];
}

export class HallModel {
  readonly hall: FlatHall;
  /** Bands with free seats, in the API's order. */
  readonly bands: readonly FreeBand[];
  /** Dearest first. */
  readonly ranks: ReadonlyMap<FreeBand, number>;
  readonly hasRestricted: boolean;
  readonly hasTexts: boolean;
  readonly hasTaken: boolean;
  readonly hasOwn: boolean;
  readonly #lists = new Map<number | undefined, readonly ListedSection[]>();
  #notDrawn: readonly ListedSection[] | undefined;

  /** @param draw places the seats by the partner's plan, if there is one */
  constructor(
    readonly index: SeatIndex,
    draw: ((index: SeatIndex) => DrawnHall) | undefined,
  ) {
    const { seats, sections } = index;
    this.hall = flattenHall((draw ?? layOutHall)(index), seats.length, draw !== undefined);
    this.bands = sections.flatMap(({ bands }) => bands).filter(({ seatCount }) => seatCount > 0);
    this.ranks = rankBands(this.bands);
    this.hasRestricted = seats.some(({ seat }) => seat.isRestrictedView);
    this.hasTexts = seats.some(({ seat }) => seat.texts.length > 0);
    this.hasTaken = this.hall.takenNames.size > 0;
    this.hasOwn = this.hall.own.size > 0;
  }

  /** False if no two seats are side by side: such a hall has no shape, and its list is more useful. */
  get isWorthDrawing(): boolean {
    return this.bands.some(({ blocks }) => blocks.some(({ seats }) => seats.length > 1));
  }

  readonly markOf = (band: FreeBand): Mark => markOfBand(this.ranks, band);

  /**
   * @param section the section to list; undefined lists all
   * @returns the same array for the same section, so that the list filters it only once
   */
  listed(section: number | undefined): readonly ListedSection[] {
    let list = this.#lists.get(section);
    if (!list) {
      const { sections } = this.hall;
      const wanted = section === undefined ? undefined : sections[section];
      list = [...(wanted ? [wanted] : sections).map((one) => this.#listSection(one)), ...this.notDrawn];
      this.#lists.set(section, list);
    }
    return list;
  }

  /** Seats on sale that the plan lacks. They are listed below the map. */
  get notDrawn(): readonly ListedSection[] {
    return (this.#notDrawn ??= listNotDrawn(this.index, new Set(this.hall.notDrawn)));
  }

  /** Name and lowest price of each section, shown while its seats are too small for text. */
  sectionLabels(locale: Locale): string[] {
    return this.hall.sections.map((section) => {
      const lowest = this.#lowestPrice(section);
      return lowest
        ? `${section.name} · ${locale.terms.common.from(formatMoney(lowest, locale.language))}`
        : section.name;
    });
  }

  #lowestPrice({ from, to }: FlatSection): Money | undefined {
    const { rows, free } = this.hall;
    let lowest: Money | undefined;
    let before: FreeBand | undefined;
    for (let spot = rows[from]?.from ?? 0; spot < (rows[to - 1]?.to ?? 0); spot++) {
      const band = free[spot]?.block.band;
      if (!band || band === before) continue;
      before = band;
      if (!lowest || compare(band.ticketPrice, lowest) < 0) lowest = band.ticketPrice;
    }
    return lowest;
  }

  #ownOf({ from, to }: FlatRow): OwnSeat[] {
    return [...this.hall.own].flatMap(([spot, own]) => (spot >= from && spot < to ? own : []));
  }

  #listSection({ name, from, to }: FlatSection): ListedSection {
    const { rows, free } = this.hall;
    const seatsOf = (first: number, last: number): FreeSeat[] =>
      free.slice(first, last).filter((seat) => seat !== undefined);
    return {
      name,
      rows: rows
        .slice(from, to)
        .map((row) => ({ label: row.label, seats: seatsOf(row.from, row.to), own: this.#ownOf(row) })),
    };
  }
}

function listNotDrawn({ sections }: SeatIndex, missing: ReadonlySet<FreeSeat>): readonly ListedSection[] {
  if (missing.size === 0) return [];
  return sections.map(({ ticketType, rows }) => ({
    name: ticketType.name,
    rows: rows.map(({ label, blocks }) => ({
      label,
      seats: blocks.flatMap(({ seats }) => seats).filter((free) => missing.has(free)),
      own: [],
    })),
  }));
}

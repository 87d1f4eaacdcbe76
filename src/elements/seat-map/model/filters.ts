/** What the customer wants to see: the same for map and list. */
import type { FreeBand, FreeSeat } from '../../../domain/seats/seat-index.js';

export interface Filters {
  /** Keys of the bands to show; empty shows all. */
  readonly bands: ReadonlySet<string>;
  readonly hidesRestricted: boolean;
}

export const NO_FILTERS: Filters = { bands: new Set(), hidesRestricted: false };

/** The same for one band in every availability of the performance. */
export function bandKey({ section, priceBand }: FreeBand): string {
  return `${section.ticketType.code}|${priceBand.code}`;
}

export function toggleBand(filters: Filters, band: FreeBand): Filters {
  const bands = new Set(filters.bands);
  const key = bandKey(band);
  if (!bands.delete(key)) bands.add(key);
  return { ...filters, bands };
}

/** A filter that asks one band, not one seat, for its key: it is put to 50,000 seats at once. */
export function filterBy({ bands, hidesRestricted }: Filters, all: readonly FreeBand[]): (free: FreeSeat) => boolean {
  const shown = new Set(all.filter((band) => bands.size === 0 || bands.has(bandKey(band))));
  return ({ seat, block }) => shown.has(block.band) && !(hidesRestricted && seat.isRestrictedView);
}

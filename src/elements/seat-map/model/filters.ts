/** The price bands and views that the customer wants to see, in the map and in the list. */
import type { FreeBand, FreeSeat } from '../../../domain/seats/seat-index.js';

export interface Filters {
  /** Keys of the bands to show; empty shows all. */
  readonly bands: ReadonlySet<string>;
  readonly hidesRestricted: boolean;
}

export const NO_FILTERS: Filters = { bands: new Set(), hidesRestricted: false };

/** Identifies a band in every availability of the performance. */
export function bandKey({ section, priceBand }: FreeBand): string {
  return `${section.ticketType.code}|${priceBand.code}`;
}

export function toggleBand(filters: Filters, band: FreeBand): Filters {
  const bands = new Set(filters.bands);
  const key = bandKey(band);
  if (!bands.delete(key)) bands.add(key);
  return { ...filters, bands };
}

/** The filter runs for 50,000 seats at once, so it makes a key for each band and not for each seat. */
export function makeFilter({ bands, hidesRestricted }: Filters, all: readonly FreeBand[]): (free: FreeSeat) => boolean {
  const shown = new Set(all.filter((band) => bands.size === 0 || bands.has(bandKey(band))));
  return ({ seat, block }) => shown.has(block.band) && !(hidesRestricted && seat.isRestrictedView);
}

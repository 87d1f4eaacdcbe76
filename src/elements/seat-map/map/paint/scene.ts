/** Makes the painter's scene, with a look for each spot. Made again when the hall, a filter or the colours change. */
import type { FreeBand, FreeSeat } from '../../../../domain/seats/seat-index.js';
import type { FlatHall } from '../../model/flat-hall.js';
import { markOf, MARKS } from '../../model/marks.js';
import type { Colours } from './colours.js';
import type { Scene } from './painter.js';
import { type Look, getSprites } from './sprites.js';

const TAKEN: Look = { mark: undefined, isRestricted: false, hasText: false, isFaint: false };
const LOOKS_PER_MARK = 8;

/** Every look of a seat: first a taken seat, then eight looks for each mark. */
const LOOKS: readonly Look[] = [
  TAKEN,
  ...Array.from({ length: MARKS * LOOKS_PER_MARK }, (_, place) => ({
    mark: markOf(Math.floor(place / LOOKS_PER_MARK)),
    isRestricted: (place & 4) > 0,
    hasText: (place & 2) > 0,
    isFaint: (place & 1) > 0,
  })),
];

export function makeScene(
  hall: FlatHall,
  ranks: ReadonlyMap<FreeBand, number>,
  isShown: (free: FreeSeat) => boolean,
  colours: Colours,
  sectionLabels: readonly string[],
): Scene {
  const lookOf = new Uint8Array(hall.x.length);
  let band: FreeBand | undefined;
  let base = 0;
  for (let spot = 0; spot < lookOf.length; spot++) {
    const free = hall.free[spot];
    if (!free) continue;
    if (free.block.band !== band) {
      band = free.block.band;
      base = 1 + ((ranks.get(band) ?? 0) % MARKS) * LOOKS_PER_MARK;
    }
    const { isRestrictedView, texts } = free.seat;
    lookOf[spot] = base + (isRestrictedView ? 4 : 0) + (texts.length > 0 ? 2 : 0) + (isShown(free) ? 0 : 1);
  }
  return { hall, looks: LOOKS, lookOf, sprites: getSprites(LOOKS, colours), colours, sectionLabels };
}

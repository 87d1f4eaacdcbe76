/**
 * The map's colours for the canvas. They are CSS colours, which depend on tokens, dark mode and forced colours, and a
 * canvas needs computed ones. Hidden probe elements take the colours, and this module reads them.
 */
import { HUES } from '../../model/marks.js';

const NAMES = [
  'text',
  'muted',
  'surface',
  'ground',
  'control',
  'taken',
  'chosen',
  'on-chosen',
  'danger',
  'focus',
  /** Text on a band's colour. */
  'on-band',
] as const;
type ColourName = (typeof NAMES)[number];

export type Colours = Readonly<Record<ColourName, string>> & {
  /** By hue. */
  readonly bands: readonly string[];
  readonly font: string;
};

/** Custom properties of the colours, without `--_`. There is one probe for each, in this order. */
export const PROBES: readonly string[] = [...NAMES, ...Array.from({ length: HUES }, (_, hue) => `band-${hue}`)];

/** @param probes has one child for each of PROBES, whose text has that colour. All are read in one style pass. */
export function readColours(probes: Element): Colours {
  const read = [...probes.children].map((probe) => getComputedStyle(probe).color);
  return {
    ...(Object.fromEntries(NAMES.map((name, place) => [name, read[place]])) as Record<ColourName, string>),
    bands: read.slice(NAMES.length),
    font: getComputedStyle(probes).fontFamily,
  };
}

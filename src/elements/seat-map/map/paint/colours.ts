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
  /** What is printed on a band's colour. */
  'on-band',
] as const;
type ColourName = (typeof NAMES)[number];

export type Colours = Readonly<Record<ColourName, string>> & {
  /** By hue. */
  readonly bands: readonly string[];
  readonly font: string;
};

/** The custom properties that hold the colours, without `--_`: each has a probe of its own, in this order. */
export const PROBES: readonly string[] = [...NAMES, ...Array.from({ length: HUES }, (_, hue) => `band-${hue}`)];

/** @param probes an element for each of PROBES, whose text has its colour: all are read in one pass of style */
export function readColours(probes: Element): Colours {
  const read = [...probes.children].map((probe) => getComputedStyle(probe).color);
  return {
    ...(Object.fromEntries(NAMES.map((name, place) => [name, read[place]])) as Record<ColourName, string>),
    bands: read.slice(NAMES.length),
    font: getComputedStyle(probes).fontFamily,
  };
}

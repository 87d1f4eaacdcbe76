/**
 * The colours and shapes of the map. Colours are CSS (tokens, light and dark, forced colours); a canvas needs them as
 * numbers, so hidden probes take them and are read. A band has a colour and a shape: neither says it alone.
 */
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

/** Adds the outline of a seat to a path. @param size across, in the context's units */
export function traceShape(path: CanvasPath, shape: Shape, x: number, y: number, size: number): void {
  const half = size / 2;
  switch (shape) {
    case 'circle':
      path.moveTo(x + half, y);
      path.arc(x, y, half, 0, 2 * Math.PI);
      return;
    case 'square':
      path.roundRect(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9, size * 0.2);
      return;
    case 'diamond':
      return tracePolygon(path, x, y, half * 1.1, 4);
    case 'hexagon':
      return tracePolygon(path, x, y, half, 6);
    case 'triangle':
      return tracePolygon(path, x, y + half * 0.15, half * 1.1, 3);
    case 'pentagon':
      return tracePolygon(path, x, y, half * 1.05, 5);
  }
}

/** With a corner at the top. */
function tracePolygon(path: CanvasPath, x: number, y: number, radius: number, corners: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = (corner / corners - 0.25) * 2 * Math.PI;
    path.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  path.closePath();
}

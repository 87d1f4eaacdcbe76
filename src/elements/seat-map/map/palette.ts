/**
 * The colours and shapes of the map. Colours are CSS (tokens, light and dark, forced colours); a canvas needs them as
 * numbers, so a hidden probe takes each in turn and is read. A band has a colour and a shape: neither says it alone.
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

/** @param probe an element inside the map's own styles, which give it the variables that hold the colours */
export function readColours(probe: HTMLElement): Colours {
  const style = getComputedStyle(probe);
  const read = (variable: string): string => {
    probe.style.setProperty('color', `var(--_${variable})`);
    return style.color;
  };
  return {
    ...(Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Record<ColourName, string>),
    bands: Array.from({ length: HUES }, (_, hue) => read(`band-${hue}`)),
    font: style.fontFamily,
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

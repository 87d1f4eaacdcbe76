/**
 * The colours and shapes of the map. Colours are CSS (tokens, light and dark, forced colours); a canvas needs them as
 * numbers, so hidden probes carry them and are read back. A band has a colour and a shape: neither says it alone.
 */
export const SHAPES = ['circle', 'square', 'diamond', 'hexagon', 'triangle', 'shield'] as const;
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
  'line',
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

/** The probes that have to be in the shadow root, as class names; picture.styles gives them their colours. */
export const PROBES: readonly string[] = [
  ...NAMES.map((name) => `probe-${name}`),
  ...Array.from({ length: HUES }, (_, hue) => `probe-band-${hue}`),
];

export function readColours(root: ParentNode): Colours {
  const read = (name: string): string => {
    const probe = root.querySelector(`.probe-${name}`);
    return probe ? getComputedStyle(probe).color : 'currentColor';
  };
  const text = root.querySelector('.probe-text');
  return {
    ...(Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Record<ColourName, string>),
    bands: Array.from({ length: HUES }, (_, hue) => read(`band-${hue}`)),
    font: text ? getComputedStyle(text).fontFamily : 'sans-serif',
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
      return tracePolygon(path, x, y, half * 1.1, 4, 0);
    case 'hexagon':
      return tracePolygon(path, x, y, half, 6, 0);
    case 'triangle':
      return tracePolygon(path, x, y + half * 0.15, half * 1.1, 3, 0);
    case 'shield':
      path.moveTo(x - half * 0.85, y - half * 0.85);
      path.lineTo(x + half * 0.85, y - half * 0.85);
      path.lineTo(x + half * 0.85, y + half * 0.2);
      path.lineTo(x, y + half);
      path.lineTo(x - half * 0.85, y + half * 0.2);
      path.closePath();
  }
}

/** @param turn where the first corner lies: 0 is at the top */
function tracePolygon(path: CanvasPath, x: number, y: number, radius: number, corners: number, turn: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner / corners) * 2 * Math.PI - Math.PI / 2;
    const point = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    if (corner === 0) path.moveTo(...point);
    else path.lineTo(...point);
  }
  path.closePath();
}

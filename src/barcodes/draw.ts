/**
 * Draws barcodes of tickets as the outline of what is black, for an SVG path. Loaded by the confirmation when a ticket
 * has a barcode, from a file of its own (docs/decisions/016-barcodes.md); knows no DOM.
 */
import {
  azteccode,
  azteccodecompact,
  code128,
  code39,
  code93,
  datamatrix,
  type DrawingContext,
  pdf417,
  qrcode,
} from 'bwip-js/generic';

/** The API's `supported_barcode_types` (reference 8). */
export type BarcodeType =
  'qr_code' | 'code128' | 'pdf417' | 'aztec' | 'aztec_small' | 'datamatrix' | 'code39' | 'code93';

/** In units of its own: scale it to any size that a scanner can read. */
export interface Drawing {
  readonly type: BarcodeType;
  /** One row of bars, which may be made higher or lower. */
  readonly isLinear: boolean;
  /** The quiet zone included. */
  readonly width: number;
  readonly height: number;
  /** What is black, as the `d` of a path that is filled by the even-odd rule. */
  readonly path: string;
}

interface Symbology {
  readonly encode: typeof qrcode;
  /** White units that a scanner needs on every side; a module is two wide, in bars and PDF417 one. */
  readonly quiet: number;
  readonly isLinear?: boolean;
}

const SYMBOLOGIES: Readonly<Record<BarcodeType, Symbology>> = {
  qr_code: { encode: qrcode, quiet: 8 },
  code128: { encode: code128, quiet: 10, isLinear: true },
  pdf417: { encode: pdf417, quiet: 2 },
  aztec: { encode: azteccode, quiet: 4 },
  aztec_small: { encode: azteccodecompact, quiet: 4 },
  datamatrix: { encode: datamatrix, quiet: 4 },
  code39: { encode: code39, quiet: 10, isLinear: true },
  code93: { encode: code93, quiet: 10, isLinear: true },
};

/** Bars narrower than on a picture of this width cannot be read from a phone. */
const WIDEST = 420;

/**
 * @param types what the venue scans, the best first
 * @returns by the first of the types that is known here and can hold the text; undefined where none can
 */
export function drawBarcode(text: string, types: readonly string[]): Drawing | undefined {
  for (const type of types) {
    const drawing = isBarcodeType(type) ? draw(text, type) : undefined;
    if (drawing) return drawing;
  }
  return undefined;
}

function draw(text: string, type: BarcodeType): Drawing | undefined {
  // Only QR codes say in which script they are; others are read as whatever the scanner takes them for.
  if (text === '' || (type !== 'qr_code' && !/^[\x20-\x7e]+$/.test(text))) return undefined;
  const { encode, quiet, isLinear = false } = SYMBOLOGIES[type];
  const outline = new Outline(quiet);
  try {
    // Code 93 has check characters, always; the encoder leaves them out unless asked, and no other kind listens.
    encode({ bcid: type, text, scale: 1, includecheck: type === 'code93' }, outline);
  } catch {
    // Too long, or characters that this kind of code lacks: the encoder has no class of its own for either.
    return undefined;
  }
  const { width, height, path } = outline;
  return isLinear && width > WIDEST ? undefined : { type, isLinear, width, height, path };
}

/** Takes the encoder's drawing calls. */
class Outline implements DrawingContext<void> {
  width = 0;
  height = 0;
  path = '';

  constructor(private readonly quiet: number) {}

  init(width: number, height: number): void {
    this.width = width + 2 * this.quiet;
    this.height = height + 2 * this.quiet;
  }

  /** A bar, from top to bottom around its middle. */
  line(x: number, _top: number, _x: number, _bottom: number, thickness: number): void {
    const width = Math.round(thickness) || 1;
    const left = x - Math.ceil(width / 2) + this.quiet;
    this.path += `M${left} ${this.quiet}h${width}v${this.height - 2 * this.quiet}h${-width}z`;
  }

  polygon(points: [number, number][]): void {
    this.path += `M${points.map(([x, y]) => `${x + this.quiet} ${y + this.quiet}`).join('L')}z`;
  }

  scale(): null {
    return null;
  }

  /** No kind of code here has text, hexagons or circles in it. */
  measure(): { width: number; ascent: number; descent: number } {
    return { width: 0, ascent: 0, descent: 0 };
  }
  hexagon(): void {}
  ellipse(): void {}
  text(): void {}
  /** All is filled at once, by the path. */
  fill(): void {}
  end(): void {}
}

function isBarcodeType(type: string): type is BarcodeType {
  return Object.hasOwn(SYMBOLOGIES, type);
}

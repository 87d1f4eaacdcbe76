/**
 * Draws the barcodes of tickets as SVG paths, without the DOM. The confirmation loads this file when a ticket has a
 * barcode (docs/decisions/016-barcodes.md).
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

/** The API's `supported_barcode_types` (docs/api/transport.md#enumerations). */
export type BarcodeType =
  'qr_code' | 'code128' | 'pdf417' | 'aztec' | 'aztec_small' | 'datamatrix' | 'code39' | 'code93';

/** In units that may be scaled to any size that a scanner can read. */
export interface Drawing {
  readonly type: BarcodeType;
  /** One row of bars, which may be drawn at any height. */
  readonly isLinear: boolean;
  /** The quiet zone included. */
  readonly width: number;
  readonly height: number;
  /** The black parts, as the `d` of a path that is filled by the even-odd rule. */
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

/** A wider linear code has bars that are too narrow to scan from a phone. */
const WIDEST = 420;

/**
 * @param types the types that the venue scans, the best first
 * @returns a drawing of the first known type that can hold the text; undefined where none can
 */
export function drawBarcode(text: string, types: readonly string[]): Drawing | undefined {
  for (const type of types) {
    const drawing = isBarcodeType(type) ? draw(text, type) : undefined;
    if (drawing) return drawing;
  }
  return undefined;
}

function draw(text: string, type: BarcodeType): Drawing | undefined {
  // Only QR codes name their character set; scanners guess that of other codes.
  if (text === '' || (type !== 'qr_code' && !/^[\x20-\x7e]+$/.test(text))) return undefined;
  const { encode, quiet, isLinear = false } = SYMBOLOGIES[type];
  const outline = new Outline(quiet);
  try {
    // Code 93 always needs check characters, and the encoder adds them only with this option.
    encode({ bcid: type, text, scale: 1, includecheck: type === 'code93' }, outline);
  } catch {
    // The text is too long, or has characters that the code lacks. The encoder has no error class for either.
    return undefined;
  }
  const { width, height, path } = outline;
  return isLinear && width > WIDEST ? undefined : { type, isLinear, width, height, path };
}

/** Collects the encoder's drawing calls as a path. */
class Outline implements DrawingContext<void> {
  width = 0;
  height = 0;
  path = '';

  constructor(private readonly quiet: number) {}

  init(width: number, height: number): void {
    this.width = width + 2 * this.quiet;
    this.height = height + 2 * this.quiet;
  }

  /** A bar of full height, centred on `x`. */
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

  /** The codes above contain no text, hexagons or circles. */
  measure(): { width: number; ascent: number; descent: number } {
    return { width: 0, ascent: 0, descent: 0 };
  }
  hexagon(): void {}
  ellipse(): void {}
  text(): void {}
  /** The path is filled as a whole. */
  fill(): void {}
  end(): void {}
}

function isBarcodeType(type: string): type is BarcodeType {
  return Object.hasOwn(SYMBOLOGIES, type);
}

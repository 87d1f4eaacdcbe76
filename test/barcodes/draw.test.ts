/** Every kind of barcode is drawn, then read by a reader that shares no code with the encoder. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { type BarcodeType, type Drawing, drawBarcode } from '../../src/barcodes/draw.js';

const wasmBinary = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });

const FORMATS: Readonly<Record<BarcodeType, ReadInputBarcodeFormat>> = {
  qr_code: 'QRCode',
  code128: 'Code128',
  pdf417: 'PDF417',
  aztec: 'Aztec',
  aztec_small: 'Aztec',
  datamatrix: 'DataMatrix',
  code39: 'Code39',
  code93: 'Code93',
};
const TYPES = Object.keys(FORMATS) as BarcodeType[];

interface Picture {
  readonly width: number;
  readonly height: number;
  isBlack(x: number, y: number): boolean;
}

/** As a browser fills the path: by the even-odd rule, each unit a pixel. */
function fill({ width, height, path }: Drawing): Picture {
  /** For each row, where the outline is crossed. */
  const crossings = Array.from({ length: height }, (): number[] => []);
  const vertical = (x: number, from: number, to: number): void => {
    for (let y = Math.min(from, to); y < Math.max(from, to); y += 1) crossings[y]!.push(x);
  };
  for (const [, shape] of path.matchAll(/M([^z]+)z/g)) {
    const bar = /^(\d+) (\d+)h(\d+)v(\d+)h-\d+$/.exec(shape!)?.slice(1).map(Number);
    if (bar) {
      const [left, top, across, down] = bar as [number, number, number, number];
      for (const x of [left, left + across]) vertical(x, top, top + down);
    } else {
      const points = shape!.split('L').map((point) => point.split(' ').map(Number) as [number, number]);
      for (const [at, [x, y]] of points.entries()) {
        const [nextX, nextY] = points[(at + 1) % points.length]!;
        assert.ok(x === nextX || y === nextY, 'an edge aslant');
        if (x === nextX) vertical(x, y, nextY);
      }
    }
  }
  const isBlack = (x: number, y: number): boolean => crossings[y]!.filter((at) => at <= x).length % 2 === 1;
  return { width, height, isBlack };
}

/** As a screen shows it, two pixels a unit. */
async function read(drawing: Drawing, format: ReadInputBarcodeFormat): Promise<string[]> {
  const { isBlack } = fill(drawing);
  const [width, height] = [drawing.width * 2, drawing.height * 2];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isBlack(x >> 1, y >> 1)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  const found = await readBarcodes(
    { data, width, height, colorSpace: 'srgb' },
    {
      formats: [format],
      tryHarder: true,
    },
  );
  return found.map(({ text }) => text);
}

const drawn = (text: string, type: string): Drawing => {
  const drawing = drawBarcode(text, [type]);
  assert.ok(drawing, `${type} of ${text}`);
  return drawing;
};

describe('a drawn barcode is read back unchanged', () => {
  for (const type of TYPES) {
    for (const text of ['5B0AAC93', '0', '1234567890128', 'T000-0000-8RGW-3619', 'A B-C.D/1+2 $%'] as const) {
      it(`${type}: ${text}`, async () => {
        assert.deepEqual(await read(drawn(text, type), FORMATS[type]), [text]);
      });
    }
  }

  for (const type of ['qr_code', 'pdf417', 'aztec', 'datamatrix'] as const) {
    it(`${type}: long, in upper and lower case`, async () => {
      const text = `https://tickets.example.com/scan?t=${'aB3-'.repeat(40)}`;
      assert.deepEqual(await read(drawn(text, type), FORMATS[type]), [text]);
    });
  }

  it('qr_code: another script', async () => {
    assert.deepEqual(await read(drawn('1デーパスポート', 'qr_code'), 'QRCode'), ['1デーパスポート']);
  });

  it('every length from 1 to 60', async () => {
    for (const type of ['qr_code', 'code128', 'pdf417', 'aztec', 'datamatrix'] as const) {
      for (let length = 1; length <= 60; length += type === 'code128' ? 5 : 1) {
        const text = 'Z9K0Q8'.repeat(10).slice(0, length);
        const drawing = drawBarcode(text, [type]);
        if (type === 'code128' && !drawing) continue;
        assert.deepEqual(await read(drawing!, FORMATS[type]), [text], `${type}, ${length} characters`);
      }
    }
  });
});

describe('which kind is drawn', () => {
  const rows: readonly [title: string, text: string, types: string[], expected: BarcodeType | undefined][] = [
    ['the first that the venue names', 'A1', ['aztec', 'qr_code'], 'aztec'],
    ['the next where the first is not known', 'A1', ['maxicode', 'qr_code'], 'qr_code'],
    ['the next where the first lacks the characters', 'a1', ['code39', 'code128'], 'code128'],
    ['the next where the text is too long for bars', 'X'.repeat(60), ['code128', 'pdf417'], 'pdf417'],
    ['none where none can hold it', '日本', ['code128', 'datamatrix'], undefined],
    ['none where the text is too long for any', 'X'.repeat(5000), TYPES, undefined],
    ['none where the venue names none', 'A1', [], undefined],
    ['none for no text', '', TYPES, undefined],
    ['nothing of the language’s own', 'A1', ['constructor', 'toString'], undefined],
  ];
  for (const [title, text, types, expected] of rows) {
    it(title, () => assert.equal(drawBarcode(text, types)?.type, expected));
  }

  it('leaves a quiet zone on every side, and no more', () => {
    const quiet: readonly [BarcodeType, number][] = [
      ['qr_code', 8],
      ['code128', 10],
      ['pdf417', 2],
      ['datamatrix', 4],
    ];
    for (const [type, units] of quiet) {
      const { width, height, isBlack } = fill(drawn('5B0AAC93', type));
      const black = { left: width, top: height, right: 0, bottom: 0 };
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          if (!isBlack(x, y)) continue;
          black.left = Math.min(black.left, x);
          black.right = Math.max(black.right, x);
          black.top = Math.min(black.top, y);
          black.bottom = Math.max(black.bottom, y);
        }
      }
      const { left, top, right, bottom } = black;
      assert.deepEqual([left, top, width - 1 - right, height - 1 - bottom], Array(4).fill(units), type);
    }
  });
});

/**
 * Availabilities for tests, written by hand or generated: the halls of the seat cases (docs/api/certification.md), halls
 * small enough to try every choice, and an arena.
 */
import fc from 'fast-check';
import type {
  Availability,
  PriceBand,
  SeatBlock,
  SingleSeatsPolicy,
  TicketType,
} from '../../src/domain/sale/availability.js';
import { type Currency, fromMajor, zero } from '../../src/domain/sale/money.js';
import type { Seat } from '../../src/domain/seats/seat.js';
import { buildSeatIndex, type FreeSeat, type SeatIndex } from '../../src/domain/seats/seat-index.js';

export const POUNDS: Currency = { code: 'gbp', factor: 100, places: 2, preSymbol: '£', postSymbol: '' };

export interface BandSketch {
  readonly type?: string;
  readonly code?: string;
  /** Seat price and fee in pounds. */
  readonly price?: readonly [number, number];
  readonly singles?: SingleSeatsPolicy;
  readonly numberAvailable?: number;
  /** `B2-9` is B2 to B9; `B 1,3,5` is B1, B3 and B5. Undefined means that seats cannot be chosen. */
  readonly blocks?: readonly string[];
  readonly restricted?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
}

export interface HallSketch {
  readonly quantities?: readonly number[];
  readonly contiguous?: boolean;
  readonly wholeBlocks?: boolean;
  readonly maxBundleSize?: number;
  readonly bands: readonly BandSketch[];
}

export function makeSeat(row: string, column: string, rest: Partial<Seat> = {}): Seat {
  return { id: `${row}${column}`, row, column, separator: '', isRestrictedView: false, texts: [], ...rest };
}

function makeBlock(sketch: string, { restricted = [], texts = {} }: BandSketch): SeatBlock {
  const range = /^(\D+?) ?(\d+)-(\d+)$/.exec(sketch);
  const list = /^(\S+) (\S+)$/.exec(sketch);
  const row = range?.[1] ?? list?.[1];
  if (row === undefined) throw new Error(`Not a block: ${sketch}`);
  const columns = range
    ? Array.from({ length: Number(range[3]) - Number(range[2]) + 1 }, (_, index) => String(Number(range[2]) + index))
    : (list?.[2] ?? '').split(',');
  const seats = columns.map((column) => {
    const id = `${row}${column}`;
    return makeSeat(row, column, {
      isRestrictedView: restricted.includes(id),
      texts: texts[id] === undefined ? [] : [texts[id]],
    });
  });
  return { row, seats };
}

export function makeBand(sketch: BandSketch): PriceBand {
  const [seatPrice, surcharge] = (sketch.price ?? [50, 5]).map((amount) => fromMajor(amount, POUNDS));
  const price = { seatPrice: seatPrice!, surcharge: surcharge! };
  const seatBlocks = sketch.blocks?.map((block) => makeBlock(block, sketch));
  const free = seatBlocks?.reduce((count, { seats }) => count + seats.length, 0) ?? 0;
  return {
    code: sketch.code ?? 'A/pool',
    discountCode: 'NORMAL',
    discountName: 'Regular Ticket',
    price,
    usualPrice: price,
    isOffer: false,
    absoluteSaving: zero(POUNDS),
    percentageSaving: 0,
    numberAvailable: sketch.numberAvailable ?? free,
    singleSeats: sketch.singles ?? 'always',
    ...(seatBlocks ? { seatBlocks } : {}),
    exampleSeats: [],
    exampleSeatsAreReal: false,
    discounts: [],
  };
}

export function makeHall(sketch: HallSketch): Availability {
  const types = new Map<string, PriceBand[]>();
  for (const band of sketch.bands) {
    const type = band.type ?? 'STALLS';
    types.set(type, [...(types.get(type) ?? []), makeBand(band)]);
  }
  return {
    currency: POUNDS,
    ticketTypes: [...types].map(([code, priceBands]): TicketType => ({
      code,
      name: code.charAt(0) + code.slice(1).toLowerCase(),
      priceBands,
    })),
    validQuantities: sketch.quantities ?? [1, 2, 3, 4, 5, 6],
    contiguousSeatSelectionOnly: sketch.contiguous ?? false,
    mustSelectWholeSeatBlock: sketch.wholeBlocks ?? false,
    ...(sketch.maxBundleSize === undefined ? {} : { maxBundleSize: sketch.maxBundleSize }),
    backendIsBroken: false,
    backendIsDown: false,
    backendThrottleFailed: false,
  };
}

const THEATRE: readonly BandSketch[] = [
  {
    type: 'STALLS',
    code: 'A/pool',
    price: [50, 5],
    blocks: ['A1-10', 'B2-9'],
    restricted: ['A1', 'A2', 'A10'],
    texts: { A6: 'Great seat' },
  },
  {
    type: 'STALLS',
    code: 'B/pool',
    price: [40, 5],
    blocks: ['C3-6', 'D2-7'],
    restricted: ['C5', 'C6'],
    texts: { C6: 'Haunted seat' },
  },
  { type: 'CIRCLE', code: 'A/pool', price: [35, 5], blocks: ['E4-5', 'E7-9', 'F1-3'] },
  { type: 'CIRCLE', code: 'B/pool', price: [30, 5], blocks: ['G7-10', 'H1-4', 'H7-10'] },
];

/** Only neighbouring seats and no single seats: the hall of S2 and S3. */
export const strictTheatre: Availability = makeHall({
  contiguous: true,
  bands: THEATRE.map((band) => ({ ...band, singles: 'never', numberAvailable: 6 })),
});

/** Any seats, single seats allowed, up to four: the hall of S4 and R8. */
export const freeTheatre: Availability = makeHall({
  quantities: [1, 2, 3, 4],
  bands: THEATRE.map((band) => ({ ...band, singles: 'always', numberAvailable: 4 })),
});

/**
 * An arena of about 50,000 free seats, the same in every run: twenty ticket types of fifty rows, each row in blocks of 1
 * to 24 seats with a sold seat between them.
 */
export function makeArena({
  contiguous = true,
  singles = 'never',
}: { contiguous?: boolean; singles?: SingleSeatsPolicy } = {}): Availability {
  const bands: BandSketch[] = [];
  let state = 42;
  const chance = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  for (let type = 0; type < 20; type++) {
    for (let band = 0; band < 2; band++) {
      const blocks: string[] = [];
      for (let row = band * 25; row < band * 25 + 25; row++) {
        let column = 1;
        while (column <= 54) {
          const length = Math.min(1 + chance(24), 54 - column + 1);
          blocks.push(`R${row}x ${Array.from({ length }, (_, index) => column + index).join(',')}`);
          column += length + 1;
        }
      }
      bands.push({ type: `T${type}`, code: `${band}/pool`, price: [80 - type * 2 - band * 5, 5], singles, blocks });
    }
  }
  return makeHall({ contiguous, bands });
}

/** The seats with these ids, which must be unique in the hall. */
export function seatsOf(index: SeatIndex, ...ids: readonly string[]): FreeSeat[] {
  return ids.map((id) => {
    const [seat, another] = index.byId.get(id) ?? [];
    if (!seat || another) throw new Error(`Not one seat: ${id}`);
    return seat;
  });
}

export const idsOf = (seats: readonly FreeSeat[]): string[] => seats.map(({ seat }) => seat.id);

/** Halls of at most `maxSeats` seats under every combination of rules. */
export function arbitraryHall({ maxSeats = 11 }: { maxSeats?: number } = {}): fc.Arbitrary<HallSketch> {
  const row = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
  const band = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 3 }),
    singles: fc.constantFrom<SingleSeatsPolicy>('always', 'never', 'if_necessary'),
    price: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom('STALLS', 'CIRCLE'),
  });
  return fc
    .record({
      bands: fc.array(band, { minLength: 1, maxLength: 2 }),
      quantities: fc.constantFrom([], [1, 2, 3, 4], [2, 4], [2], [1, 3, 5], [3]),
      contiguous: fc.boolean(),
      wholeBlocks: fc.constantFrom(false, false, false, true),
    })
    .map(({ bands, ...rules }): HallSketch => {
      let left = maxSeats;
      const sketches = bands.map(({ rows, singles, price, type }, number): BandSketch => {
        const blocks: string[] = [];
        rows.forEach((lengths, rowNumber) => {
          let column = 1 + rowNumber + number * 20;
          for (const wanted of lengths) {
            const length = Math.min(wanted, left);
            if (length === 0) return;
            left -= length;
            blocks.push(`${'ABC'.charAt(rowNumber)}${column}-${column + length - 1}`);
            column += length + 1;
          }
        });
        return { type, code: `${number}`, price: [price * 10, 1], singles, blocks };
      });
      return { ...rules, bands: sketches };
    });
}

/** A hall and some of its seats, as plain data so that a counterexample can be read. */
export interface Choice {
  readonly hall: HallSketch;
  readonly ids: readonly string[];
  readonly quantity: number | undefined;
}

export function arbitraryChoice(options: { maxSeats?: number } = {}): fc.Arbitrary<Choice> {
  return arbitraryHall(options).chain((hall) => {
    const ids = idsOf(buildSeatIndex(makeHall(hall)).seats);
    return fc.record({
      hall: fc.constant(hall),
      ids: fc.subarray(ids, { minLength: 1, maxLength: Math.min(6, ids.length) }),
      quantity: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    });
  });
}

export function openChoice({ hall, ids, quantity }: Choice): {
  index: SeatIndex;
  seats: FreeSeat[];
  quantity: number | undefined;
} {
  const index = buildSeatIndex(makeHall(hall));
  return { index, seats: seatsOf(index, ...ids), quantity };
}

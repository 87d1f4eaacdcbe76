/**
 * Places the seats of a ticket type from left to right by their column labels, because the API has no geometry. Columns
 * are whole seat widths: seats with the same number line up, and sold seats and aisles leave gaps. Used by seat-index
 * for both nearness and the drawn layout.
 */

/** The column labels of one row, block by block, from left to right within a block. */
export type LabelledRow = readonly (readonly string[])[];

/** A wider gap that no row fills is a jump in the numbering (110, 201), not that many seats. */
const WIDEST_GAP = 12;
const WIDTH_OF_JUMP = 3;

/** @returns one column per label: whole numbers from 0, never the same for two seats of a row */
export function placeColumns(rows: readonly LabelledRow[]): number[][][] {
  const readLabel = labelReader();
  const read = rows.map((row) => readRow(row, readLabel));
  const usual = usualNumbering(read);
  const aligned = usual && columnsOf(blocksOf(read.filter((row) => follows(row, usual))), usual);
  const middle = aligned ? aligned.last / 2 : 0;
  const placed = read.map((row) => (aligned && follows(row, usual) ? place(row, aligned) : alone(row, middle)));
  const first = Math.min(0, ...placed.map(leftmost));
  return placed.map((blocks) => blocks.map((block) => block.map((column) => column - first)));
}

/** `unit` counts 1, 2, 3; `double` has odd and even numbers on different sides: 1, 3, 5. */
type Numbering = 'unit' | 'double';
type NumberedBlock = readonly number[];

interface ReadRow {
  readonly labels: LabelledRow;
  /** Undefined when a label is not a number or a number occurs twice. */
  readonly numbers: readonly NumberedBlock[] | undefined;
  /** Undefined when the row has no neighbouring seats to tell it by. */
  readonly numbering: Numbering | undefined;
}

/** Caches the numbers, because labels repeat from row to row. */
function labelReader(): (label: string) => number {
  const known = new Map<string, number>();
  return (label) => {
    let number = known.get(label);
    if (number === undefined) known.set(label, (number = /^\d{1,9}$/.test(label) ? Number(label) : NaN));
    return number;
  };
}

function readRow(labels: LabelledRow, readLabel: (label: string) => number): ReadRow {
  const numbers = labels.map((block) => block.map(readLabel));
  const seen = new Set<number>();
  let hasUnit = false;
  let hasDouble = false;
  for (const block of numbers) {
    let before: number | undefined;
    for (const number of block) {
      if (Number.isNaN(number) || seen.has(number)) return { labels, numbers: undefined, numbering: undefined };
      seen.add(number);
      if (before !== undefined && Math.abs(number - before) === 2) hasDouble = true;
      else if (before !== undefined) hasUnit = true;
      before = number;
    }
  }
  return { labels, numbers, numbering: hasUnit ? 'unit' : hasDouble ? 'double' : undefined };
}

/** The numbering of most rows. Rows that have none of their own follow it. */
function usualNumbering(rows: readonly ReadRow[]): Numbering | undefined {
  const count = { unit: 0, double: 0 };
  for (const { numbering } of rows) if (numbering) count[numbering]++;
  if (count.double > count.unit) return 'double';
  return rows.some(({ numbers }) => numbers) ? 'unit' : undefined;
}

function follows({ numbers, numbering }: ReadRow, usual: Numbering): boolean {
  return numbers !== undefined && (numbering === undefined || numbering === usual);
}

function blocksOf(rows: readonly ReadRow[]): NumberedBlock[] {
  return rows.flatMap(({ numbers }) => numbers ?? []);
}

/** The column of every number in use, from 0. */
interface Columns {
  readonly byNumber: ReadonlyMap<number, number>;
  readonly last: number;
}

function columnsOf(blocks: readonly NumberedBlock[], numbering: Numbering): Columns {
  return numbering === 'unit' ? countedColumns(blocks, 1) : sidedColumns(blocks);
}

/**
 * Columns in the direction in which most blocks count, without the gaps that cannot be seats.
 *
 * @param step the difference between the numbers of two neighbouring seats
 */
function countedColumns(blocks: readonly NumberedBlock[], step: number): Columns {
  const numbers = new Set<number>();
  const crossed = new Set<number>();
  let direction = 0;
  for (const block of blocks) {
    let before: number | undefined;
    for (const number of block) {
      numbers.add(number);
      if (before !== undefined) {
        crossed.add(Math.min(number, before));
        direction += Math.sign(number - before);
      }
      before = number;
    }
  }
  const byNumber = new Map<number, number>();
  let column = 0;
  let before: number | undefined;
  for (const number of [...numbers].sort((left, right) => left - right)) {
    if (before !== undefined) column += widthOfGap((number - before) / step, crossed.has(before));
    byNumber.set(number, column);
    before = number;
  }
  if (direction < 0) for (const [number, counted] of byNumber) byNumber.set(number, column - counted);
  return { byNumber, last: column };
}

/** @param isCrossed some row has neighbours on both sides of the gap, so no seat is in it (12, 14) */
function widthOfGap(gap: number, isCrossed: boolean): number {
  if (isCrossed) return 1;
  return gap > WIDEST_GAP ? WIDTH_OF_JUMP : gap;
}

/** Odd and even numbers on the two sides of an aisle. The side of the first block is the left one. */
function sidedColumns(blocks: readonly NumberedBlock[]): Columns {
  const parityOf = ([first = 0]: NumberedBlock): number => first % 2;
  const parityOfLeft = parityOf(blocks[0] ?? []);
  const left = countedColumns(
    blocks.filter((block) => parityOf(block) === parityOfLeft),
    2,
  );
  const right = countedColumns(
    blocks.filter((block) => parityOf(block) !== parityOfLeft),
    2,
  );
  if (right.byNumber.size === 0) return left;
  const firstOfRight = left.last + 2;
  const byNumber = new Map(left.byNumber);
  for (const [number, column] of right.byNumber) byNumber.set(number, firstOfRight + column);
  return { byNumber, last: firstOfRight + right.last };
}

function place({ numbers }: ReadRow, { byNumber }: Columns): number[][] {
  return (numbers ?? []).map((block) => block.map((number) => byNumber.get(number) ?? 0));
}

/** A row with a numbering of its own, centred on the other rows. */
function alone(row: ReadRow, middle: number): number[][] {
  const columns = row.numbers && columnsOf(row.numbers, row.numbering ?? 'unit');
  const width = columns ? columns.last : row.labels.reduce((sum, { length }) => sum + length + 1, -2);
  let column = Math.round(middle - width / 2);
  if (columns) return place(row, columns).map((block) => block.map((own) => column + own));
  return row.labels.map((block) => {
    const own = block.map((_, at) => column + at);
    // Leave one column free between blocks: there is an aisle or a sold seat.
    column += block.length + 1;
    return own;
  });
}

function leftmost(blocks: readonly (readonly number[])[]): number {
  let left = 0;
  for (const block of blocks) for (const column of block) if (column < left) left = column;
  return left;
}

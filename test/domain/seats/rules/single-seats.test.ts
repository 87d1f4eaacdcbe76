import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSeatIndex } from '../../../../src/domain/seats/seat-index.js';
import {
  canSumTo,
  canTakeCleanly,
  hasCleanRun,
  isCleanRun,
  stretchesOf,
} from '../../../../src/domain/seats/rules/single-seats.js';
import { makeHall } from '../../../support/halls.js';
import { choicesOf, leavesSingle } from '../../../support/seat-oracle.js';

describe('the arithmetic of single seats', () => {
  it('recognises clean runs', () => {
    for (let length = 1; length <= 9; length++) {
      for (let size = 1; size <= length; size++) {
        const starts = Array.from({ length: length - size + 1 }, (_, start) => start);
        assert.equal(
          hasCleanRun(length, size),
          starts.some((start) => isCleanRun(length, start, size)),
        );
      }
    }
  });

  it('computes the sizes that several blocks allow together', () => {
    for (const lengths of combinations([1, 2, 3, 4], 3)) {
      const blocks = lengths.map((length, row) => `${'ABC'.charAt(row)}1-${length}`);
      const [band] = buildSeatIndex(makeHall({ bands: [{ blocks }] })).sections[0]!.bands;
      for (let size = 0; size <= band!.seatCount + 1; size++) {
        const choices = choicesOf(band!, size);
        assert.equal(
          canTakeCleanly(stretchesOf(band!.lengths), size),
          choices.some((choice) => !leavesSingle(choice)),
          `clean ${lengths.join()} of ${size}`,
        );
        assert.equal(
          canSumTo(band!.lengths, size),
          choices.some((choice) => choice.every(({ block }) => block.seats.every((seat) => choice.includes(seat)))),
          `whole ${lengths.join()} of ${size}`,
        );
      }
    }
  });
});

/** Every ascending list of one to `most` of these numbers. */
function combinations(numbers: readonly number[], most: number): number[][] {
  if (most === 0) return [];
  return numbers.flatMap((number, at) => [
    [number],
    ...combinations(numbers.slice(at), most - 1).map((rest) => [number, ...rest]),
  ]);
}

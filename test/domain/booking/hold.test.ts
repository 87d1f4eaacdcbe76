import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { secondsLeft, startHold, warningBetween } from '../../../src/domain/booking/hold.js';

describe('hold', () => {
  it('converts the minutes of the box office, decimals included', () => {
    assert.equal(secondsLeft(startHold(12.5, 1_000), 1_000), 750);
    assert.equal(secondsLeft(startHold(15, 0), 60_000), 840);
  });

  it('shows zero only when the time is over', () => {
    const hold = startHold(1, 0);
    assert.equal(secondsLeft(hold, 59_999), 1);
    assert.equal(secondsLeft(hold, 60_000), 0);
    assert.equal(secondsLeft(hold, 999_999), 0);
  });

  it('treats a negative time as no time', () => {
    assert.equal(secondsLeft(startHold(-3, 0), 0), 0);
  });

  for (const [before, after, warning] of [
    [301, 300, 300],
    [300, 299, undefined],
    [61, 60, 60],
    [400, 30, 60],
    [400, 200, 300],
    [61, 0, undefined],
    [59, 58, undefined],
  ] as const) {
    it(`from ${before} to ${after} seconds left warns of ${warning ?? 'nothing'}`, () => {
      assert.equal(warningBetween(before, after), warning);
    });
  }

  it('gives each warning once, however many seconds are skipped', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 20, maxLength: 200 }), (jumps) => {
        const warned: number[] = [];
        let left = 900;
        for (const jump of jumps) {
          const next = Math.max(0, left - jump);
          const warning = warningBetween(left, next);
          if (warning !== undefined) warned.push(warning);
          left = next;
        }
        assert.equal(new Set(warned).size, warned.length);
      }),
    );
  });
});

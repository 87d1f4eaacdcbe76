import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareRowLabels } from '../../../src/domain/seats/row-label.js';

describe('compareRowLabels', () => {
  const order = ['', '1', '2', '10', 'A', 'A1', 'A2', 'A10', 'B', 'Z', 'AA', 'BB', 'Box 1', 'Box 2', 'Box 10'];

  it('sorts rows from the front to the back', () => {
    assert.deepEqual([...order].reverse().sort(compareRowLabels), order);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        assert.equal(Math.sign(compareRowLabels(a, b)) + Math.sign(compareRowLabels(b, a)), 0);
        assert.equal(compareRowLabels(a, b) === 0, a === b);
        if (compareRowLabels(a, b) < 0 && compareRowLabels(b, c) < 0) assert.ok(compareRowLabels(a, c) < 0);
      }),
    );
  });
});

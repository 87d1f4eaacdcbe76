import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventIdOf } from '../../../src/domain/catalogue/performance.js';

test('a performance id begins with the id of its event', () => {
  assert.deepEqual(['7AB-5', 'GVA-3D2-X', '6IF', ''].map(eventIdOf), ['7AB', 'GVA', '6IF', '']);
});

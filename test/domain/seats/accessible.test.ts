import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAccessibleSeat } from '../../../src/domain/seats/accessible.js';
import { makeSeat } from '../../support/halls.js';

describe('isAccessibleSeat', () => {
  const says = (...texts: string[]) => isAccessibleSeat(makeSeat('A', '1', { texts }));

  it('recognises the words of box offices', () => {
    for (const text of [
      'Wheelchair space',
      'Wheel chair position',
      'Accessible seat',
      'Step-free access',
      'Companion seat',
      'Companion seat no. 4',
      'Wheelchair space in row A',
      'Rollstuhlplatz',
      'Emplacement fauteuil roulant',
      'Place PMR',
      'Silla de ruedas',
      'Posto per sedia a rotelle',
      '車椅子席',
    ]) {
      assert.ok(says(text), text);
    }
  });

  it('is not misled by the opposite', () => {
    for (const text of [
      'Not suitable for wheelchairs',
      'No step-free access',
      'Nicht barrierefrei',
      'Inaccessible',
      'Great seat',
      '',
    ]) {
      assert.ok(!says(text), text);
    }
    assert.ok(!says());
  });
});

/** Which API holds a reservation, its reference for customers, and when it has to move to the other API. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  apiOf,
  asHandle,
  isPurchaseApi,
  mustMove,
  referenceOf,
} from '../../../src/domain/booking/reservation-handle.js';

const UUID = asHandle('U-A45C9FC2-460C-49CA-ADBE-07CE8512274C-FF85B187-LDNX');
const HANDLE = asHandle('U000-0000-AAAA-LDNX.c2VhbGVk');

describe('a reservation', () => {
  it('shows by its ID which API holds it', () => {
    assert.deepEqual([apiOf(UUID), apiOf(HANDLE)], ['f13', 'xml-core']);
  });

  for (const [api, id, expected] of [
    ['f13', UUID, false],
    ['f13', HANDLE, false],
    ['xml-core', UUID, true],
    ['xml-core', HANDLE, false],
    ['soap', UUID, false],
  ] as const) {
    it(`of ${apiOf(id)} ${expected ? 'moves' : 'stays where it is'} to be sold by ${api}`, () => {
      assert.equal(mustMove(api, id), expected);
    });
  }

  it('knows two APIs', () => {
    assert.deepEqual(['f13', 'xml-core', 'soap', ''].map(isPurchaseApi), [true, true, false, false]);
  });

  it('has the transaction ID as its reference, otherwise an ID that customers can read out', () => {
    const trolley = { bundles: [], orderCount: 0 };
    assert.equal(referenceOf({ ...trolley, transactionUuid: UUID, transactionId: 'U000-1' }), 'U000-1');
    assert.equal(referenceOf({ ...trolley, transactionUuid: HANDLE }), 'U000-0000-AAAA-LDNX');
    assert.equal(referenceOf({ ...trolley, transactionUuid: UUID }), UUID);
    assert.equal(referenceOf(trolley), undefined);
  });
});

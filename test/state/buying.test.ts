/** The part of a session that buys is loaded apart, and only once. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadBuying } from '../../src/state/buying.js';
import { TestBoxOffice } from '../support/box-office.js';
import { CUSTOMER } from '../support/customers.js';

it('a purchase waits for its code, and a second click in between buys nothing twice', async () => {
  const office = new TestBoxOffice();
  const session = await office.openReadyPage();
  await session.addOrder(await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3'));
  await session.reserve();
  session.prepareToBuy();
  const answers = await Promise.all([
    session.purchase({ customer: CUSTOMER }),
    session.purchase({ customer: CUSTOMER }),
  ]);
  assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true]);
  assert.equal(office.count('purchase'), 1);
});

it('the code is fetched once for all sessions of a page', () => {
  assert.equal(loadBuying(), loadBuying());
});

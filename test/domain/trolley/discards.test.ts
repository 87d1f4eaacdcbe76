import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type DiscardReason, explainDiscards } from '../../../src/domain/trolley/discards.js';
import type { OrderRequest, TrolleyChange } from '../../../src/domain/trolley/trolley.js';
import { TestBoxOffice } from '../../support/box-office.js';

let office: TestBoxOffice;

before(() => {
  office = new TestBoxOffice();
});

/** The orders that the box office removes when the last of these is added. */
async function add(...wishes: OrderRequest[]): Promise<TrolleyChange> {
  const session = await office.openReadyPage();
  await session.emptyTrolley();
  let change: TrolleyChange | undefined;
  for (const wish of wishes) {
    const result = await session.addOrder(wish);
    assert.ok(result.ok);
    change = result.value;
  }
  return change!;
}

const reasons = ({ discarded, added }: TrolleyChange): DiscardReason[] =>
  explainDiscards(discarded, added).map(({ reason }) => reason);

describe('why an order has to leave the trolley', () => {
  it('is the same performance', async () => {
    const stalls = await office.order('6IF', 'STALLS', 'A/pool');
    assert.deepEqual(reasons(await add(stalls, { ...stalls, ticketTypeCode: 'BALCONY' })), ['same-performance']);
  });

  it('is the currency, for every order in another one', async () => {
    const pounds = [await office.order('7AB', 'STALLS', 'A/pool'), await office.order('6IF', 'STALLS', 'A/pool')];
    assert.deepEqual(reasons(await add(...pounds, await office.order('6L9', 'PREF', 'A/pool'))), [
      'currency',
      'currency',
    ]);
  });

  it('is the delivery, when one supplier sends both', async () => {
    // One only by post, the other only as an eTicket.
    const { performances } = await office.client.listPerformances({ eventId: '9XW', from: '2027-09-01' });
    const { ticketTypes } = await office.client.getAvailability({ performanceId: performances[0]!.id });
    const byPost = {
      performanceId: performances[0]!.id,
      ticketTypeCode: ticketTypes[0]!.code,
      priceBandCode: ticketTypes[0]!.priceBands[0]!.code,
      quantity: 1,
    };
    const eTicket = await office.order('DP9', 'SEAT', 'A/pool');
    assert.deepEqual(reasons(await add(byPost, eTicket)), ['delivery']);
  });

  it('is the event of an add-on, which is no longer in the trolley', async () => {
    const session = await office.openReadyPage();
    await session.emptyTrolley();
    await session.addOrder(await office.order('7AB', 'STALLS', 'A/pool'));
    await session.addOrder(await office.order('7AC', 'GENERAL', 'A/pool'));
    const [cat] = session.state.trolley.trolley.bundles.flatMap(({ orders }) => orders);
    const result = await session.removeOrders([cat!.itemNumber]);
    assert.ok(result.ok);
    assert.deepEqual(reasons(result.value), ['add-on']);
  });

  it('is unknown when no rule applies', async () => {
    const { added } = await add(await office.order('7AB', 'STALLS', 'A/pool'));
    assert.deepEqual(reasons({ added: [], removed: [], discarded: added, altered: [] }), ['other']);
  });
});

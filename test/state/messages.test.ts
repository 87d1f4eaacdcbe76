/** The messages of a session to the customer. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Session } from '../../src/state/session.js';
import { TestBoxOffice } from '../support/box-office.js';

let office: TestBoxOffice;
let session: Session;
const button = { name: 'a button' };

beforeEach(async () => {
  office = new TestBoxOffice();
  session = await office.openReadyPage();
});

const kinds = (): string[] => session.state.messages.map(({ kind }) => kind);

describe('the session says', () => {
  beforeEach(async () => {
    await session.addOrder(await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3'), { origin: button });
  });

  it('what a change has done, with the element that asked for it', () => {
    const [message = assert.fail()] = session.state.messages;
    assert.ok(message.kind === 'trolley-changed');
    assert.deepEqual([message.change.added.length, message.origin], [1, button]);
  });

  it('that tickets are held, kept longer and given back', async () => {
    await session.reserve();
    await session.renewReservation();
    await session.release('left-checkout');
    assert.deepEqual(kinds(), ['trolley-changed', 'reserved', 'reserved', 'kept-longer', 'released']);
  });

  it('that a change is undone, and not what that changed', async () => {
    await session.removeOrders([1]);
    await session.undoChange();
    assert.deepEqual(kinds(), ['trolley-changed', 'trolley-changed', 'change-undone']);
  });

  it('nothing of what failed', async () => {
    office.fail('trolley', 'lost-request', 'lost-request', 'lost-request');
    await session.removeOrders([1]);
    office.fail('reserve', 'lost-request');
    await session.reserve();
    assert.deepEqual(kinds(), ['trolley-changed']);
  });

  it('that seats other than those asked for are held', async () => {
    await session.emptyTrolley();
    await session.addOrder(await office.order('7AA', 'STALLS', 'B/pool', 'D6', 'D7'));
    await session.reserve();
    const message = session.state.messages.at(-1);
    assert.ok(message?.kind === 'reserved' && !message.isAsAsked);
    session.acceptDifferences({ origin: button });
    assert.deepEqual(session.state.messages.at(-1), {
      kind: 'differences-accepted',
      id: message.id + 1,
      origin: button,
    });
  });

  it('at most ten things, the latest', async () => {
    for (let round = 0; round < 6; round += 1) {
      await session.removeOrders([1]);
      await session.undoChange();
    }
    const ids = session.state.messages.map(({ id }) => id);
    assert.deepEqual([ids.length, ids.at(-1)], [10, 13]);
  });
});

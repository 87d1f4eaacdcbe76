/** Reading a booking again: after an error, on return to the page and after a change by another tab. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Session } from '../../../src/state/session.js';
import { TestBoxOffice } from '../../support/box-office.js';
import { CUSTOMER } from '../../support/customers.js';
import { B2_B3, D6_D7, first, openTab, reserve, run, shop, status, useTabs } from '../in-tabs.js';

const broken = (): Response => Response.json({ error_code: 4 }, { status: 403 });
const brokenOften = (): Response[] => Array.from({ length: 10 }, broken);

describe('a booking', () => {
  let office: TestBoxOffice;
  let session: Session;

  const statusNow = (): string => session.state.booking.status;

  beforeEach(async () => {
    office = new TestBoxOffice();
    session = await office.openReadyPage();
    await session.addOrder(B2_B3);
    await session.reserve();
    assert.equal(statusNow(), 'reserved');
  });

  async function buyElsewhere(): Promise<void> {
    const { booking } = session.state;
    assert.ok(booking.status === 'reserved');
    const { transactionUuid } = booking.reservation;
    await office.client.makePurchase({ transactionUuid, customer: CUSTOMER, sendConfirmationEmail: false });
  }

  it('that was bought elsewhere cannot be released, and is shown as purchased', async () => {
    await buyElsewhere();
    assert.equal((await session.release('left-checkout')).ok, false);
    await session.restore();
    assert.equal(statusNow(), 'purchased');
    assert.equal(office.eventsOf('release').length, 0);
  });

  it('that was bought elsewhere and cannot be read shows an error, and can be tried again', async () => {
    await buyElsewhere();
    office.fail('status', broken());
    await session.release('left-checkout');
    await office.settle();
    await office.settle();
    const { booking } = session.state;
    assert.ok(booking.status === 'restoring' && booking.error);
    await session.restore();
    assert.equal(statusNow(), 'purchased');
  });

  it('that could not be read is read when the page is visible or online again', async () => {
    session.pause();
    office.fail('status', broken());
    session = await office.openReadyPage();
    assert.ok(session.state.booking.status === 'restoring' && session.state.booking.error);
    await session.resynchronise();
    assert.equal(statusNow(), 'reserved');
  });

  it('with an uncertain purchase is looked up when the page is visible or online again', async () => {
    office.fail('purchase', 'lost-answer');
    office.fail('status', ...brokenOften().slice(3));
    await session.purchase({ customer: CUSTOMER });
    assert.equal(statusNow(), 'uncertain');
    office.fail('status', broken());
    await session.resynchronise();
    assert.equal(statusNow(), 'uncertain');
    await session.resynchronise();
    assert.equal(statusNow(), 'purchased');
    assert.equal(office.count('purchase'), 1);
    assert.equal(office.eventsOf('purchase').length, 1);
  });
});

describe('a change that a tab saved just before its page went away', () => {
  useTabs();

  it('reaches the other tabs through the next page: accepted seats', async () => {
    await reserve(first, D6_D7);
    const second = await openTab();
    first.session.acceptDifferences();
    shop.kill(first);
    await openTab(first.storage);
    const { booking } = second.session.state;
    assert.ok(booking.status === 'reserved' && booking.isAccepted);
  });

  it('reaches the other tabs through the next page: a new start', async () => {
    await reserve(first);
    const second = await openTab();
    await run(first, (session) => session.purchase({ customer: CUSTOMER }));
    assert.equal(status(second), 'purchased');
    first.session.startAgain();
    shop.kill(first);
    const reloaded = await openTab(first.storage);
    assert.deepEqual([status(reloaded), status(second)], ['idle', 'idle']);
  });

  it('gives way to a later change of another tab', async () => {
    await reserve(first, D6_D7);
    const second = await openTab();
    first.session.acceptDifferences();
    shop.kill(first);
    await run(second, (session) => session.emptyTrolley());
    const reloaded = await openTab(first.storage);
    assert.deepEqual([status(reloaded), status(second)], ['idle', 'idle']);
  });
});

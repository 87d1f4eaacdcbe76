/** What the session reads again, when, and what it says where that is not possible. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Session } from '../../src/state/session.js';
import { CUSTOMER } from '../support/customers.js';
import { TestBoxOffice } from '../support/box-office.js';
import { B2_B3, D6_D7, first, openTab, reserve, run, shop, status, useTabs } from './in-tabs.js';

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

  it('that was bought behind its back cannot be released, and is shown', async () => {
    await buyElsewhere();
    assert.equal((await session.release('left-checkout')).ok, false);
    await session.restore();
    assert.equal(statusNow(), 'purchased');
    assert.equal(office.eventsOf('release').length, 0);
  });

  it('that cannot be read again after that says so, and can be tried again', async () => {
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

  it('that could not be read is read when the page is seen again, or online', async () => {
    session.pause();
    office.fail('status', broken());
    session = await office.openReadyPage();
    assert.ok(session.state.booking.status === 'restoring' && session.state.booking.error);
    await session.resynchronise();
    assert.equal(statusNow(), 'reserved');
  });

  it('whose purchase is uncertain is looked up when the page is seen again, or online', async () => {
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

describe('the time left', () => {
  let office: TestBoxOffice;
  let session: Session;

  beforeEach(async () => {
    office = new TestBoxOffice();
    session = await office.openReadyPage();
    await session.addOrder(B2_B3);
    await session.reserve();
    await office.settle();
  });

  const warnings = (): number[] => office.eventsOf('reservation-expiring').map(({ secondsLeft }) => secondsLeft);

  const minutesSaid = (): number[] =>
    session.state.messages.flatMap((message) => (message.kind === 'time-running-out' ? message.minutesLeft : []));

  async function seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) office.clock.advance(1_000);
    for (let turn = 0; turn < 5; turn += 1) await office.settle();
  }

  it('is corrected after a sleep that the page is told nothing of', async () => {
    await seconds(1);
    office.clock.slept = 8 * 60_000;
    await seconds(1);
    // The box office tells hundredths of minutes.
    assert.ok(Math.abs((session.state.secondsLeft ?? 0) - (900 - 2 - 480)) <= 1);
  });

  it('ends at once where the hold ended during the sleep, and the trolley is kept', async () => {
    await seconds(1);
    office.clock.slept = 20 * 60_000;
    await seconds(1);
    assert.equal(session.state.booking.status, 'expired');
    assert.equal(session.state.trolley.trolley.orderCount, 1);
    assert.ok((await session.reserve()).ok);
  });

  it('is corrected upwards too, and no warning is given twice', async () => {
    await seconds(601);
    assert.deepEqual(warnings(), [300]);
    assert.deepEqual(minutesSaid(), [5]);
    // The box office gives a minute more.
    office.clock.slept = -60_000;
    await seconds(1);
    assert.ok((session.state.secondsLeft ?? 0) > 350);
    await seconds(300);
    assert.deepEqual(warnings(), [300, 60]);
    assert.deepEqual(minutesSaid(), [5, 1]);
  });

  it('does not follow a wall clock that is set', async () => {
    office.clock.advance(1_000);
    // Only what the customer's computer believes: the box office still has its own time.
    const wall = office.clock.wall.bind(office.clock);
    const calls = office.count('status');
    office.clock.wall = () => wall() + 3_600_000;
    office.sandboxClock = wall;
    await seconds(2);
    assert.equal(session.state.secondsLeft, 900 - 3);
    assert.equal(office.count('status'), calls + 1);
  });

  it('is warned of anew in the next reservation', async () => {
    await seconds(601);
    await session.renewReservation();
    await office.settle();
    await seconds(601);
    assert.deepEqual(warnings(), [300, 300]);
    assert.deepEqual(minutesSaid(), [5, 5]);
  });
});

describe('what one tab noted just before its page went', () => {
  useTabs();

  it('is told to the others by the page after it: a yes', async () => {
    await reserve(first, D6_D7);
    const second = await openTab();
    first.session.acceptDifferences();
    shop.kill(first);
    await openTab(first.storage);
    const { booking } = second.session.state;
    assert.ok(booking.status === 'reserved' && booking.isAccepted);
  });

  it('is told to the others by the page after it: a new start', async () => {
    await reserve(first);
    const second = await openTab();
    await run(first, (session) => session.purchase({ customer: CUSTOMER }));
    assert.equal(status(second), 'purchased');
    first.session.startAgain();
    shop.kill(first);
    const reloaded = await openTab(first.storage);
    assert.deepEqual([status(reloaded), status(second)], ['idle', 'idle']);
  });

  it('gives way to what another tab has done since', async () => {
    await reserve(first, D6_D7);
    const second = await openTab();
    first.session.acceptDifferences();
    shop.kill(first);
    await run(second, (session) => session.emptyTrolley());
    const reloaded = await openTab(first.storage);
    assert.deepEqual([status(reloaded), status(second)], ['idle', 'idle']);
  });
});

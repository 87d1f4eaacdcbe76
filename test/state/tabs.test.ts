/** The session rules of several tabs, and the ways back that the trolley and the reservation have. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { allOrders, orderSeats } from '../../src/domain/trolley.js';
import { Memory } from '../../src/state/memory.js';
import { Session } from '../../src/state/session.js';
import { CUSTOMER, TestBoxOffice, TestStorage } from '../support/box-office.js';
import { Simulation, type Tab } from './simulation.js';

const office = new TestBoxOffice();
const B2_B3 = await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3');
const D6_D7 = await office.order('7AA', 'STALLS', 'B/pool', 'D6', 'D7');
const H9_H10 = await office.order('7AA', 'CIRCLE', 'B/pool', 'H9', 'H10');
const BEST = await office.order('6IF', 'STALLS', 'B/pool');

let shop: Simulation;
let first: Tab;

beforeEach(async () => {
  shop = new Simulation(1, false);
  first = shop.openTab();
  await shop.rest();
});

afterEach(() => shop.end());

const status = (tab: Tab): string => tab.session.state.booking.status;

function held(tab: Tab): string {
  const { booking } = tab.session.state;
  assert.equal(booking.status, 'reserved');
  return booking.reservation.transactionUuid;
}

async function run(tab: Tab, ...actions: ((session: Session) => unknown)[]): Promise<void> {
  for (const action of actions) shop.act(tab, action);
  await shop.rest();
}

async function openTab(storage?: TestStorage): Promise<Tab> {
  const tab = shop.openTab(storage);
  await shop.rest();
  return tab;
}

const reserve = (tab: Tab, order = B2_B3): Promise<void> =>
  run(
    tab,
    (session) => session.addOrder(order),
    (session) => session.reserve(),
  );

const callsOf = (endpoint: string): number => shop.calls.filter((call) => call === endpoint).length;

describe('R9 release', () => {
  it('comes before any further reserve, also when the first tries fail', async () => {
    await reserve(first);
    first.faults = ['', 'drop', 'error=502'];
    shop.act(first, (session) => session.addOrder(BEST));
    await shop.time.pass(10_000);
    assert.deepEqual(shop.calls.slice(-5), ['trolley', 'release', 'release', 'release', 'reserve']);
    assert.equal(shop.live().length, 1);
  });

  it('is repeated before the next reserve, and after a reload, while it may not have arrived', async () => {
    await reserve(first);
    // Its hold ends, and the box office cannot be told.
    first.faults = ['drop', 'drop', 'drop'];
    await shop.time.pass(15 * 60_000 + 5_000);
    assert.equal(status(first), 'expired');
    assert.equal(first.session.state.trolley.trolley.orderCount, 1);
    const before = callsOf('release');
    shop.kill(first);
    const reloaded = await openTab(first.storage);
    assert.equal(callsOf('release'), before + 1);
    assert.equal(status(reloaded), 'expired');
    await run(reloaded, (session) => session.reserve());
    assert.equal(status(reloaded), 'reserved');
  });

  it('has to arrive before anything else is held', async () => {
    await reserve(first);
    first.faults = ['drop'];
    first.session.leave(true);
    shop.kill(first);
    const back = shop.openTab(first.storage);
    back.faults = ['', ...Array.from({ length: 6 }, () => 'drop')];
    await shop.time.pass(10_000);
    shop.act(back, (session) => session.reserve());
    await shop.time.pass(10_000);
    assert.equal(shop.live().length, 1);
    assert.equal(callsOf('reserve'), 1);
    const { booking } = back.session.state;
    assert.ok(booking.status === 'building' && booking.failure?.kind === 'error');
    await run(back, (session) => session.reserve());
    assert.deepEqual(shop.calls.slice(-2), ['release', 'reserve']);
    assert.equal(shop.live().length, 1);
  });

  it('of a page that is left for good is sent with it, and the trolley is still there afterwards', async () => {
    await reserve(first);
    first.session.leave(true);
    shop.kill(first);
    await shop.time.pass(1_000);
    assert.equal(shop.live().length, 0);
    const back = await openTab(first.storage);
    assert.equal(status(back), 'building');
    assert.equal(back.session.state.trolley.trolley.orderCount, 1);
  });

  it('is not sent by a page that is left while another tab has the session, nor during a purchase', async () => {
    await reserve(first);
    const second = await openTab();
    second.session.leave(true);
    shop.kill(second);
    await shop.time.pass(1_000);
    assert.equal(shop.live().length, 1);
    shop.act(first, (session) => session.purchase({ customer: CUSTOMER }));
    first.session.leave(true);
    await shop.rest();
    assert.equal(callsOf('release'), 0);
    assert.equal(shop.transactions()[0]?.status, 'purchased');
  });
});

describe('R10 failed reserve', () => {
  it('is told in every tab by what is left: a trolley, and nothing held', async () => {
    const second = await openTab();
    await reserve(first, H9_H10);
    const { booking } = first.session.state;
    assert.ok(booking.status === 'building' && booking.failure?.kind === 'not-reserved');
    assert.equal(status(second), 'building');
    assert.equal(shop.transactions().length, 0);
  });
});

describe('R11 changed seats', () => {
  it('need a yes in every tab, and one yes is enough', async () => {
    const second = await openTab();
    await reserve(first, D6_D7);
    const result = await second.session.purchase({ customer: CUSTOMER });
    assert.deepEqual(result, { ok: false, error: { refusal: 'not-accepted' } });
    await run(second, (session) => session.acceptDifferences());
    await run(first, (session) => session.purchase({ customer: CUSTOMER }));
    assert.deepEqual([status(first), status(second)], ['purchased', 'purchased']);
  });
});

describe('at most one live reservation', () => {
  it('whichever tabs reserve at once', async () => {
    const second = await openTab();
    await run(first, (session) => session.addOrder(B2_B3));
    shop.act(first, (session) => session.reserve());
    shop.act(second, (session) => session.reserve());
    await shop.rest();
    assert.equal(callsOf('reserve'), 1);
    assert.equal(held(first), held(second));
  });

  it('also of changes that two tabs make at once: both are in the trolley, held once', async () => {
    await reserve(first);
    const second = await openTab();
    shop.act(first, (session) => session.addOrder(BEST));
    shop.act(second, (session) => session.addOrder(D6_D7));
    await shop.rest();
    assert.equal(shop.live().length, 1);
    assert.equal(held(first), held(second));
  });
});

describe('the same reservation', () => {
  it('is found by a new tab, with the same time left', async () => {
    await reserve(first);
    await shop.time.pass(5 * 60_000);
    const second = await openTab();
    assert.equal(held(second), held(first));
    const seconds = [first, second].map(({ session }) => session.state.secondsLeft ?? 0);
    assert.ok(Math.abs(seconds[0]! - seconds[1]!) <= 2, seconds.join(' and '));
    assert.equal(callsOf('reserve'), 1);
  });

  it('is found by a duplicated tab and by one whose first tab has crashed', async () => {
    await reserve(first);
    const copy = first.storage.copy();
    const uuid = held(first);
    shop.kill(first);
    assert.equal(held(await openTab(copy)), uuid);
  });

  it('ends in all tabs at once, is told once a page and given back by one', async () => {
    await reserve(first);
    const second = await openTab();
    await shop.time.pass(15 * 60_000 + 5_000);
    assert.deepEqual([status(first), status(second)], ['expired', 'expired']);
    for (const { facts } of [first, second]) {
      assert.equal(facts.filter((type) => type === 'reservation-expire').length, 1);
    }
    assert.equal(callsOf('release'), 1);
  });

  it('is kept while the page is kept for the back button, which then shows what happened meanwhile', async () => {
    await reserve(first);
    const second = await openTab();
    first.session.leave(false);
    await run(second, (session) => session.emptyTrolley());
    assert.equal(status(first), 'reserved');
    await run(first, (session) => session.resynchronise());
    assert.equal(status(first), 'idle');
  });
});

describe('a purchase', () => {
  it('is sent once from two tabs', async () => {
    await reserve(first);
    const second = await openTab();
    for (const tab of [first, second]) shop.act(tab, (session) => session.purchase({ customer: CUSTOMER }));
    await shop.rest();
    assert.equal(callsOf('purchase'), 1);
    assert.deepEqual([status(first), status(second)], ['purchased', 'purchased']);
  });

  it('of a tab that dies is found out by the other', async () => {
    await reserve(first);
    const second = await openTab();
    shop.act(first, (session) => session.purchase({ customer: CUSTOMER }));
    await shop.time.pass(70);
    shop.kill(first);
    await shop.rest();
    assert.equal(status(second), 'purchased');
    assert.equal(callsOf('purchase'), 1);
  });
});

describe('a way back', () => {
  it('from a removal brings the order back, and holds it again where it was held', async () => {
    await run(
      first,
      (session) => session.addOrder(BEST),
      (session) => session.addOrder(B2_B3),
      (session) => session.reserve(),
      (session) => session.removeOrders([1]),
    );
    assert.equal(first.session.state.trolley.trolley.orderCount, 1);
    assert.ok(first.session.state.trolley.canUndo);
    await run(first, (session) => session.undoChange());
    assert.equal(first.session.state.trolley.trolley.orderCount, 2);
    assert.equal(status(first), 'reserved');
  });

  it('from an emptied trolley, after a reload too', async () => {
    await run(
      first,
      (session) => session.addOrder(B2_B3),
      (session) => session.emptyTrolley(),
    );
    shop.kill(first);
    const reloaded = await openTab(first.storage);
    await run(reloaded, (session) => session.undoChange());
    assert.equal(status(reloaded), 'building');
  });

  it('from orders that a new one throws out, which can be known before', async () => {
    await run(first, (session) => session.addOrder(B2_B3));
    const discarded: unknown[] = [];
    await run(first, async (session) => {
      const preview = await session.previewOrder(D6_D7);
      assert.ok(preview.ok);
      discarded.push(...preview.value.discarded.map(({ requestedSeatIds }) => requestedSeatIds));
    });
    assert.deepEqual(discarded, [['B2', 'B3']]);
    assert.deepEqual(allOrders(first.session.state.trolley.trolley)[0]?.requestedSeatIds, ['B2', 'B3']);
    await run(
      first,
      (session) => session.addOrder(D6_D7),
      (session) => session.undoChange(),
    );
    assert.deepEqual(allOrders(first.session.state.trolley.trolley)[0]?.requestedSeatIds, ['B2', 'B3']);
  });
});

describe('more time', () => {
  it('is a fresh reservation of the same trolley', async () => {
    await reserve(first, BEST);
    await shop.time.pass(14 * 60_000);
    const before = held(first);
    await run(first, (session) => session.renewReservation());
    assert.notEqual(held(first), before);
    assert.ok((first.session.state.secondsLeft ?? 0) > 880);
    assert.equal(shop.live().length, 1);
  });

  it('with other seats needs a yes, also where none were asked for', async () => {
    const best = { ...B2_B3, seats: [] };
    await reserve(first, best);
    const { booking } = first.session.state;
    assert.ok(booking.status === 'reserved');
    const seats = orderSeats(allOrders(booking.reservation.trolley)[0]!).map(({ id }) => id);
    assert.ok(seats.length > 0);
    // Somebody else gets the seats while they are free.
    shop.onRelease = async () => {
      await shop.stranger.makeReservation({ order: { ...best, seats }, sendCodes: {} });
    };
    await run(first, (session) => session.renewReservation());
    const after = first.session.state.booking;
    assert.ok(after.status === 'reserved');
    assert.deepEqual(
      after.differences.map(({ kind }) => kind),
      ['seats'],
    );
    assert.equal(after.isAccepted, false);
  });
});

describe('storage', () => {
  it('that is full or blocked leaves a session in memory, told once', async (test) => {
    const warn = test.mock.method(console, 'warn', () => undefined);
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const blocked = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const alone = new TestBoxOffice();
    const memory = new Memory(blocked, 'test', true);
    const session = new Session({ client: alone.client, clock: alone.clock, memory, onFact: () => undefined });
    await session.restore();
    await session.addOrder(B2_B3);
    assert.ok((await session.reserve()).ok);
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    assert.equal(warn.mock.callCount(), 1);
  });

  it('never holds what a customer typed where other tabs can read it, nor is it sent to them', async () => {
    const second = await openTab();
    first.session.rememberCustomer({ firstName: 'Ada' });
    await run(first, (session) => session.addOrder(B2_B3));
    assert.deepEqual(second.session.state.customer, {});
    const local = new TestStorage();
    new Memory(local, 'test', false).remember({ customer: { firstName: 'Ada' }, token: 'a token' });
    assert.doesNotMatch(JSON.stringify(local), /Ada/);
    assert.deepEqual(new Memory(local, 'test', false).value, { token: 'a token', version: 1 });
  });
});

describe('sessions with other endpoints or box offices', () => {
  it('stay apart on one page', () => {
    const storage = new TestStorage();
    new Memory(storage, 'https://a.example/f13', true).remember({ token: 'a' });
    assert.deepEqual(new Memory(storage, 'https://b.example/f13', true).value, {});
    assert.deepEqual(new Memory(storage, 'https://a.example/f13#box-office-1', true).value, {});
  });
});

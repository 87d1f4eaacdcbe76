/** The session rules in several tabs of one browser. R9 to R11 are cases of docs/api/certification.md. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SavedState } from '../../../src/state/shared/saved-state.js';
import { takeTurn } from '../../../src/state/shared/turn.js';
import { CUSTOMER } from '../../support/customers.js';
import { TestBoxOffice, TestStorage } from '../../support/box-office.js';
import {
  B2_B3,
  BEST,
  callsOf,
  D6_D7,
  first,
  H9_H10,
  held,
  openTab,
  reserve,
  run,
  shop,
  status,
  useTabs,
} from '../in-tabs.js';

useTabs();

describe('R9 release', () => {
  it('comes before the next reserve, also when the first tries fail', async () => {
    await reserve(first);
    first.faults = ['', 'drop', 'error=502'];
    shop.act(first, (session) => session.addOrder(BEST));
    await shop.time.pass(10_000);
    assert.deepEqual(shop.calls.slice(-5), ['trolley', 'release', 'release', 'release', 'reserve']);
    assert.equal(shop.live().length, 1);
  });

  it('is repeated before the next reserve and after a reload until it has arrived', async () => {
    await reserve(first);
    // The reservation ends, and the release does not reach the box office.
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

  it('has to arrive before the next reserve', async () => {
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

  it('is sent when the customer leaves the site, and the trolley is kept', async () => {
    await reserve(first);
    first.session.leave(true);
    shop.kill(first);
    await shop.time.pass(1_000);
    assert.equal(shop.live().length, 0);
    const back = await openTab(first.storage);
    assert.equal(status(back), 'building');
    assert.equal(back.session.state.trolley.trolley.orderCount, 1);
  });

  it('is not sent on leaving while another tab has the session, nor during a purchase', async () => {
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
  it('leaves a trolley without a reservation in every tab', async () => {
    const second = await openTab();
    await reserve(first, H9_H10);
    const { booking } = first.session.state;
    assert.ok(booking.status === 'building' && booking.failure?.kind === 'not-reserved');
    assert.equal(status(second), 'building');
    assert.equal(shop.transactions().length, 0);
  });
});

describe('R11 changed seats', () => {
  it('have to be accepted in one of the tabs', async () => {
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
  it('when two tabs reserve at once', async () => {
    const second = await openTab();
    await run(first, (session) => session.addOrder(B2_B3));
    shop.act(first, (session) => session.reserve());
    shop.act(second, (session) => session.reserve());
    await shop.rest();
    assert.equal(callsOf('reserve'), 1);
    assert.equal(held(first), held(second));
  });

  it('when two tabs change the trolley at once, with both changes', async () => {
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

  it('is found by a duplicate of a crashed tab', async () => {
    await reserve(first);
    const copy = first.storage.copy();
    const uuid = held(first);
    shop.kill(first);
    assert.equal(held(await openTab(copy)), uuid);
  });

  it('ends in all tabs at once, fires one event in each and is released once', async () => {
    await reserve(first);
    const second = await openTab();
    await shop.time.pass(15 * 60_000 + 5_000);
    assert.deepEqual([status(first), status(second)], ['expired', 'expired']);
    for (const { events } of [first, second]) {
      assert.equal(events.filter((type) => type === 'reservation-expire').length, 1);
    }
    assert.equal(callsOf('release'), 1);
  });

  it('is kept in the back-forward cache, and is up to date after the page returns', async () => {
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

  it('of a crashed tab is looked up by the other', async () => {
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

describe('storage', () => {
  it('that is full or blocked keeps the session in memory, with one warning', async (test) => {
    const warn = test.mock.method(console, 'warn', () => undefined);
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const blocked = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const alone = new TestBoxOffice();
    const saved = new SavedState(blocked, 'test', true);
    const session = alone.openPage(saved);
    await session.restore();
    await session.addOrder(B2_B3);
    assert.ok((await session.reserve()).ok);
    assert.ok((await session.purchase({ customer: CUSTOMER })).ok);
    assert.equal(warn.mock.callCount(), 1);
  });

  it('never shares the form with other tabs', async () => {
    const second = await openTab();
    first.session.rememberCustomer({ firstName: 'Ada' });
    await run(first, (session) => session.addOrder(B2_B3));
    assert.deepEqual(second.session.state.customer, {});
    const local = new TestStorage();
    const saved = new SavedState(local, 'test', false);
    saved.keep({ customer: { firstName: 'Ada' } });
    await takeTurn((turn) => saved.share(turn, { token: 'a token' }));
    assert.doesNotMatch(JSON.stringify(local), /Ada/);
    assert.deepEqual(new SavedState(local, 'test', false).record, { token: 'a token', version: 1 });
  });
});

describe('sessions of other endpoints or box offices', () => {
  it('stay apart on one page', async () => {
    const storage = new TestStorage();
    const saved = new SavedState(storage, 'https://a.example/f13', true);
    await takeTurn((turn) => saved.share(turn, { token: 'a' }));
    assert.deepEqual(new SavedState(storage, 'https://b.example/f13', true).record, {});
    assert.deepEqual(new SavedState(storage, 'https://a.example/f13#box-office-1', true).record, {});
  });
});

/**
 * Random customers in several tabs of one browser, who click, reload, close and come back while the network fails,
 * against the real simulated box office. `TSW_RUNS` says how many (npm run test:soak), and a failure prints the seed,
 * path and commands that repeat it: `TSW_SEED`, `TSW_PATH` and `TSW_REPLAY` take them.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allOrders, type OrderRequest } from '../../src/domain/trolley/trolley.js';
import type { Session } from '../../src/state/session.js';
import { CUSTOMER } from '../support/customers.js';
import { TestBoxOffice } from '../support/box-office.js';
import type { PaymentSite } from './payment-site.js';
import { Simulation, type Tab } from './simulation.js';

const RUNS = Number(process.env['TSW_RUNS'] ?? 2_000);
/** The same in every `npm test`; another each time where more runs are asked for. */
const SEED = Number(process.env['TSW_SEED'] ?? (process.env['TSW_RUNS'] ? Date.now() % 2 ** 31 : 5));
const PATH = process.env['TSW_PATH'];
const REPLAY = process.env['TSW_REPLAY'];

const office = new TestBoxOffice();
const ORDERS: readonly OrderRequest[] = [
  await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3'),
  // Gives D2 and D3, which the customer has to accept.
  await office.order('7AA', 'STALLS', 'B/pool', 'D6', 'D7'),
  // Cannot be reserved.
  await office.order('7AA', 'CIRCLE', 'B/pool', 'H9', 'H10'),
  // The best available, of another supplier.
  await office.order('6IF', 'STALLS', 'B/pool'),
  { ...(await office.order('3CVB', 'STA', 'A/pool', 'A1', 'A2')), promoCode: 'FRIENDS' },
];

/** Actions of the customer in one tab. */
const ACTIONS = {
  'add B2 and B3': (session) => session.addOrder(ORDERS[0]!),
  'add D6 and D7': (session) => session.addOrder(ORDERS[1]!),
  'add H9 and H10': (session) => session.addOrder(ORDERS[2]!),
  'add best of 6IF': (session) => session.addOrder(ORDERS[3]!),
  'add with a promo code': (session) => session.addOrder(ORDERS[4]!),
  'ask before adding': (session) => session.addOrder(ORDERS[1]!, { asksFirst: true }),
  'change an order': (session) => {
    const [order] = allOrders(session.state.trolley.trolley);
    return session.changeOrder(order?.itemNumber ?? 1, ORDERS[3]!);
  },
  preview: (session) => session.previewOrder(ORDERS[1]!),
  remove: (session) => {
    const [order] = allOrders(session.state.trolley.trolley);
    return session.removeOrders([order?.itemNumber ?? 1]);
  },
  undo: (session) => session.undoChange(),
  empty: (session) => session.emptyTrolley(),
  post: (session) => session.chooseSendMethod('ext_test0', 'POST'),
  reserve: (session) => session.reserve(),
  accept: (session) => session.acceptDifferences(),
  release: (session) => session.release('left-checkout'),
  renew: (session) => session.renewReservation(),
  purchase: (session) => session.purchase({ customer: CUSTOMER }),
  'purchase with a wrong address': (session) => session.purchase({ customer: { ...CUSTOMER, email: 'no at sign' } }),
  'ask again': (session) => session.askAgain(),
  'give up the payment': (session) => session.abandonPayment(),
  'start again': (session) => session.startAgain(),
  restore: (session) => session.restore(),
  'look at the tab': (session) => session.resynchronise(),
} satisfies Record<string, (session: Session) => unknown>;

/** Opens the page again, with the same network faults. */
function reopen(simulation: Simulation, tab: Tab): void {
  simulation.kill(tab);
  simulation.openTab(tab.storage).faults = tab.faults;
}

/** Events of a page. Some of them close `tab`. */
const PAGE_EVENTS = {
  reload: (simulation, tab) => {
    tab.session.leave(false);
    reopen(simulation, tab);
  },
  crash: (simulation, tab) => reopen(simulation, tab),
  'leave and come back': (simulation, tab) => {
    tab.session.leave(true);
    reopen(simulation, tab);
  },
  close: (simulation, tab) => {
    tab.session.leave(false);
    simulation.kill(tab);
    if (simulation.tabs.length === 0) simulation.openTab(tab.storage);
  },
  'open another': (simulation) => void (simulation.tabs.length < 3 && simulation.openTab()),
  duplicate: (simulation, tab) => void (simulation.tabs.length < 3 && simulation.openTab(tab.storage.copy())),
  'keep for the back button': (simulation, tab) => {
    tab.session.leave(false);
    simulation.act(tab, (session) => session.resynchronise());
  },
  'go to the payment page': (simulation, tab) => simulation.payments.go(tab),
} satisfies Record<string, (simulation: Simulation, tab: Tab) => void>;

/** Events on payment pages and on the way back. They do nothing while no payment page is open. */
const PAYMENT_EVENTS = {
  'pay and come back': (payments, place) => payments.pay(place, true),
  'be refused and come back': (payments, place) => payments.pay(place, false),
  'pay and vanish': (payments, place) => payments.payAndVanish(place),
  'go back from the payment page': (payments, place) => payments.goBack(place),
  'follow an old way back': (payments, place) => payments.followAgain(place),
} satisfies Record<string, (payments: PaymentSite, place: number) => void>;

type ActionName = keyof typeof ACTIONS;
type Name = ActionName | keyof typeof PAGE_EVENTS | keyof typeof PAYMENT_EVENTS;

function perform(name: Name, simulation: Simulation, place = 0): void {
  const tab = simulation.tabs[place % simulation.tabs.length];
  if (name in PAYMENT_EVENTS) PAYMENT_EVENTS[name as keyof typeof PAYMENT_EVENTS](simulation.payments, place);
  else if (tab && name in PAGE_EVENTS) PAGE_EVENTS[name as keyof typeof PAGE_EVENTS](simulation, tab);
  else if (tab) simulation.act(tab, ACTIONS[name as ActionName]);
}

/** How often the customers started again after a purchase, which allows another one. */
interface Model {
  startAgains: number;
}

class Command implements fc.AsyncCommand<Model, Simulation> {
  constructor(
    private readonly name: Name,
    private readonly place: number,
    private readonly faults: readonly string[],
    private readonly wait: number,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, simulation: Simulation): Promise<void> {
    const { name, place, faults, wait } = this;
    // While the only tab shows a payment page, other commands run in a new tab, or in the same tab after going back if
    // a new one could not know the session (docs/decisions/006-session-tabs.md).
    if (simulation.tabs.length === 0 && !(name in PAYMENT_EVENTS)) {
      if (simulation.isLocal) simulation.openTab();
      else simulation.payments.goBack(place);
    }
    const tab = simulation.tabs[place % simulation.tabs.length];
    tab?.faults.push(...faults);
    const before = tab?.session.state.booking.status;
    const isBought = before === 'purchased' || before === 'partly-purchased';
    if (name === 'start again' && isBought) model.startAgains += 1;
    perform(name, simulation, place);
    await simulation.time.pass(wait);
    assertSafe(model, simulation);
  }

  toString(): string {
    const faults = this.faults.length > 0 ? ` (${this.faults.join('; ')})` : '';
    return `tab ${this.place}: ${this.name}${faults}, ${this.wait} ms`;
  }
}

/** Holds at every moment. */
function assertSafe(model: Model, simulation: Simulation): void {
  const live = simulation.live();
  assert.ok(live.length <= 1, `${live.length} reservations are live`);
  for (const [uuid, times] of simulation.bought) assert.equal(times, 1, `${uuid} was bought ${times} times`);
  assert.ok(simulation.bought.size <= 1 + model.startAgains, 'bought again without starting again');
  assert.ok(simulation.countEvents('purchase') <= simulation.bought.size, 'a purchase event fired twice');
  if (simulation.abandonedPurchases === 0) assert.equal(simulation.repeatedPurchases, 0, 'a purchase was sent twice');
}

/** Holds at rest: all tabs agree with each other and with the box office. */
function assertConsistent(simulation: Simulation): void {
  const transactions = new Map(simulation.transactions().map((transaction) => [transaction.uuid, transaction]));
  const shown = simulation.tabs.map(({ session: { state } }) => {
    const { booking, trolley } = state;
    const uuid =
      booking.status === 'reserved'
        ? booking.reservation.transactionUuid
        : booking.status === 'sent-away'
          ? booking.transactionUuid
          : undefined;
    const items = allOrders(trolley.trolley).map(({ itemNumber }) => itemNumber);
    return { status: booking.status, uuid, token: trolley.token, items };
  });
  const [first] = shown;
  assert.ok(first);
  for (const other of shown) assert.deepEqual(other, first, 'tabs differ');
  const seconds = simulation.tabs.map(({ session }) => session.state.secondsLeft ?? 0);
  // One second for the moment of each redraw, one for the box office's hundredths of minutes.
  assert.ok(Math.max(...seconds) - Math.min(...seconds) <= 2, `tabs count ${seconds.join(' and ')}`);
  const live = simulation.live().map(({ uuid }) => uuid);
  assert.deepEqual(live, first.uuid === undefined ? [] : [first.uuid], 'shown as held and held');
  if (first.uuid !== undefined) {
    const held = transactions.get(first.uuid)!.bundles.flatMap(({ orders }) => orders);
    for (const { item } of held) assert.ok(first.items.includes(item), 'holds what is not in the trolley');
  }
}

/** For each state, an action of the customer that leaves it. */
const WAYS_OUT: { readonly [status: string]: (session: Session) => unknown } = {
  restoring: ACTIONS.restore,
  building: ACTIONS.empty,
  reserved: ACTIONS.release,
  expired: ACTIONS['start again'],
  uncertain: ACTIONS['ask again'],
  'sent-away': ACTIONS['give up the payment'],
  purchased: ACTIONS['start again'],
  'partly-purchased': ACTIONS['start again'],
  failed: ACTIONS['start again'],
};

async function comeToIdle(simulation: Simulation): Promise<void> {
  const [tab] = simulation.tabs;
  assert.ok(tab);
  for (let step = 0; step < 5; step += 1) {
    const { status } = tab.session.state.booking;
    if (status === 'idle') break;
    const wayOut = WAYS_OUT[status];
    assert.ok(wayOut, `no way out of ${status} at rest`);
    simulation.act(tab, wayOut);
    await simulation.rest();
  }
  assertConsistent(simulation);
  assert.equal(tab.session.state.booking.status, 'idle');
  assert.equal(simulation.live().length, 0);
}

/** Longer than any hold. Milliseconds. */
const A_WHILE = 20 * 60_000;

/** In the end every reservation, including those no tab knows, is bought or free again. */
async function assertEnded(simulation: Simulation): Promise<void> {
  await simulation.time.pass(A_WHILE);
  await simulation.stranger.test();
  for (const { uuid, status } of simulation.transactions()) {
    if (simulation.bought.has(uuid)) assert.equal(status, 'purchased', `${uuid} was bought`);
    else assert.ok(status === 'released' || status === 'failed', `${uuid} ended ${status}`);
  }
}

const fault = fc.constantFrom('', 'drop', 'lost', 'error=500', 'truncate', 'latency=3000', 'slow_answer=3000');
/** Payment events are listed three times, because mostly no payment page is open. */
const EVENTS = [ACTIONS, PAGE_EVENTS, PAYMENT_EVENTS, PAYMENT_EVENTS, PAYMENT_EVENTS];
const NAMES = EVENTS.flatMap((events) => Object.keys(events)) as Name[];
const commands = NAMES.map((name) =>
  fc
    .tuple(
      fc.nat({ max: 2 }),
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(fault, { maxLength: 8 }) }),
      fc.constantFrom(0, 0, 10, 50, 200, 1_000, 10_000, 400_000),
    )
    .map(([place, faults, wait]) => new Command(name, place, faults, wait)),
);

/** Commands at the start of a run, so that most runs have a reservation. */
const BEGINNINGS: readonly (readonly Name[])[] = [
  [],
  ['add B2 and B3', 'reserve'],
  ['add D6 and D7', 'add best of 6IF', 'reserve'],
  ['add B2 and B3', 'reserve', 'purchase'],
  ['add B2 and B3', 'add with a promo code', 'reserve', 'accept', 'purchase', 'go to the payment page'],
];

const property = fc.asyncProperty(
  fc.integer(),
  fc.boolean(),
  fc.integer({ min: 1, max: 2 }),
  fc.constantFrom('demo' as const, 'demo-redirect' as const),
  fc.constantFrom(...BEGINNINGS),
  fc.commands(commands, { maxCommands: 12, ...(REPLAY && { replayPath: REPLAY }) }),
  async (seed, isLocal, tabs, user, beginning, sequence) => {
    const simulation = new Simulation(seed, isLocal, user);
    const model: Model = { startAgains: 0 };
    try {
      for (let number = 0; number < tabs; number += 1) simulation.openTab();
      for (const name of beginning) {
        perform(name, simulation);
        await simulation.rest();
      }
      await fc.asyncModelRun(() => ({ model, real: simulation }), sequence);
      await simulation.rest();
      simulation.payments.goBackEverywhere();
      await simulation.rest();
      for (const open of simulation.tabs) simulation.act(open, ACTIONS['look at the tab']);
      await simulation.rest();
      assertSafe(model, simulation);
      assertConsistent(simulation);
      await comeToIdle(simulation);
      await assertEnded(simulation);
    } finally {
      simulation.end();
    }
  },
);

// Not inside a test: there the runner tracks every promise, which takes longer than the promises themselves.
const result = await fc.check(property, {
  numRuns: RUNS,
  seed: SEED,
  includeErrorInReport: true,
  endOnFailure: Boolean(PATH),
  ...(PATH && { path: PATH }),
});

describe('the session, driven at random', () => {
  it(`keeps its promises in ${RUNS} runs`, async () => {
    assert.ok(!result.failed, await fc.asyncDefaultReportMessage(result));
    if (!PATH) assert.equal(result.numRuns, RUNS);
  });
});

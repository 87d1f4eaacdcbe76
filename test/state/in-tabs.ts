/** A simulated shop and a customer's first tab for each test. For the tests of the session in several tabs. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach } from 'node:test';
import type { Session } from '../../src/state/session.js';
import { TestBoxOffice, type TestStorage } from '../support/box-office.js';
import { Simulation, type Tab } from './simulation.js';

const office = new TestBoxOffice();
export const B2_B3 = await office.order('7AA', 'STALLS', 'A/pool', 'B2', 'B3');
export const D6_D7 = await office.order('7AA', 'STALLS', 'B/pool', 'D6', 'D7');
export const H9_H10 = await office.order('7AA', 'CIRCLE', 'B/pool', 'H9', 'H10');
export const BEST = await office.order('6IF', 'STALLS', 'B/pool');

/** The shop and the first tab of the current test. */
export let shop: Simulation;
export let first: Tab;

/** Call once at the top of a test file. */
export function useTabs(): void {
  beforeEach(async () => {
    shop = new Simulation(1, false);
    first = shop.openTab();
    await shop.rest();
  });

  afterEach(() => shop.end());
}

export const status = (tab: Tab): string => tab.session.state.booking.status;

export function held(tab: Tab): string {
  const { booking } = tab.session.state;
  assert.equal(booking.status, 'reserved');
  return booking.reservation.transactionUuid;
}

/** Starts these actions in order, and waits until nothing is pending. */
export async function run(tab: Tab, ...actions: ((session: Session) => unknown)[]): Promise<void> {
  for (const action of actions) shop.act(tab, action);
  await shop.rest();
}

export async function openTab(storage?: TestStorage): Promise<Tab> {
  const tab = shop.openTab(storage);
  await shop.rest();
  return tab;
}

export const reserve = (tab: Tab, order = B2_B3): Promise<void> =>
  run(
    tab,
    (session) => session.addOrder(order),
    (session) => session.reserve(),
  );

export const callsOf = (endpoint: string): number => shop.calls.filter((call) => call === endpoint).length;

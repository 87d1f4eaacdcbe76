/** One session in one page over a fresh box office for each test. For the tests of the session's actions. */
import assert from 'node:assert/strict';
import { beforeEach } from 'node:test';
import type { Session } from '../../src/state/session.js';
import { TestBoxOffice } from '../support/box-office.js';

export let office: TestBoxOffice;
export let session: Session;

/** Call once at the top of a test file or suite. */
export function useSession(): void {
  beforeEach(async () => {
    office = new TestBoxOffice();
    session = await office.openReadyPage();
  });
}

/** Opens the page again, as a reload does. */
export async function reload(): Promise<void> {
  session.pause();
  session = await office.openReadyPage();
}

export const status = (): string => session.state.booking.status;

/** Adds seats of 7AA, which stand in the stalls (rows A to D) or the circle. */
export async function addSeats(...seats: string[]): Promise<void> {
  const band = /^[AB]/.test(seats[0] ?? '') ? 'A/pool' : 'B/pool';
  const type = /^[A-D]/.test(seats[0] ?? '') ? 'STALLS' : 'CIRCLE';
  assert.ok((await session.addOrder(await office.order('7AA', type, band, ...seats))).ok);
}

export async function reserveSeats(...seats: string[]): Promise<void> {
  await addSeats(...seats);
  await session.reserve();
}

/** The booking, which has to be reserved. */
export function reservedBooking(): Extract<Session['state']['booking'], { status: 'reserved' }> {
  const { booking } = session.state;
  assert.equal(booking.status, 'reserved');
  return booking;
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  type Booking,
  BOOKING_TRANSITIONS,
  type BookingStatus,
  transition,
} from '../../../src/domain/booking/booking.js';

const STATUSES = Object.keys(BOOKING_TRANSITIONS) as BookingStatus[];

describe('booking', () => {
  it('can leave every state', () => {
    for (const status of STATUSES) {
      const others = BOOKING_TRANSITIONS[status].filter((next) => next !== status);
      assert.ok(others.length > 0, `${status} has no way out`);
    }
  });

  it('can reach every state from restoring, and idle from every state', () => {
    const reachableFrom = (start: BookingStatus): Set<BookingStatus> => {
      const seen = new Set<BookingStatus>([start]);
      for (const status of seen) for (const next of BOOKING_TRANSITIONS[status]) seen.add(next);
      return seen;
    };
    assert.deepEqual([...reachableFrom('restoring')].sort(), [...STATUSES].sort());
    for (const status of STATUSES) assert.ok(reachableFrom(status).has('idle'), `${status} never ends`);
  });

  it('only purchases a reservation', () => {
    const intoPurchasing = STATUSES.filter((status) => BOOKING_TRANSITIONS[status].includes('purchasing'));
    assert.deepEqual(intoPurchasing, ['reserved']);
  });

  it('never reserves while something may be held', () => {
    const intoReserving = STATUSES.filter((status) => BOOKING_TRANSITIONS[status].includes('reserving'));
    assert.deepEqual(intoReserving.sort(), ['building', 'expired', 'failed']);
  });

  it('throws on every transition that is not in the table', () => {
    for (const from of STATUSES) {
      for (const to of STATUSES) {
        const step = (): Booking => transition({ status: from } as Booking, { status: to } as Booking);
        if (BOOKING_TRANSITIONS[from].includes(to)) assert.equal(step().status, to);
        else assert.throws(step, new RegExp(`${from} cannot become ${to}`));
      }
    }
  });

  it('matches the drawing in docs/booking.md', () => {
    const drawn = readFileSync(new URL('../../../docs/booking.md', import.meta.url), 'utf8');
    const arrows = [...drawn.matchAll(/^ {4}(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} --> ${to}`);
    const name = (status: string): string => status.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const real = STATUSES.flatMap((from) =>
      BOOKING_TRANSITIONS[from].filter((to) => to !== from).map((to) => `${name(from)} --> ${name(to)}`),
    );
    assert.deepEqual(arrows.sort(), real.sort());
  });
});

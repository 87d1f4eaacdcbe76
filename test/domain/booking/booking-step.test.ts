import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BookingSituation, type BookingStep, bookingStep } from '../../../src/domain/booking/booking-step.js';

const START: BookingSituation = {
  status: 'idle',
  isTrolleyEmpty: true,
  eventId: undefined,
  performanceId: undefined,
  isChanging: false,
  shown: undefined,
  isAddingMore: false,
};

const EVENT = { eventId: '7AB' };
const PERFORMANCE = { ...EVENT, performanceId: '7AB-5' };
const FULL = { status: 'building', isTrolleyEmpty: false } as const;

const ROWS: readonly [what: string, changes: Partial<BookingSituation>, expected: BookingStep][] = [
  ['nothing is selected', {}, 'event'],
  ['an event is selected', EVENT, 'performance'],
  ['a performance is selected', PERFORMANCE, 'tickets'],
  ['the trolley has orders', FULL, 'trolley'],
  ['the customer wants to add more', { ...FULL, isAddingMore: true }, 'event'],
  ['tickets are held, whatever is selected', { ...PERFORMANCE, status: 'reserved', isTrolleyEmpty: false }, 'checkout'],
  ['the payment goes on elsewhere', { status: 'sent-away' }, 'checkout'],
  ['the outcome is uncertain', { status: 'uncertain' }, 'checkout'],
  ['the checkout changes the trolley', { ...FULL, isChanging: true, shown: 'checkout' }, 'checkout'],
  ['another step changes the trolley', { ...FULL, isChanging: true, shown: 'trolley' }, 'trolley'],
  ['the tickets are bought', { ...PERFORMANCE, status: 'purchased' }, 'confirmation'],
  ['some of the tickets are bought', { status: 'partly-purchased' }, 'confirmation'],
];

describe('bookingStep', () => {
  for (const [what, changes, expected] of ROWS) {
    it(`is ${expected} when ${what}`, () => assert.equal(bookingStep({ ...START, ...changes }), expected));
  }
});

/** Where in the journey a customer stands, told from the booking and what is being looked at: nothing else is kept. */
import type { BookingStatus } from './booking.js';

export const BOOKING_STEPS = ['event', 'performance', 'tickets', 'trolley', 'checkout', 'confirmation'] as const;

export type BookingStep = (typeof BOOKING_STEPS)[number];

export interface BookingSituation {
  readonly status: BookingStatus;
  readonly isTrolleyEmpty: boolean;
  readonly eventId: string | undefined;
  readonly performanceId: string | undefined;
  /** The customer wants more, although there is something in the trolley. */
  readonly isAddingMore: boolean;
}

export function bookingStep(situation: BookingSituation): BookingStep {
  const { status, isTrolleyEmpty, eventId, performanceId, isAddingMore } = situation;
  if (status === 'purchased' || status === 'partly-purchased') return 'confirmation';
  if (['reserved', 'purchasing', 'sent-away', 'uncertain', 'failed'].includes(status)) return 'checkout';
  if (performanceId !== undefined) return 'tickets';
  if (eventId !== undefined) return 'performance';
  return isTrolleyEmpty || isAddingMore ? 'event' : 'trolley';
}

/** The step of the booking journey, derived from the booking and the page's selection alone. */
import type { BookingStatus } from './booking.js';

export const BOOKING_STEPS = ['event', 'performance', 'tickets', 'trolley', 'checkout', 'confirmation'] as const;

export type BookingStep = (typeof BOOKING_STEPS)[number];

export interface BookingSituation {
  readonly status: BookingStatus;
  readonly isTrolleyEmpty: boolean;
  readonly eventId: string | undefined;
  readonly performanceId: string | undefined;
  /** The trolley is changing. A reserved one is released and reserved again on the way. */
  readonly isChanging: boolean;
  /** The step on screen. */
  readonly shown: BookingStep | undefined;
  /** The customer wants to add to a trolley that already has orders. */
  readonly isAddingMore: boolean;
}

export function bookingStep(situation: BookingSituation): BookingStep {
  const { status, isTrolleyEmpty, eventId, performanceId, isChanging, shown, isAddingMore } = situation;
  // For example a new send method: the form must stay while the tickets are released and reserved again.
  if (isChanging && shown === 'checkout') return shown;
  if (status === 'purchased' || status === 'partly-purchased') return 'confirmation';
  if (['reserved', 'purchasing', 'sent-away', 'uncertain', 'failed'].includes(status)) return 'checkout';
  if (performanceId !== undefined) return 'tickets';
  if (eventId !== undefined) return 'performance';
  return isTrolleyEmpty || isAddingMore ? 'event' : 'trolley';
}

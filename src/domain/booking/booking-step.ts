/** Where in the journey a customer stands, told from the booking and what is being looked at: nothing else is kept. */
import type { BookingStatus } from './booking.js';

export const BOOKING_STEPS = ['event', 'performance', 'tickets', 'trolley', 'checkout', 'confirmation'] as const;

export type BookingStep = (typeof BOOKING_STEPS)[number];

export interface BookingSituation {
  readonly status: BookingStatus;
  readonly isTrolleyEmpty: boolean;
  readonly eventId: string | undefined;
  readonly performanceId: string | undefined;
  /** The trolley is being changed: one that was reserved is given back and held again on the way. */
  readonly isChanging: boolean;
  /** The step that is shown. */
  readonly shown: BookingStep | undefined;
  /** The customer wants more, although there is something in the trolley. */
  readonly isAddingMore: boolean;
}

export function bookingStep(situation: BookingSituation): BookingStep {
  const { status, isTrolleyEmpty, eventId, performanceId, isChanging, shown, isAddingMore } = situation;
  // Another delivery, say: the form must not go and come back while the tickets do.
  if (isChanging && shown === 'checkout') return shown;
  if (status === 'purchased' || status === 'partly-purchased') return 'confirmation';
  if (['reserved', 'purchasing', 'sent-away', 'uncertain', 'failed'].includes(status)) return 'checkout';
  if (performanceId !== undefined) return 'tickets';
  if (eventId !== undefined) return 'performance';
  return isTrolleyEmpty || isAddingMore ? 'event' : 'trolley';
}

/** The trolley that the customer sees: the reserved one with its seats, else the one being filled. */
import type { Trolley } from '../../domain/trolley/trolley.js';
import type { SessionState } from '../../state/session-state.js';

export function shownTrolley({ booking, trolley }: SessionState): Trolley {
  const isHeld = booking.status === 'reserved' || booking.status === 'purchasing';
  return isHeld ? booking.reservation.trolley : trolley.trolley;
}

/** Which trolley the customer is looking at: what is held, with its seats, or else what is wished for. */
import type { Trolley } from '../../domain/trolley/trolley.js';
import type { SessionState } from '../../state/session-state.js';

export function shownTrolley({ booking, trolley }: SessionState): Trolley {
  const isHeld = booking.status === 'reserved' || booking.status === 'purchasing';
  return isHeld ? booking.reservation.trolley : trolley.trolley;
}

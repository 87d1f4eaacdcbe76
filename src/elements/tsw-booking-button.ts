/** Defines `<tsw-booking-button>` and the booking that it opens. */
import './tsw-booking.js';
import { TswBookingButton } from './booking-button/booking-button.js';
import { defineOnce } from './internal/define-once.js';

defineOnce(TswBookingButton);

export { TswBookingButton };

/** Defines `<tsw-booking-button>` and the `<tsw-booking>` that it opens. */
import './tsw-booking.js';
import { TswBookingButton } from '../elements/booking-button/booking-button.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswBookingButton);

export { TswBookingButton };

/** Defines `<tsw-booking>` and the elements that it renders. */
import './tsw-box-office.js';
import './tsw-checkout.js';
import './tsw-confirmation.js';
import './tsw-event-search.js';
import './tsw-performance-picker.js';
import './tsw-seat-map.js';
import './tsw-ticket-picker.js';
import './tsw-trolley.js';
import { TswBooking } from '../elements/booking/booking.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswBooking);

export { TswBooking };

/** Words used by more than one element. */
import { plural } from './plural.js';

export const common = {
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  continue: 'Continue',
  back: 'Back',
  from: (price: string) => `From ${price}`,
  tickets: (count: number) => plural(count, 'ticket', 'tickets'),
  minutes: (count: number) => plural(count, 'minute', 'minutes'),
  seatPrice: 'Face value',
  surcharge: 'Booking fee',
  delivery: 'Delivery',
  total: 'Total',
  each: 'each',
  /** The price of one ticket with a booking fee. */
  priceWithFee: (total: string, seatPrice: string, fee: string) => `${total} (${seatPrice} + ${fee} fee)`,
  noFees: 'No fees',
  save: (percent: number) => `Save ${percent}%`,
  wasPrice: (price: string) => `Was ${price}`,
  offer: 'Offer',
  free: 'Free',
  restrictedView: 'Restricted view',
  opensNewWindow: '(opens in a new window)',
  required: 'required',
  optional: 'optional',
};

/** The words that lazy parts bring with `withWords` (src/i18n/locale.ts), so that not every page downloads them. */
import type { card } from './checkout/card.js';
import type { changes } from './changes.js';
import type { checkout } from './checkout/checkout.js';
import type { confirmation } from './confirmation.js';
import type { customer } from './checkout/customer.js';
import type { detail } from './detail.js';
import type { form } from './checkout/form.js';
import type { payment } from './checkout/payment.js';
import type { performances } from './performances.js';
import type { promo } from './promo.js';
import type { search } from './search.js';
import type { stripe } from './checkout/stripe.js';

export interface LazyWords {
  readonly card: typeof card;
  readonly changes: typeof changes;
  readonly checkout: typeof checkout;
  readonly confirmation: typeof confirmation;
  readonly customer: typeof customer;
  readonly detail: typeof detail;
  readonly form: typeof form;
  readonly payment: typeof payment;
  readonly performances: typeof performances;
  readonly promo: typeof promo;
  readonly search: typeof search;
  readonly stripe: typeof stripe;
}

/** Defines `<tsw-checkout>` and what it needs. */
import './tsw-box-office.js';
import { TswCheckout } from './checkout/checkout.js';
import { defineOnce } from './internal/define-once.js';

defineOnce(TswCheckout);

export { TswCheckout };

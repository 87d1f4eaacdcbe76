/** Defines `<tsw-checkout>` and what it needs. */
import './tsw-box-office.js';
import { TswCheckout } from '../elements/checkout/checkout.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswCheckout);

export { TswCheckout };

/** Defines `<tsw-checkout>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { TswCheckout } from '../elements/checkout/checkout.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswCheckout);

export { TswCheckout };

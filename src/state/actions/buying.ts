/** Everything that a purchase takes, as one part that is loaded when a customer is about to buy. */
export { abandonPayment, askAgain } from './callouts.js';
export { purchase } from './purchase.js';

/** What the form asks of `<tsw-checkout>`, which hands it over. */
import type { Customer } from '../../../domain/customer/customer.js';
import type { TswError } from '../../../domain/error.js';
import type { PurchaseDetails } from '../../../state/actions/purchase.js';
import type { Session } from '../../../state/session.js';
import type { DeliveryChoice } from './delivery-choice.js';

export interface CheckoutOwner {
  /** Keeps what the customer has typed. */
  remember(changes: Partial<Customer>): void;
  /** @returns words for the customer when it could not be done */
  chooseDelivery(choice: DeliveryChoice): Promise<string | undefined>;
  purchase(customer: Customer, payment: Partial<PurchaseDetails>): Promise<void>;
  /** Whether the partner's own payment for what is held has been taken. */
  isPaid(): boolean;
  /** Where the purchase goes. */
  endpoint(): string | undefined;
  /** What stands in for Stripe; only where the box office itself is simulated. */
  stripeStandIn(): Promise<unknown> | undefined;
  /** @throws TswError */
  saveDetails(request: Parameters<Session['saveDetails']>[0]): Promise<string>;
  /** @throws TswError */
  createPaymentIntent(request: Parameters<Session['createPaymentIntent']>[0]): Promise<string>;
  /** Tells the page of something that the customer was told. */
  reportError(error: TswError): void;
}

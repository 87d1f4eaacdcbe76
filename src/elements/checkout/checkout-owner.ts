/** What the form asks of `<tsw-checkout>`, which hands it over. */
import type { Customer } from '../../domain/customer.js';
import type { PurchaseWish } from '../../state/purchase-actions.js';
import type { DeliveryChoice } from './delivery-choice.js';

export interface CheckoutOwner {
  /** Keeps what the customer has typed. */
  remember(changes: Partial<Customer>): void;
  /** @returns words for the customer when it could not be done */
  chooseDelivery(choice: DeliveryChoice): Promise<string | undefined>;
  purchase(customer: Customer, payment: Partial<PurchaseWish>): Promise<void>;
}

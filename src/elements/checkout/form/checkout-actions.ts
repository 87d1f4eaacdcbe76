/** The actions that the checkout's form can ask of `<tsw-checkout>`. */
import type { Customer } from '../../../domain/customer/customer.js';
import type { PurchaseDetails } from '../../../state/actions/purchase.js';
import type { PaymentServices } from '../payment/payment-step.js';
import type { DeliveryChoice } from './delivery-choice.js';

export interface CheckoutActions extends PaymentServices {
  /** @returns words for the customer if the choice failed */
  chooseDelivery(choice: DeliveryChoice): Promise<string | undefined>;
  purchase(customer: Customer, payment: Partial<PurchaseDetails>): Promise<void>;
}

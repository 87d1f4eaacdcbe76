/** What happens to a paid transaction at the suppliers: each bundle is bought or fails as a whole. */
import { nextNumber, type Box, type Call } from '../box-office.js';
import { sourceOf } from '../catalogue/sources.js';
import { hash32 } from '../chance.js';
import { eventIdOf } from './performances.js';
import { letGo } from './reservations.js';
import { type Bundle, type PurchaseFailure, type Transaction } from './state.js';

/** Far above the first numbers seen, so that references look like the recorded ones: `PURCHASE-6710-1`. */
const FIRST_REFERENCE = 0x6700;

const REFUSED: PurchaseFailure = { reason: 'Supplier refused the purchase.' };

function refusalOf(call: Call, bundle: Bundle, transaction: Transaction): PurchaseFailure | undefined {
  const lineTwo = transaction.customer?.['addr_line_two'];
  const refused = bundle.orders.some(({ perfId }) => {
    const event = call.box.catalogue.require(eventIdOf(perfId));
    const trigger = event.conditions.purchaseFails?.addressLineTwo;
    return trigger !== undefined && trigger === lineTwo;
  });
  return refused ? REFUSED : undefined;
}

/** `U000-0000-VAWE-LDNX`: the last group of a recorded ID is the site. */
export function transactionId(box: Box): string {
  const number = nextNumber(box).toString(36).padStart(4, '0');
  const mark = (hash32(box.seed, 'transaction id', number) % 36 ** 4).toString(36).padStart(4, '0');
  return `U000-${number}-${mark}-LDNX`.toUpperCase();
}

function buy(box: Box, bundle: Bundle, cancelling: (perfId: string) => boolean): void {
  bundle.outcome = { success: true };
  const number = (FIRST_REFERENCE + nextNumber(box)).toString(16).toUpperCase();
  for (const order of bundle.orders) {
    order.purchaseReference = `PURCHASE-${number}-${sourceOf(bundle.source).referenceSuffix}`;
    order.cancellation = cancelling(order.perfId) ? 'possible' : 'not_permitted';
  }
}

/** Buys every bundle it can; true when it could buy any. Tickets of refused bundles are free again at once. */
export function completePurchase(call: Call, transaction: Transaction): boolean {
  const { box, now } = call;
  transaction.id ??= transactionId(box);
  delete transaction.callout;
  const failures = new Map<Bundle, PurchaseFailure>();
  const broken = call.faults.value('purchase_fails', Infinity) ?? 0;
  for (const [index, bundle] of transaction.bundles.entries()) {
    const refusal = index < broken ? REFUSED : refusalOf(call, bundle, transaction);
    if (refusal) failures.set(bundle, refusal);
  }
  if (failures.size === transaction.bundles.length) {
    for (const [bundle, failure] of failures) bundle.outcome = { success: false, ...failure };
    letGo(box, transaction, 'failed');
    return false;
  }
  for (const bundle of transaction.bundles) {
    const failure = failures.get(bundle);
    if (failure) {
      bundle.outcome = { success: false, ...failure };
      for (const order of bundle.orders) box.stock.free(order);
    } else {
      buy(box, bundle, (perfId) => {
        const event = box.catalogue.require(eventIdOf(perfId));
        return event.conditions.cancelling !== 'not_permitted';
      });
    }
  }
  transaction.status = 'purchased';
  transaction.purchasedAt = now;
  box.changed();
  return true;
}

/** Nothing could be charged: the whole transaction fails and its tickets are free again. */
export function failPurchase(call: Call, transaction: Transaction, failure: PurchaseFailure): void {
  transaction.id ??= transactionId(call.box);
  for (const bundle of transaction.bundles) bundle.outcome = { success: false, ...failure };
  letGo(call.box, transaction, 'failed');
}

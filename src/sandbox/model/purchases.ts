/** Buys a paid transaction from the suppliers. Each bundle is bought or fails as a whole. */
import { type BoxOffice, type Call, nextNumber } from '../box-office.js';
import { sourceOf } from '../catalogue/sources.js';
import { hash32 } from '../chance.js';
import { eventOf } from './orders.js';
import { type Bundle, type PurchaseFailure, type Transaction } from './state.js';
import { giveBack } from './transactions.js';

/** High enough for references to look like the recorded ones: `PURCHASE-6710-1`. */
const FIRST_REFERENCE = 0x6700;

const REFUSED: PurchaseFailure = { reason: 'Supplier refused the purchase.' };

function refusalOf(call: Call, bundle: Bundle, transaction: Transaction): PurchaseFailure | undefined {
  const lineTwo = transaction.customer?.['addr_line_two'];
  const refused = bundle.orders.some((order) => {
    const trigger = eventOf(call.boxOffice.catalogue, order).conditions.purchaseFails?.addressLineTwo;
    return trigger !== undefined && trigger === lineTwo;
  });
  return refused ? REFUSED : undefined;
}

/** `U000-0000-VAWE-LDNX`. In recorded IDs the last group is the site. */
export function transactionId(boxOffice: BoxOffice): string {
  const number = nextNumber(boxOffice).toString(36).padStart(4, '0');
  const mark = (hash32(boxOffice.seed, 'transaction id', number) % 36 ** 4).toString(36).padStart(4, '0');
  return `U000-${number}-${mark}-LDNX`.toUpperCase();
}

function buy(boxOffice: BoxOffice, bundle: Bundle): void {
  bundle.outcome = { success: true };
  const number = (FIRST_REFERENCE + nextNumber(boxOffice)).toString(16).toUpperCase();
  for (const order of bundle.orders) {
    order.purchaseReference = `PURCHASE-${number}-${sourceOf(bundle.source).referenceSuffix}`;
    const isPermitted = eventOf(boxOffice.catalogue, order).conditions.cancelling !== 'not_permitted';
    order.cancellation = isPermitted ? 'possible' : 'not_permitted';
  }
}

/**
 * Buys as many bundles as possible. Tickets of refused bundles are free at once.
 * @returns whether any bundle was bought
 */
export function completePurchase(call: Call, transaction: Transaction): boolean {
  const { boxOffice, now } = call;
  transaction.id ??= transactionId(boxOffice);
  delete transaction.callout;
  const failures = new Map<Bundle, PurchaseFailure>();
  const broken = call.faults.value('purchase_fails', Infinity) ?? 0;
  for (const [index, bundle] of transaction.bundles.entries()) {
    const refusal = index < broken ? REFUSED : refusalOf(call, bundle, transaction);
    if (refusal) failures.set(bundle, refusal);
  }
  if (failures.size === transaction.bundles.length) {
    for (const [bundle, failure] of failures) bundle.outcome = { success: false, ...failure };
    giveBack(boxOffice, transaction, 'failed');
    return false;
  }
  for (const bundle of transaction.bundles) {
    const failure = failures.get(bundle);
    if (failure) {
      bundle.outcome = { success: false, ...failure };
      for (const order of bundle.orders) boxOffice.stock.free(order);
    } else {
      buy(boxOffice, bundle);
    }
  }
  transaction.status = 'purchased';
  transaction.purchasedAt = now;
  boxOffice.changed();
  return true;
}

/** Fails the whole transaction, because nothing could be charged. Its tickets are free again. */
export function failPurchase(call: Call, transaction: Transaction, failure: PurchaseFailure): void {
  transaction.id ??= transactionId(call.boxOffice);
  for (const bundle of transaction.bundles) bundle.outcome = { success: false, ...failure };
  giveBack(call.boxOffice, transaction, 'failed');
}

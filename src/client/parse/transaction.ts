/**
 * Reads the answers of status, purchase, callback, cancel and release (docs/api/transactions.md#status). Ids such as
 * X24 are of docs/api/disagreements.md.
 */
import type {
  Cancellation,
  PurchaseAnswer,
  PurchasedCustomer,
  Transaction,
  TransactionStatus,
} from '../../domain/booking/transaction.js';
import { parseCallout } from './callout.js';
import { Currencies } from './currency.js';
import { parseLooseOrders } from './order.js';
import { type JsonObject, oneOf, withoutUndefined } from './json-object.js';
import { findTrolley, parseTrolley } from './trolley.js';

const STATUSES: readonly TransactionStatus[] = ['reserved', 'released', 'purchased', 'failed', 'attempting'];

/** status.v1, trans_id_status.v1 */
export function parseTransaction(answer: JsonObject): Transaction {
  const customer = answer.maybeObject('customer');
  const callout = answer.maybeObject('pending_callout');
  return withoutUndefined<Transaction>({
    status: parseStatus(answer),
    trolley: parseTrolley(answer, new Currencies(answer)),
    reservedAt: answer.maybeText('reserve_iso8601_date_and_time'),
    purchasedAt: answer.maybeText('purchase_iso8601_date_and_time'),
    minutesLeft: parseMinutesLeft(answer),
    customer: customer && parseCustomer(customer),
    // A callout without a destination cannot be resumed. It must not hide the status.
    pendingCallout: callout?.has('callout_destination_url') ? parseCallout(callout) : undefined,
    languages: parseLanguages(answer),
  });
}

/** purchase.v1, callback.v1, purchase_page_archive.v1 */
export function parsePurchaseAnswer(answer: JsonObject): PurchaseAnswer {
  const callout = answer.maybeObject('callout');
  return callout
    ? { outcome: 'callout', callout: parseCallout(callout) }
    : { outcome: 'status', transaction: parseTransaction(answer) };
}

/** release.v1 */
export function parseReleased(answer: JsonObject): boolean {
  if (!answer.has('released_ok')) throw answer.unexpected('released_ok', 'true or false');
  return answer.flag('released_ok');
}

/** cancel.v1. The documentation's table calls the list `cancelled_items_list` (X24). */
export function parseCancellation(answer: JsonObject): Cancellation {
  const currencies = new Currencies(answer);
  const key = answer.has('cancelled_item_numbers') ? 'cancelled_item_numbers' : 'cancelled_items_list';
  return withoutUndefined<Cancellation>({
    cancelledItemNumbers: answer.numbers(key),
    mustAlsoCancel: parseLooseOrders(answer, 'must_also_cancel', currencies),
    trolley: findTrolley(answer) && parseTrolley(answer, currencies),
  });
}

/** An unknown status is an error, because it decides whether something was bought. */
export function parseStatus(answer: JsonObject): TransactionStatus {
  const status = oneOf(STATUSES, answer.text('transaction_status'));
  if (status === undefined) throw answer.unexpected('transaction_status', `one of ${STATUSES.join(', ')}`);
  return status;
}

/** Beside the trolley, or inside it in older answers (X29). */
export function parseMinutesLeft(answer: JsonObject): number | undefined {
  return answer.maybeNumber('minutes_left_on_reserve') ?? findTrolley(answer)?.maybeNumber('minutes_left_on_reserve');
}

/** A list today, one text with commas in early 2017. */
export function parseLanguages(answer: JsonObject): string[] {
  if (Array.isArray(answer.raw('language_list'))) return answer.texts('language_list');
  return answer.maybeText('language_list')?.split(',') ?? [];
}

function parseCustomer(customer: JsonObject): PurchasedCustomer {
  const text = (name: string): string => customer.maybeText(name) ?? '';
  const phone = text('phone');
  // The early names, such as `dp_supplier`, are still in the documentation's table (X15).
  const consent = (whose: string): boolean =>
    customer.flag(`${whose}_can_use_customer_data`, customer.flag(`dp_${whose}`));
  return {
    title: text('title'),
    firstName: text('first_name'),
    initials: text('initials'),
    lastName: text('last_name'),
    suffix: text('suffix'),
    addressLineOne: text('addr_line_one'),
    addressLineTwo: text('addr_line_two'),
    town: text('town'),
    county: text('county'),
    postcode: text('postcode'),
    countryCode: text('country_code'),
    email: text('email_addr'),
    homePhone: text('home_phone') || phone,
    workPhone: text('work_phone') || phone,
    agentReference: text('agent_ref'),
    supplierMayUseData: consent('supplier'),
    userMayUseData: consent('user'),
    worldMayUseData: consent('world'),
  };
}

/** Answers about a transaction: the one of reserve, and the one that purchase, callback and status share. */
import { needsCard } from '../accounts.js';
import { type Call } from '../box-office.js';
import { type JsonObject } from '../json.js';
import { isoUtc } from '../model/calendar.js';
import { allowedCountries } from '../model/customer.js';
import { ordersOf } from '../model/orders.js';
import { type Reservation } from '../model/reservations.js';
import { type Transaction } from '../model/state.js';
import { isHeld, minutesLeft } from '../model/transactions.js';
import { ACCEPTED_CARDS } from '../payment/cards.js';
import { calloutObject } from './callout.js';
import { orderCurrencies, serialiseBundles, serialiseOrder } from './trolley.js';

export function reserveAnswer(call: Call, reservation: Reservation, containedUnavailable: boolean): JsonObject {
  const { transaction, unreserved } = reservation;
  const failed = {
    unreserved_orders: unreserved.map((order) => serialiseOrder(order, { call, stage: 'reserved' })),
    input_contained_unavailable_order: containedUnavailable,
  };
  // Recorded in 2021: the answer of a wholly failed reserve has only these two fields (docs/api/disagreements.md#x22).
  if (!transaction) return failed;
  const cardNeeded = needsCard(call.account);
  const { needsEmail, needsAgentReference, prefilled, canEditAddress } = call.boxOffice.accountRules;
  return {
    ...failed,
    trolley_contents: serialiseBundles(transaction.bundles, { call, stage: 'reserved', transaction }),
    minutes_left_on_reserve: minutesLeft(transaction, call.now),
    transaction_status: transaction.status,
    reserve_iso8601_date_and_time: isoUtc(transaction.reservedAt),
    language_list: [...transaction.languages],
    allowed_countries: allowedCountries(call, transaction),
    needs_email_address: needsEmail,
    needs_agent_reference: needsAgentReference,
    needs_payment_card: cardNeeded,
    ...(cardNeeded && { accepted_payment_cards: { ...ACCEPTED_CARDS }, supports_billing_address: true }),
    can_edit_address: canEditAddress,
    prefilled_address: { ...prefilled },
    ...orderCurrencies(call, ordersOf(transaction)),
  };
}

/** @param withCustomer true for purchases; for status when it is asked for and the transaction is purchased */
export function statusAnswer(call: Call, transaction: Transaction, withCustomer: boolean): JsonObject {
  const wasTried = transaction.bundles.some(({ outcome }) => outcome !== undefined);
  return {
    transaction_status: transaction.status,
    trolley_contents: serialiseBundles(transaction.bundles, {
      call,
      stage: wasTried ? 'purchased' : 'reserved',
      transaction,
    }),
    reserve_iso8601_date_and_time: isoUtc(transaction.reservedAt),
    purchase_iso8601_date_and_time: transaction.purchasedAt === undefined ? undefined : isoUtc(transaction.purchasedAt),
    minutes_left_on_reserve: isHeld(transaction) ? minutesLeft(transaction, call.now) : undefined,
    language_list: [...transaction.languages],
    customer: withCustomer && transaction.customer ? { ...transaction.customer } : undefined,
    remote_site: transaction.remoteSite,
    pending_callout: transaction.callout && calloutObject(call, transaction.callout, transaction),
    ...orderCurrencies(call, ordersOf(transaction)),
  };
}

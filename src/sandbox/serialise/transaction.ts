/** Answers about a transaction: reserve, and the status form that purchase, callback and status share. */
import { type Call, type JsonObject } from '../box-office.js';
import { isoUtc } from '../model/calendar.js';
import { allowedCountries } from '../model/customer.js';
import { ACCEPTED_CARDS } from '../payment/cards.js';
import { minutesLeft, type Reservation } from '../model/reservations.js';
import { type Transaction } from '../model/state.js';
import { calloutObject } from './callout.js';
import { currencyDetails } from './currency.js';
import { currencyOfOrder, serialiseBundles, serialiseOrder } from './trolley.js';

const currencies = (call: Call, transaction: Transaction): JsonObject =>
  currencyDetails(transaction.bundles.flatMap(({ orders }) => orders).map((order) => currencyOfOrder(call, order)));

export function reserveAnswer(call: Call, reservation: Reservation, containedUnavailable: boolean): JsonObject {
  const { transaction, unreserved } = reservation;
  const failed = {
    unreserved_orders: unreserved.map((order) => serialiseOrder(order, { call, stage: 'reserved' })),
    input_contained_unavailable_order: containedUnavailable,
  };
  // Recorded 2021: a wholly failed reserve answers nothing but these two (reference, X22).
  if (!transaction) return failed;
  const needsCard = call.account.payment === 'card';
  const { needsEmail, needsAgentReference, prefilled, canEditAddress } = call.box.accountRules;
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
    needs_payment_card: needsCard,
    ...(needsCard && { accepted_payment_cards: { ...ACCEPTED_CARDS }, supports_billing_address: true }),
    can_edit_address: canEditAddress,
    prefilled_address: { ...prefilled },
    ...currencies(call, transaction),
  };
}

/** `customer` goes with every purchase answer, with status only when asked for and only once purchased. */
export function statusAnswer(call: Call, transaction: Transaction, withCustomer: boolean): JsonObject {
  const wasTried = transaction.bundles.some(({ outcome }) => outcome !== undefined);
  const isHeld = transaction.status === 'reserved' || transaction.status === 'attempting';
  return {
    transaction_status: transaction.status,
    trolley_contents: serialiseBundles(transaction.bundles, {
      call,
      stage: wasTried ? 'purchased' : 'reserved',
      transaction,
    }),
    reserve_iso8601_date_and_time: isoUtc(transaction.reservedAt),
    purchase_iso8601_date_and_time: transaction.purchasedAt === undefined ? undefined : isoUtc(transaction.purchasedAt),
    minutes_left_on_reserve: isHeld ? minutesLeft(transaction, call.now) : undefined,
    language_list: [...transaction.languages],
    customer: withCustomer && transaction.customer ? { ...transaction.customer } : undefined,
    remote_site: transaction.remoteSite,
    pending_callout: transaction.callout && calloutObject(call, transaction.callout, transaction),
    ...currencies(call, transaction),
  };
}

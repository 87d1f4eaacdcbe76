/** Reads answers of reserve.v1 and reserve_page_archive.v1, which are the same (docs/api/transactions.md#reserve). */
import type { PrefilledAddress, Reservation, ReserveAnswer } from '../../domain/booking/transaction.js';
import { asHandle, type ReservationHandle } from '../../domain/booking/reservation-handle.js';
import { Currencies } from './currency.js';
import { parseLooseOrders } from './order.js';
import { withoutUndefined, type JsonObject } from './json-object.js';
import { parseLanguages, parseMinutesLeft, parseStatus } from './transaction.js';
import { findTrolley, parseTrolley } from './trolley.js';

/** How long tickets are normally held (docs/api/transactions.md#timers). */
const USUAL_MINUTES = 15;

/**
 * Reserved means at least one order in a bundle. An ID alone does not: failures may have one
 * (docs/api/disagreements.md#x22).
 */
export function parseReserveAnswer(answer: JsonObject): ReserveAnswer {
  const currencies = new Currencies(answer);
  const unreservedOrders = parseLooseOrders(answer, 'unreserved_orders', currencies);
  const inputContainedUnavailableOrder = answer.flag('input_contained_unavailable_order');
  const bundles = findTrolley(answer)?.list('bundle') ?? [];
  if (bundles.every((bundle) => bundle.list('order').length === 0)) {
    return { outcome: 'failed', failure: { unreservedOrders, inputContainedUnavailableOrder } };
  }
  const trolley = parseTrolley(answer, currencies);
  return {
    outcome: 'reserved',
    reservation: withoutUndefined<Reservation>({
      transactionUuid: requireUuid(answer),
      status: answer.has('transaction_status') ? parseStatus(answer) : 'reserved',
      trolley,
      unreservedOrders,
      inputContainedUnavailableOrder,
      minutesLeft: parseMinutesLeft(answer) ?? USUAL_MINUTES,
      reservedAt: answer.maybeText('reserve_iso8601_date_and_time'),
      allowedCountries: answer.dictionary('allowed_countries'),
      needsEmailAddress: answer.flag('needs_email_address'),
      needsAgentReference: answer.flag('needs_agent_reference'),
      needsPaymentCard: answer.flag('needs_payment_card'),
      prefilledAddress: parsePrefilledAddress(answer.maybeObject('prefilled_address')),
      canEditAddress: answer.flag('can_edit_address', true),
      supportsBillingAddress: answer.flag('supports_billing_address'),
      acceptedPaymentCards: answer.dictionary('accepted_payment_cards'),
      languages: parseLanguages(answer),
    }),
  };
}

const requireUuid = (answer: JsonObject): ReservationHandle =>
  asHandle(findTrolley(answer)?.maybeText('transaction_uuid') ?? answer.text('transaction_uuid'));

/** Blank fields, as in answers of 2016, count as missing. */
function parsePrefilledAddress(address: JsonObject | undefined): PrefilledAddress {
  const field = (name: string): string | undefined =>
    address?.maybeText(name) ?? address?.maybeText(name.replace(/^address_/, 'addr_'));
  return withoutUndefined<PrefilledAddress>({
    addressLineOne: field('address_line_one'),
    addressLineTwo: field('address_line_two'),
    town: field('town'),
    county: field('county'),
    postcode: field('postcode'),
    countryCode: field('country_code'),
    email: address?.maybeText('email_address') ?? address?.maybeText('email_addr'),
    homePhone: field('home_phone'),
    workPhone: field('work_phone'),
  });
}

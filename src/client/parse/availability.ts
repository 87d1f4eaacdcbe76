/** Reads availability and discounts (docs/api/availability.md). */
import type {
  Availability,
  Discount,
  PriceBand,
  SingleSeatsPolicy,
  TicketType,
} from '../../domain/sale/availability.js';
import type { Currency } from '../../domain/sale/money.js';
import { maybeQuantities, parseMask, parseQuantities } from './number-sets.js';
import { Currencies, NO_CURRENCY } from './currency.js';
import { parseCommission, parseSalePrice } from './price.js';
import { type JsonObject, oneOf, withoutUndefined } from './json-object.js';
import { parseSeatBlocks, parseSeats } from './seat.js';

const POLICIES: readonly SingleSeatsPolicy[] = ['always', 'never', 'if_necessary'];

/** availability.v1, whose answer does not name the performance. */
export function parseAvailability(answer: JsonObject, performanceId: string): Availability {
  const types = answer.list('availability', 'ticket_type');
  const currencies = new Currencies(answer);
  // When nothing is on sale the answer may name no currency, and has no price that needs one.
  const currency = types.length > 0 ? currencies.of(answer) : (currencies.maybe(answer) ?? NO_CURRENCY);
  // Until 2017 there was one rule for the whole hall.
  const policy = answer.flag('can_leave_singles', true) ? 'always' : 'never';
  return withoutUndefined<Availability>({
    performanceId,
    currency,
    ticketTypes: types.map((type) => parseTicketType(type, currency, policy)),
    validQuantities: parseQuantities(answer),
    contiguousSeatSelectionOnly: answer.flag('contiguous_seat_selection_only', true),
    mustSelectWholeSeatBlock: answer.flag('must_select_whole_seat_block'),
    maxBundleSize: answer.maybeNumber('max_bundle_size'),
    backendIsBroken: answer.flag('backend_is_broken'),
    backendIsDown: answer.flag('backend_is_down'),
    backendThrottleFailed: answer.flag('backend_throttle_failed'),
    sourceCode: answer.maybeText('source_code'),
  });
}

/** discounts.v1; the first is the default. */
export function parseDiscounts(answer: JsonObject): Discount[] {
  // Answers of 2016 named no currency here.
  const currency = new Currencies(answer).maybe(answer) ?? NO_CURRENCY;
  return answer.list('discounts', 'discount').map((discount) => parseDiscount(discount, currency, 'always'));
}

function parseTicketType(type: JsonObject, currency: Currency, policy: SingleSeatsPolicy): TicketType {
  const code = type.text('ticket_type_code');
  return {
    code,
    name: type.maybeText('ticket_type_desc') ?? code,
    priceBands: type.list('price_band').map((band) => parsePriceBand(band, currency, policy)),
  };
}

function parsePriceBand(band: JsonObject, currency: Currency, policy: SingleSeatsPolicy): PriceBand {
  const singleSeats = parsePolicy(band, policy);
  return withoutUndefined<PriceBand>({
    ...parseSalePrice(band, currency),
    code: band.text('price_band_code'),
    name: band.maybeText('price_band_desc'),
    discountCode: band.maybeText('discount_code') ?? '',
    discountName: band.maybeText('discount_desc') ?? '',
    numberAvailable: band.number('number_available'),
    singleSeats,
    seatBlocks: parseSeatBlocks(band),
    exampleSeats: parseSeats(band, 'example_seats'),
    // True when missing, as in the Python client (docs/api/availability.md#availability-endpoint).
    exampleSeatsAreReal: band.flag('example_seats_are_real', true),
    discounts: band
      .list('possible_discounts', 'discount')
      .map((discount) => parseDiscount(discount, currency, singleSeats)),
    semanticType: band.maybeText('discount_semantic_type'),
    commission: parseCommission(band),
  });
}

function parseDiscount(discount: JsonObject, currency: Currency, policy: SingleSeatsPolicy): Discount {
  return withoutUndefined<Discount>({
    ...parseSalePrice(discount, currency),
    code: discount.text('discount_code'),
    name: discount.maybeText('discount_desc') ?? '',
    numberAvailable: discount.number('number_available'),
    singleSeats: parsePolicy(discount, policy),
    semanticType: discount.maybeText('discount_semantic_type'),
    minimumAge: discount.maybeNumber('discount_minimum_eligible_age'),
    maximumAge: discount.maybeNumber('discount_maximum_eligible_age'),
    validQuantities: maybeQuantities(discount),
    disallowedTickets: parseDisallowedTickets(discount),
    commission: parseCommission(discount),
  });
}

/** An unknown rule, perhaps of a later API, counts as `always`: the supplier then decides at reserve. */
function parsePolicy(object: JsonObject, whenMissing: SingleSeatsPolicy): SingleSeatsPolicy {
  return oneOf(POLICIES, object.maybeText('allows_leaving_single_seats') ?? whenMissing) ?? 'always';
}

/** Positions of tickets from 0; until 2017 a bitmask in which bit n is ticket n. */
function parseDisallowedTickets(discount: JsonObject): number[] {
  return discount.has('discount_disallowed_seat_nos')
    ? discount.numbers('discount_disallowed_seat_nos')
    : parseMask(discount, 'discount_disallowed_seat_no_bitmask');
}

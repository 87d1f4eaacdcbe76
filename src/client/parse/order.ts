/** Reads orders and their tickets (docs/api/trolley.md#orders). */
import { type Currency, multiply } from '../../domain/sale/money.js';
import type { Seat } from '../../domain/seats/seat.js';
import type { CancellationStatus, Order, SeatRequestStatus, TicketOrder } from '../../domain/trolley/trolley.js';
import { type Currencies, NO_CURRENCY } from './currency.js';
import { parseEvent } from './event.js';
import { parsePerformance } from './performance.js';
import { parseCommission, parsePrice } from './price.js';
import { type JsonObject, oneOf, withoutUndefined } from './json-object.js';
import { parseSeats } from './seat.js';
import { parseSendMethod } from './send-method.js';

/** The Python client's documentation writes `got_some` for `got_partial` (docs/api/disagreements.md#x25). */
const SEAT_REQUEST_STATUSES: Readonly<Record<string, SeatRequestStatus>> = {
  not_requested: 'not_requested',
  got_all: 'got_all',
  got_partial: 'got_partial',
  got_some: 'got_partial',
  got_none: 'got_none',
};

const CANCELLATION_STATUSES: readonly CancellationStatus[] = [
  'possible',
  'not_permitted',
  'cancelled',
  'tried_and_failed',
];

/** Orders outside a bundle: not reserved, discarded, or cancelled along with others. */
export function parseLooseOrders(answer: JsonObject, key: string, currencies: Currencies): Order[] {
  return answer.list(key).map((order) => parseOrder(order, looseCurrency(order, currencies), currencies));
}

/**
 * An order outside a bundle names no currency, and the answer may describe two (the supplier's and the account's) or,
 * for a reserve that failed, none. Commission is paid in the supplier's currency, so its currency is taken. Without
 * commission the prices have no symbol, which is better than a wrong one.
 */
function looseCurrency(order: JsonObject, currencies: Currencies): Currency {
  const known = currencies.maybe(order);
  if (known) return known;
  const commission = parseCommission(order);
  const code = (commission?.gross ?? commission?.user)?.currencyCode;
  return (code !== undefined && currencies.describes(code) && currencies.find(code)) || NO_CURRENCY;
}

export function parseOrder(order: JsonObject, currency: Currency, currencies: Currencies): Order {
  const sendMethod = order.maybeObject('send_method');
  const ticketOrders = order
    .list('ticket_orders', 'ticket_order')
    .map((tickets) => parseTicketOrder(tickets, currency));
  const requestedSeatIds = parseRequestedSeatIds(order);
  return withoutUndefined<Order>({
    itemNumber: order.number('item_number'),
    event: parseEvent(order.object('event'), currencies),
    performance: parsePerformance(order.object('performance'), currencies),
    ticketTypeCode: order.text('ticket_type_code'),
    ticketTypeName: order.maybeText('ticket_type_desc') ?? '',
    priceBandCode: order.text('price_band_code'),
    priceBandName: order.maybeText('price_band_desc'),
    ticketOrders,
    quantity: order.number('total_no_of_seats'),
    totalSeatPrice: order.money('total_sale_seatprice', currency),
    totalSurcharge: order.money('total_sale_surcharge', currency),
    requestedSeatIds,
    seatRequestStatus: parseSeatRequestStatus(
      order,
      requestedSeatIds,
      ticketOrders.flatMap(({ seats }) => seats),
    ),
    sendMethod: sendMethod && parseSendMethod(sendMethod, currency),
    reserveFailureComment: order.maybeText('reserve_failure_comment'),
    backendPurchaseReference: order.maybeText('backend_purchase_reference'),
    cancellationStatus: parseCancellationStatus(order),
    cancellationComment: order.maybeText('cancellation_comment'),
    backendCancellationReference: order.maybeText('backend_cancellation_reference'),
    barcodeTypes: order.texts('supported_barcode_types'),
    externalManagementUrl: order.maybeUrl('external_management_url'),
    commission: parseCommission(order),
  });
}

function parseTicketOrder(tickets: JsonObject, currency: Currency): TicketOrder {
  const quantity = tickets.number('no_of_seats');
  const price = parsePrice(tickets, 'sale_seatprice', 'sale_surcharge', currency);
  return withoutUndefined<TicketOrder>({
    discountCode: tickets.maybeText('discount_code') ?? '',
    discountName: tickets.maybeText('discount_desc') ?? '',
    semanticType: tickets.maybeText('discount_semantic_type'),
    quantity,
    price,
    totalSeatPrice: tickets.maybeMoney('total_sale_seatprice', currency) ?? multiply(price.seatPrice, quantity),
    totalSurcharge: tickets.maybeMoney('total_sale_surcharge', currency) ?? multiply(price.surcharge, quantity),
    seats: parseSeats(tickets, 'seats'),
  });
}

/** IDs today, whole seats in 2017, seats inside `id_details` in 2016. */
function parseRequestedSeatIds(order: JsonObject): string[] {
  return order.has('requested_seat_ids')
    ? order.texts('requested_seat_ids')
    : parseSeats(order, 'requested_seats').map(({ id }) => id);
}

/**
 * Answers of 2017 say only yes or no (`got_requested_seats`), and a later API may have a new status. Both are worked
 * out from the seats. Before a reservation there are no seats, and so no status.
 */
function parseSeatRequestStatus(
  order: JsonObject,
  requested: readonly string[],
  seats: readonly Seat[],
): SeatRequestStatus | undefined {
  const status = order.maybeText('seat_request_status');
  const known = status === undefined ? undefined : SEAT_REQUEST_STATUSES[status];
  const isTold = status !== undefined || order.has('got_requested_seats');
  if (known || !isTold || seats.length === 0) return known;
  if (requested.length === 0) return 'not_requested';
  const got = requested.filter((id) => seats.some((seat) => seat.id === id));
  if (got.length === 0) return 'got_none';
  return got.length === requested.length ? 'got_all' : 'got_partial';
}

/** An unknown status counts as `not_permitted`: the order cannot be cancelled. */
function parseCancellationStatus(order: JsonObject): CancellationStatus | undefined {
  const status = order.maybeText('cancellation_status');
  if (status === undefined) return undefined;
  return oneOf(CANCELLATION_STATUSES, status) ?? 'not_permitted';
}

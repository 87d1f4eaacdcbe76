/** Orders, bundles and trolleys (docs/api/trolley.md), the same in trolley, reserve, purchase and status. */
import { type Call } from '../box-office.js';
import { type EventBand } from '../catalogue/catalogue.js';
import { sourceOf } from '../catalogue/sources.js';
import { type JsonObject } from '../json.js';
import { sum } from '../model/money.js';
import {
  bundleTotals,
  eventOf,
  ordersOf,
  orderTotals,
  purchaseResult,
  sendMethodOf,
  ticketsOf,
} from '../model/orders.js';
import { commissionsOf } from '../model/pricing.js';
import { type Resolved, resolveOrder } from '../model/resolve.js';
import { type Bundle, type HeldSeat, type Order, type TicketOrder, type Transaction } from '../model/state.js';
import { voucherPath } from '../pages/links.js';
import { currencyDetails } from './currency.js';
import { debitorOf } from './debitor.js';
import { eventWithExtras } from './extras.js';
import { serialisePerformance } from './performance.js';
import { serialiseSendMethod } from './send-method.js';

/** How far an order has come, which decides its fields. */
export type Stage = 'trolley' | 'reserved' | 'purchased';

export interface TrolleyView {
  readonly call: Call;
  readonly stage: Stage;
  readonly transaction?: Transaction;
}

/** `currency_details` of an answer with these orders. */
export const orderCurrencies = ({ boxOffice }: Call, orders: readonly Order[]): JsonObject =>
  currencyDetails(orders.map((order) => eventOf(boxOffice.catalogue, order).currency));

/** The time of purchase in seconds, in hex. Both tickets of a recorded order had the same barcode. */
const barcodeOf = (transaction: Transaction | undefined): string | undefined =>
  transaction?.purchasedAt === undefined
    ? undefined
    : Math.floor(transaction.purchasedAt / 1000)
        .toString(16)
        .toUpperCase();

function serialiseSeat(seat: HeldSeat, barcode: string | undefined): JsonObject {
  return {
    full_id: seat.id,
    row_id: seat.row,
    col_id: seat.col,
    is_restricted_view: seat.restricted,
    separator: seat.separator,
    seat_text: seat.text,
    seat_text_code: seat.textCode,
    seat_subdata: seat.subdata,
    barcode,
  };
}

function serialiseTicketOrder(line: TicketOrder, eventBand: EventBand, barcode: string | undefined): JsonObject {
  const { currency, discounts } = eventBand.event;
  const discount = discounts.find(({ code }) => code === line.discount);
  const [seatprice, surcharge] = [line.seatprice * line.count, line.surcharge * line.count];
  return {
    discount_code: line.discount,
    discount_desc: discount?.desc ?? '',
    discount_semantic_type: discount?.semanticType,
    no_of_seats: line.count,
    sale_seatprice: line.seatprice,
    sale_surcharge: line.surcharge,
    sale_combined: sum([line.seatprice, line.surcharge], currency),
    total_sale_seatprice: sum([seatprice], currency),
    total_sale_surcharge: sum([surcharge], currency),
    total_sale_combined: sum([seatprice, surcharge], currency),
    seats: line.seats.length > 0 ? line.seats.map((seat) => serialiseSeat(seat, barcode)) : undefined,
  };
}

function sendMethodFields(
  order: Order,
  { eventBand }: Resolved,
  view: TrolleyView,
  bought: boolean,
): JsonObject | undefined {
  const method = sendMethodOf(eventBand.event, order);
  const { call, stage, transaction } = view;
  if (stage === 'trolley' || !method) return undefined;
  return {
    ...serialiseSendMethod(method),
    send_cost: order.sendCost,
    ...(bought && {
      send_final_type: method.type,
      ...(method.type === 'selfprint' &&
        transaction && {
          self_print_voucher_url: `${call.base}${voucherPath(call.account.id, transaction, order.item)}`,
        }),
    }),
  };
}

/** Only bought orders have these. */
function purchaseFields(order: Order): JsonObject {
  return {
    backend_purchase_reference: order.purchaseReference,
    backend_cancellation_reference: order.cancellationReference ?? '',
    cancellation_status: order.cancellation,
    cancellation_comment: '',
    supported_barcode_types: ['qr_code'],
    internal_purchase_sub_ref: '',
  };
}

export function serialiseOrder(order: Order, view: TrolleyView): JsonObject {
  const { call, stage, transaction } = view;
  const resolved = resolveOrder(call, order);
  const { performance, eventBand } = resolved;
  const { event, ticketType, band } = eventBand;
  const totals = orderTotals(order, event.currency);
  const bought = stage === 'purchased' && order.purchaseReference !== undefined;
  const commissions =
    bought || call.params.flag('req_predicted_commission') ? commissionsOf(totals.combined, event.currency) : undefined;
  const barcode = bought && event.hasBarcodes ? barcodeOf(transaction) : undefined;
  return {
    item_number: order.item,
    event: eventWithExtras(call, event),
    performance: serialisePerformance(call.boxOffice, performance),
    ticket_type_code: ticketType.code,
    ticket_type_desc: ticketType.desc,
    price_band_code: band.code,
    price_band_desc: band.desc,
    ticket_orders: { ticket_order: order.lines.map((line) => serialiseTicketOrder(line, eventBand, barcode)) },
    total_no_of_seats: ticketsOf(order),
    total_sale_seatprice: totals.seatprice,
    total_sale_surcharge: totals.surcharge,
    total_sale_combined: totals.combined,
    requested_seat_ids: [...order.requestedSeats],
    seat_request_status: stage === 'trolley' ? undefined : order.seatStatus,
    send_method: sendMethodFields(order, resolved, view, bought),
    reserve_failure_comment: order.failureComment,
    ...(stage !== 'trolley' && { internal_reserve_sub_ref: '', internal_reserve_sub_ref2: '' }),
    ...(bought
      ? {
          ...purchaseFields(order),
          user_commission: commissions && { ...commissions.user },
          gross_commission: commissions && { ...commissions.gross },
        }
      : {
          predicted_user_commission: commissions && { ...commissions.user },
          predicted_gross_commission: commissions && { ...commissions.gross },
        }),
  };
}

function bundleOutcome(bundle: Bundle): JsonObject | undefined {
  const { outcome } = bundle;
  if (!outcome) return undefined;
  if (outcome.success) return { success: true, is_semi_credit: false };
  return {
    success: false,
    is_semi_credit: false,
    failure_reason: outcome.reason,
    purchase_error: outcome.error,
    failed_3d_secure: outcome.failed3dSecure ?? false,
    failed_avs: outcome.failedAvs ?? false,
    failed_cv_two: outcome.failedCvTwo ?? false,
  };
}

function serialiseBundle(bundle: Bundle, view: TrolleyView): JsonObject {
  const { call } = view;
  const totals = bundleTotals(call.boxOffice.catalogue, bundle);
  const source = sourceOf(bundle.source);
  return {
    bundle_source_code: bundle.source,
    bundle_source_desc: source.desc,
    bundle_order_count: bundle.orders.length,
    bundle_total_seatprice: totals.seatprice,
    bundle_total_surcharge: totals.surcharge,
    bundle_total_send_cost: totals.sendCost,
    bundle_total_cost: totals.cost,
    currency_code: totals.currency,
    order: bundle.orders.map((order) => serialiseOrder(order, view)),
    debitor: view.stage === 'reserved' && view.transaction ? debitorOf(call, view.transaction, bundle) : undefined,
    purchase_result: bundleOutcome(bundle),
    source_t_and_c: call.params.flag('req_src_info') ? source.terms : undefined,
  };
}

export function serialiseBundles(bundles: readonly Bundle[], view: TrolleyView): JsonObject {
  const { transaction } = view;
  const result = purchaseResult(bundles);
  return {
    bundle: bundles.map((bundle) => serialiseBundle(bundle, view)),
    trolley_bundle_count: bundles.length,
    trolley_order_count: ordersOf({ bundles }).length,
    transaction_uuid: transaction?.uuid,
    transaction_id: transaction?.id,
    purchase_result: result && { success: result.success, is_partial: result.isPartial },
  };
}

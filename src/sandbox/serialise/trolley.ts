/** Orders, bundles and trolleys of the API (reference, 4.11), the same in trolley, reserve, purchase and status. */
import { performanceOf, type Call, type JsonObject } from '../box-office.js';
import { findPlace, type Place } from '../catalogue/catalogue.js';
import { sourceOf } from '../catalogue/sources.js';
import { type CurrencyCode } from '../catalogue/types.js';
import { sum } from '../model/money.js';
import { type Performance } from '../model/performances.js';
import { commissionsOf } from '../model/pricing.js';
import { debitorOf } from './debitor.js';
import { type Bundle, type HeldSeat, type Order, type TicketLine, type Transaction } from '../model/state.js';
import { eventWithExtras } from './extras.js';
import { serialisePerformance } from './performance.js';
import { serialiseSendMethod } from './send-method.js';

/** How far an order has come; decides which fields it has. */
export type Stage = 'trolley' | 'reserved' | 'purchased';

export interface TrolleyView {
  readonly call: Call;
  readonly stage: Stage;
  readonly transaction?: Transaction;
}

interface Resolved {
  readonly performance: Performance;
  readonly place: Place;
}

function resolve(call: Call, order: Order): Resolved {
  const performance = performanceOf(call, order.perfId);
  const place = performance && findPlace(performance.event, order.ticketType, order.band);
  if (!place) throw new Error(`Order for ${order.perfId}, which the catalogue does not know.`);
  return { performance, place };
}

export const currencyOfOrder = (call: Call, order: Order): CurrencyCode => resolve(call, order).place.event.currency;

/** Both tickets of a recorded order had the same barcode: the purchase time in seconds, in hex. */
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

function serialiseLine(line: TicketLine, place: Place, barcode: string | undefined): JsonObject {
  const { currency, discounts } = place.event;
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

const seatpriceOf = (order: Order, currency: CurrencyCode): number =>
  sum(
    order.lines.map((line) => line.seatprice * line.count),
    currency,
  );
const surchargeOf = (order: Order, currency: CurrencyCode): number =>
  sum(
    order.lines.map((line) => line.surcharge * line.count),
    currency,
  );

/** What a bundle costs: the debit is the sum of the three parts. */
export function bundleTotals(
  call: Call,
  bundle: Bundle,
): { currency: CurrencyCode; seatprice: number; surcharge: number; send: number; cost: number } {
  const [first] = bundle.orders;
  const currency = first ? currencyOfOrder(call, first) : 'gbp';
  const seatprice = sum(
    bundle.orders.map((order) => seatpriceOf(order, currency)),
    currency,
  );
  const surcharge = sum(
    bundle.orders.map((order) => surchargeOf(order, currency)),
    currency,
  );
  const send = sum(
    bundle.orders.map((order) => order.sendCost),
    currency,
  );
  return { currency, seatprice, surcharge, send, cost: sum([seatprice, surcharge, send], currency) };
}

function sendMethodFields(
  order: Order,
  { place }: Resolved,
  view: TrolleyView,
  bought: boolean,
): JsonObject | undefined {
  const method = place.event.sendMethods.find(({ code }) => code === order.sendCode);
  if (view.stage === 'trolley' || !method) return undefined;
  return {
    ...serialiseSendMethod(method),
    send_cost: order.sendCost,
    ...(bought && {
      send_final_type: method.type,
      ...(method.type === 'selfprint' && { self_print_voucher_url: voucherUrl(order, view) }),
    }),
  };
}

function voucherUrl(order: Order, { call, transaction }: TrolleyView): string {
  const block = `${transaction?.uuid ?? ''}.${order.item}`;
  return `${call.base}/tickets/web_self_print.buy/${call.account.id}?crypto_block=${block}`;
}

/** A failed bundle has neither references nor vouchers. */
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
  const resolved = resolve(call, order);
  const { performance, place } = resolved;
  const { event, ticketType, band } = place;
  const [seatprice, surcharge] = [seatpriceOf(order, event.currency), surchargeOf(order, event.currency)];
  const total = sum([seatprice, surcharge], event.currency);
  const bought = stage === 'purchased' && order.purchaseReference !== undefined;
  const commissions =
    bought || call.params.flag('req_predicted_commission') ? commissionsOf(total, event.currency) : undefined;
  const barcode = bought && event.hasBarcodes ? barcodeOf(transaction) : undefined;
  return {
    item_number: order.item,
    event: eventWithExtras(call, event),
    performance: serialisePerformance(call.box, performance),
    ticket_type_code: ticketType.code,
    ticket_type_desc: ticketType.desc,
    price_band_code: band.code,
    price_band_desc: band.desc,
    ticket_orders: { ticket_order: order.lines.map((line) => serialiseLine(line, place, barcode)) },
    total_no_of_seats: order.lines.reduce((count, line) => count + line.count, 0),
    total_sale_seatprice: seatprice,
    total_sale_surcharge: surcharge,
    total_sale_combined: total,
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
  const totals = bundleTotals(call, bundle);
  const source = sourceOf(bundle.source);
  return {
    bundle_source_code: bundle.source,
    bundle_source_desc: source.desc,
    bundle_order_count: bundle.orders.length,
    bundle_total_seatprice: totals.seatprice,
    bundle_total_surcharge: totals.surcharge,
    bundle_total_send_cost: totals.send,
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
  const tried = bundles.filter(({ outcome }) => outcome !== undefined);
  const bought = tried.filter(({ outcome }) => outcome?.success);
  return {
    bundle: bundles.map((bundle) => serialiseBundle(bundle, view)),
    trolley_bundle_count: bundles.length,
    trolley_order_count: bundles.reduce((count, { orders }) => count + orders.length, 0),
    transaction_uuid: transaction?.uuid,
    transaction_id: transaction?.id,
    purchase_result:
      tried.length > 0
        ? { success: bought.length > 0, is_partial: bought.length > 0 && bought.length < tried.length }
        : undefined,
  };
}

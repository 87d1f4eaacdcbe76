/**
 * Trolleys, orders and customers under their XML core names (docs/api/xml-core.md#purchase-answer,
 * docs/api/xml-core.md#names).
 */
import { type Call } from '../box-office.js';
import { bareBandCode } from '../catalogue/catalogue.js';
import { CURRENCIES, sourceOf } from '../catalogue/sources.js';
import { type CurrencyCode } from '../catalogue/types.js';
import { dateText, timeText } from '../model/calendar.js';
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
import { resolveOrder } from '../model/resolve.js';
import { type Bundle, type HeldSeat, type Order, type TicketOrder, type Transaction } from '../model/state.js';
import { voucherPath } from '../pages/links.js';
import { decimal, type XmlNode, yesNo } from './markup.js';

function seatNodes(seat: HeldSeat): XmlNode[] {
  return [
    ['id', seat.id],
    [
      'id_details',
      [
        ['full_id', seat.id],
        ['row_id', seat.row],
        ['separator', seat.separator ?? ''],
        ['col_id', seat.col],
        ['is_restricted_view', yesNo(seat.restricted)],
        seat.text === undefined ? undefined : ['seat_text', seat.text],
        ['seat_text_code', seat.textCode ?? ''],
      ],
    ],
  ];
}

/** A seat that was asked for. It may be in other hands. */
function requestedNodes(id: string): XmlNode[] {
  const [, row = '', col = ''] = /^(.*?)(\d*)$/.exec(id) ?? [];
  return seatNodes({ id, row, col, restricted: false });
}

function ticketOrderNode(line: TicketOrder, desc: string, currency: CurrencyCode): XmlNode {
  return [
    'discount',
    [
      ['discount_code', line.discount],
      ['discount_desc', desc],
      ['no_of_tickets', String(line.count)],
      ['no_of_seats', String(line.count)],
      ['seatprice', decimal(line.seatprice)],
      ['surcharge', decimal(line.surcharge)],
      ['combined', decimal(sum([line.seatprice, line.surcharge], currency))],
      line.seats.length > 0 ? ['seats', line.seats.flatMap(seatNodes)] : undefined,
    ],
  ];
}

export function orderNode(call: Call, order: Order): XmlNode {
  const { performance, eventBand } = resolveOrder(call, order);
  const { event, ticketType, band } = eventBand;
  const method = sendMethodOf(event, order);
  const { seatprice, surcharge, combined } = orderTotals(order, event.currency);
  const tickets = String(ticketsOf(order));
  const discountDesc = (code: string): string => event.discounts.find((discount) => discount.code === code)?.desc ?? '';
  return [
    'order',
    [
      ['item_number', String(order.item)],
      order.purchaseReference === undefined ? undefined : ['backend_purchase_reference', order.purchaseReference],
      [
        'event',
        [
          ['event_id', event.id],
          ['event_desc', event.desc],
          ['venue_desc', event.venue.desc],
        ],
      ],
      ['event_desc', event.desc],
      ['venue_desc', event.venue.desc],
      [
        'performance',
        [
          ['perf_id', performance.id],
          performance.when && ['date_desc', dateText(performance.when.day)],
          performance.when && ['time_desc', timeText(performance.when.minutes)],
          performance.when && ['iso8601_date_and_time', performance.when.iso],
        ],
      ],
      ['ticket_type_code', ticketType.code],
      ['ticket_type_desc', ticketType.desc],
      ['price_band_code', bareBandCode(band)],
      ['price_band_desc', band.desc ?? ''],
      ['seat_request_status', order.seatStatus],
      order.requestedSeats.length > 0 ? ['requested_seats', order.requestedSeats.flatMap(requestedNodes)] : undefined,
      order.failureComment === undefined ? undefined : ['reserve_failure_comment', order.failureComment],
      ['total_no_of_tickets', tickets],
      ['total_no_of_seats', tickets],
      ['total_seatprice', decimal(seatprice)],
      ['total_surcharge', decimal(surcharge)],
      ['total_combined', decimal(combined)],
      method && ['despatch_desc', method.desc],
      method && order.purchaseReference !== undefined ? ['despatch_final_type', method.type] : undefined,
      method && [
        'despatch_method',
        [
          ['despatch_code', method.code],
          ['despatch_type', method.type],
          ['despatch_desc', method.desc],
          ['despatch_cost', decimal(order.sendCost)],
        ],
      ],
      ...order.lines.map((line) => ticketOrderNode(line, discountDesc(line.discount), event.currency)),
    ],
  ];
}

function outcomeNode({ outcome }: Bundle): XmlNode | undefined {
  if (!outcome) return undefined;
  if (outcome.success)
    return [
      'purchase_result',
      [
        ['success', 'yes'],
        ['is_semi_credit', 'no'],
      ],
    ];
  return [
    'purchase_result',
    [
      ['success', 'no'],
      ['is_semi_credit', 'no'],
      ['failure_reason', outcome.reason],
      ['failed_cv_two', yesNo(outcome.failedCvTwo ?? false)],
      ['failed_avs', yesNo(outcome.failedAvs ?? false)],
      ['failed_3d_secure', yesNo(outcome.failed3dSecure ?? false)],
    ],
  ];
}

function bundleNode(call: Call, bundle: Bundle): XmlNode {
  const { currency, seatprice, surcharge, combined, sendCost, cost } = bundleTotals(call.boxOffice.catalogue, bundle);
  return [
    'bundle',
    [
      ['bundle_source_code', bundle.source],
      ['bundle_source_desc', sourceOf(bundle.source).desc],
      ['bundle_order_count', String(bundle.orders.length)],
      ['bundle_total_seatprice', decimal(seatprice)],
      ['bundle_total_surcharge', decimal(surcharge)],
      ['bundle_total_combined', decimal(combined)],
      ['bundle_total_despatch', decimal(sendCost)],
      ['bundle_total_cost', decimal(cost)],
      ['currency', Object.entries(CURRENCIES[currency]).map(([name, value]): XmlNode => [name, String(value)])],
      outcomeNode(bundle),
      ...bundle.orders.map((order) => orderNode(call, order)),
    ],
  ];
}

export function trolleyNode(call: Call, transaction: Transaction): XmlNode {
  const result = purchaseResult(transaction.bundles);
  return [
    'trolley',
    [
      ['transaction_id', transaction.id ?? ''],
      ['trolley_bundle_count', String(transaction.bundles.length)],
      ['trolley_order_count', String(ordersOf(transaction).length)],
      result
        ? [
            'purchase_result',
            [
              ['success', yesNo(result.success)],
              ['is_partial', yesNo(result.isPartial)],
            ],
          ]
        : undefined,
      ...transaction.bundles.map((bundle) => bundleNode(call, bundle)),
    ],
  ];
}

const CONSENTS: Readonly<Record<string, string>> = {
  supplier_can_use_customer_data: 'dp_supplier',
  user_can_use_customer_data: 'dp_user',
  world_can_use_customer_data: 'dp_world',
};

export const customerNode = ({ customer = {} }: Transaction): XmlNode => [
  'customer',
  Object.entries(customer).map(([name, value]): XmlNode => [
    CONSENTS[name] ?? name,
    typeof value === 'boolean' ? yesNo(value) : value,
  ]),
];

/**
 * A voucher page per bought self-print order. The item number is in `item_no`, as documented, and in `item_number`,
 * where the Python client reads it (docs/api/xml-core.md#vouchers).
 */
export function voucherNodes(call: Call, transaction: Transaction): XmlNode[] {
  return ordersOf(transaction).flatMap((order): XmlNode[] => {
    const method = sendMethodOf(eventOf(call.boxOffice.catalogue, order), order);
    if (method?.type !== 'selfprint' || order.purchaseReference === undefined) return [];
    return [
      [
        'self_print_html_page',
        [
          ['page_url', voucherPath(call.account.id, transaction, order.item)],
          ['item_no', String(order.item)],
          ['item_number', String(order.item)],
        ],
      ],
    ];
  });
}

/** Trolleys, orders and customers under their XML core names (xml-core, sections 2.3 and 7). */
import { performanceOf, type Call } from '../box-office.js';
import { dateText, timeText } from '../model/calendar.js';
import { findPlace } from '../catalogue/catalogue.js';
import { CURRENCIES, sourceOf } from '../catalogue/sources.js';
import { type CurrencyCode } from '../catalogue/types.js';
import { sum } from '../model/money.js';
import { bundleTotals } from '../serialise/trolley.js';
import { type Bundle, type HeldSeat, type Order, type TicketLine, type Transaction } from '../model/state.js';
import { decimal, yesNo, type Node } from './markup.js';

const bare = (bandCode: string): string => bandCode.replace(/\/.*$/, '');

function seatNodes(seat: HeldSeat): Node[] {
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

/** What was asked for, which may be held by somebody else. */
function requestedNodes(id: string): Node[] {
  const [, row = '', col = ''] = /^(.*?)(\d*)$/.exec(id) ?? [];
  return seatNodes({ id, row, col, restricted: false });
}

function lineNode(line: TicketLine, desc: string, currency: CurrencyCode): Node {
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

export function orderNode(call: Call, order: Order): Node {
  const performance = performanceOf(call, order.perfId);
  const place = performance && findPlace(performance.event, order.ticketType, order.band);
  if (!place) throw new Error(`Order for ${order.perfId}, which the catalogue does not know.`);
  const { event, ticketType, band } = place;
  const method = event.sendMethods.find(({ code }) => code === order.sendCode);
  const seatprice = sum(
    order.lines.map((line) => line.seatprice * line.count),
    event.currency,
  );
  const surcharge = sum(
    order.lines.map((line) => line.surcharge * line.count),
    event.currency,
  );
  const tickets = String(order.lines.reduce((total, { count }) => total + count, 0));
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
      ['price_band_code', bare(band.code)],
      ['price_band_desc', band.desc ?? ''],
      ['seat_request_status', order.seatStatus],
      order.requestedSeats.length > 0 ? ['requested_seats', order.requestedSeats.flatMap(requestedNodes)] : undefined,
      order.failureComment === undefined ? undefined : ['reserve_failure_comment', order.failureComment],
      ['total_no_of_tickets', tickets],
      ['total_no_of_seats', tickets],
      ['total_seatprice', decimal(seatprice)],
      ['total_surcharge', decimal(surcharge)],
      ['total_combined', decimal(sum([seatprice, surcharge], event.currency))],
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
      ...order.lines.map((line) => lineNode(line, discountDesc(line.discount), event.currency)),
    ],
  ];
}

function outcomeNode({ outcome }: Bundle): Node | undefined {
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

function bundleNode(call: Call, bundle: Bundle): Node {
  const { currency, seatprice, surcharge, send, cost } = bundleTotals(call, bundle);
  return [
    'bundle',
    [
      ['bundle_source_code', bundle.source],
      ['bundle_source_desc', sourceOf(bundle.source).desc],
      ['bundle_order_count', String(bundle.orders.length)],
      ['bundle_total_seatprice', decimal(seatprice)],
      ['bundle_total_surcharge', decimal(surcharge)],
      ['bundle_total_combined', decimal(sum([seatprice, surcharge], currency))],
      ['bundle_total_despatch', decimal(send)],
      ['bundle_total_cost', decimal(cost)],
      ['currency', Object.entries(CURRENCIES[currency]).map(([name, value]): Node => [name, String(value)])],
      outcomeNode(bundle),
      ...bundle.orders.map((order) => orderNode(call, order)),
    ],
  ];
}

export const orderCount = ({ bundles }: Transaction): number =>
  bundles.reduce((count, { orders }) => count + orders.length, 0);

export function trolleyNode(call: Call, transaction: Transaction): Node {
  const tried = transaction.bundles.filter(({ outcome }) => outcome);
  const bought = tried.filter(({ outcome }) => outcome?.success).length;
  return [
    'trolley',
    [
      ['transaction_id', transaction.id ?? ''],
      ['trolley_bundle_count', String(transaction.bundles.length)],
      ['trolley_order_count', String(orderCount(transaction))],
      tried.length > 0
        ? [
            'purchase_result',
            [
              ['success', yesNo(bought > 0)],
              ['is_partial', yesNo(bought > 0 && bought < tried.length)],
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

export const customerNode = ({ customer = {} }: Transaction): Node => [
  'customer',
  Object.entries(customer).map(([name, value]): Node => [
    CONSENTS[name] ?? name,
    typeof value === 'boolean' ? yesNo(value) : value,
  ]),
];

/** One a self-print order that was bought; `item_number` and the seed's `item_no` alike (xml-core, section 0). */
export function voucherNodes(call: Call, transaction: Transaction): Node[] {
  return transaction.bundles.flatMap(({ orders }) =>
    orders.flatMap((order): Node[] => {
      const event = performanceOf(call, order.perfId)?.event;
      const method = event?.sendMethods.find(({ code }) => code === order.sendCode);
      if (method?.type !== 'selfprint' || order.purchaseReference === undefined) return [];
      const path = `/tickets/web_self_print.buy/${call.account.id}?crypto_block=${transaction.uuid}.${order.item}`;
      return [
        [
          'self_print_html_page',
          [
            ['page_url', path],
            ['item_no', String(order.item)],
            ['item_number', String(order.item)],
          ],
        ],
      ];
    }),
  );
}

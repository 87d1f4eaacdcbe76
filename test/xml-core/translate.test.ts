/** Answers of the XML core, in all their forms, become the client's types. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createError } from '../../src/domain/error.js';
import { parseTransaction } from '../../src/client/parse/transaction.js';
import { JsonObject } from '../../src/client/parse/json-object.js';
import { parseReserveAnswer } from '../../src/client/parse/reservation.js';
import { XMLDOM } from '../../src/proxy/xml/xmldom.js';
import { resultOf } from '../../src/xml-core/core.js';
import { reservationFields, transactionFields, vouchersOf } from '../../src/xml-core/translate.js';
import { readXml } from '../../src/xml-tree/tree.js';

const HANDLE = 'T000-0000-AAAA-BBBB.sealed';
const ENDPOINT = 'https://tickets.example.com/f13';

const currency = (code: string, places: number, before: string, after: string): string =>
  `<currency><currency_code>${code}</currency_code><currency_places>${places}</currency_places><currency_factor>${10 ** places}</currency_factor><currency_pre_symbol>${before}</currency_pre_symbol><currency_post_symbol>${after}</currency_post_symbol></currency>`;

const seat = (id: string, more = ''): string =>
  `<id>${id}</id><id_details><full_id>${id}</full_id><row_id>${id[0]}</row_id><separator/><col_id>${id.slice(1)}</col_id>${more}</id_details>`;

interface OrderParts {
  readonly item?: number;
  readonly when?: string;
  readonly seats?: string;
  readonly discounts?: string;
}

const PERFORMANCE = `<performance><perf_id>7AB-5</perf_id><date_desc>Sat, 1st January 2028</date_desc><time_desc>3.30 PM</time_desc><iso8601_date_and_time>2028-01-01T15:30:00Z</iso8601_date_and_time></performance>`;

const order = ({ item = 1, when = PERFORMANCE, seats = seat('A1') + seat('A2'), discounts }: OrderParts = {}): string =>
  `<order><item_number>${item}</item_number><event_desc>An Evening of Tests</event_desc><venue_desc>Lyric Apollo</venue_desc>${when}
  <ticket_type_code>STALLS</ticket_type_code><ticket_type_desc>Stalls</ticket_type_desc><price_band_code>A</price_band_code><price_band_desc/>
  <seat_request_status>got_all</seat_request_status><total_no_of_tickets>2</total_no_of_tickets><total_seatprice>100.0</total_seatprice><total_surcharge>10.0</total_surcharge>
  <despatch_method><despatch_code>VOUCH</despatch_code><despatch_type>selfprint</despatch_type><despatch_desc>Printable eTicket</despatch_desc><despatch_cost>0.0</despatch_cost></despatch_method>
  ${discounts ?? `<discount><discount_code>NORMAL</discount_code><discount_desc>Regular</discount_desc><no_of_tickets>2</no_of_tickets><seatprice>50.0</seatprice><surcharge>5.0</surcharge><seats>${seats}</seats></discount>`}</order>`;

const bundle = (source: string, orders: string, more = '', money = currency('gbp', 2, '£', '')): string =>
  `<bundle><bundle_source_code>${source}</bundle_source_code><bundle_source_desc>Supplier</bundle_source_desc>
  <bundle_total_seatprice>100.0</bundle_total_seatprice><bundle_total_surcharge>10.0</bundle_total_surcharge><bundle_total_despatch>0.0</bundle_total_despatch>
  <bundle_total_cost>110.0</bundle_total_cost>${money}${more}${orders}</bundle>`;

const info = (bundles: string): ReturnType<typeof parseTransaction> => {
  const xml = `<transaction_info_result><transaction_status>purchased</transaction_status><trolley><transaction_id>T000-0000-AAAA-BBBB</transaction_id>${bundles}</trolley></transaction_info_result>`;
  return parseTransaction(new JsonObject(transactionFields(readXml(xml, XMLDOM), HANDLE, new Map())));
};

describe('answers of the XML core', () => {
  it('are the same transaction whether one order is alone or among several', () => {
    const alone = info(bundle('ext_test1', order())).trolley.bundles;
    const several = info(bundle('ext_test1', order() + order({ item: 2 })) + bundle('ext_test0', order({ item: 3 })));
    assert.equal(alone.length, 1);
    assert.deepEqual(alone[0]?.orders.length, 1);
    assert.deepEqual(
      several.trolley.bundles.map(({ orders }) => orders.map(({ itemNumber }) => itemNumber)),
      [[1, 2], [3]],
    );
    assert.deepEqual(several.trolley.bundles[0]?.orders[0], alone[0]?.orders[0]);
  });

  it('have one seat or discount and several in the same form', () => {
    const [lone] = info(bundle('a', order({ seats: seat('A1') }))).trolley.bundles[0]!.orders;
    assert.deepEqual(
      lone?.ticketOrders.map(({ seats }) => seats.map(({ id }) => id)),
      [['A1']],
    );
    const each = (code: string, id: string): string =>
      `<discount><discount_code>${code}</discount_code><discount_desc>${code}</discount_desc><no_of_tickets>1</no_of_tickets><seatprice>50.0</seatprice><surcharge>5.0</surcharge><seats>${seat(id)}</seats></discount>`;
    const [two] = info(bundle('a', order({ discounts: each('ADULT', 'B3') + each('CHILD', 'B4') }))).trolley.bundles[0]!
      .orders;
    assert.deepEqual(
      two?.ticketOrders.map(({ discountCode, seats }) => [discountCode, seats.map(({ id }) => id)]),
      [
        ['ADULT', ['B3']],
        ['CHILD', ['B4']],
      ],
    );
  });

  it('have the time of a performance in the newer form and in the older', () => {
    const older = '<date_desc>Sat, 1st January 2028</date_desc><time_desc>3.30 PM</time_desc>';
    for (const when of [PERFORMANCE, older, `<performance><perf_id>7AB-5</perf_id></performance>${older}`]) {
      const [found] = info(bundle('a', order({ when }))).trolley.bundles[0]!.orders;
      assert.equal(found?.performance?.dateText, 'Sat, 1st January 2028', when);
      assert.equal(found?.performance?.timeText, '3.30 PM', when);
    }
  });

  it('have each supplier’s own currency, and exact amounts', () => {
    const yen = bundle('tokyo', order({ item: 2 }), '', currency('jpy', 0, '', '円'));
    const [first, second] = info(bundle('london', order()) + yen).trolley.bundles;
    assert.deepEqual([first?.total.minor, first?.currency.code, first?.currency.preSymbol], [11_000, 'gbp', '£']);
    assert.deepEqual([second?.total.minor, second?.currency.code, second?.currency.postSymbol], [110, 'jpy', '円']);
  });

  it('have restricted views and seat texts', () => {
    const seats = seat('A1', '<is_restricted_view>yes</is_restricted_view><seat_text>Pillar</seat_text>') + seat('A2');
    const [found] = info(bundle('a', order({ seats }))).trolley.bundles[0]!.orders;
    assert.deepEqual(
      found?.ticketOrders[0]?.seats.map(({ isRestrictedView, texts }) => [isRestrictedView, texts]),
      [
        [true, ['Pillar']],
        [false, []],
      ],
    );
  });

  it('name failed orders, held orders and what a purchase needs', () => {
    const xml = `<make_reservation_result><transaction_id>T000</transaction_id><minutes_left_on_reserve>15.000</minutes_left_on_reserve>
      <trolley>${bundle('a', order())}</trolley><failed_orders>${order({ item: 2 })}</failed_orders>
      <need_payment_card>yes</need_payment_card><acceptable_cards><card><card_type>visa</card_type><card_desc>Visa</card_desc></card></acceptable_cards>
      <supports_billing_address>yes</supports_billing_address><needs_email_address>yes</needs_email_address><needs_agent_reference>no</needs_agent_reference>
      <prefilled_customer_data><can_edit>no</can_edit><town>Leeds</town><country_code>uk</country_code></prefilled_customer_data>
      <permitted_countries><country><country_code>ie</country_code><country_desc>Ireland</country_desc></country></permitted_countries></make_reservation_result>`;
    const answer = parseReserveAnswer(new JsonObject(reservationFields(readXml(xml, XMLDOM), HANDLE)));
    assert.equal(answer.outcome, 'reserved');
    const { reservation } = answer;
    assert.deepEqual(
      [reservation.transactionUuid, reservation.minutesLeft, reservation.unreservedOrders.length],
      [HANDLE, 15, 1],
    );
    assert.deepEqual(reservation.acceptedPaymentCards, { visa: 'Visa' });
    assert.deepEqual([reservation.needsPaymentCard, reservation.supportsBillingAddress], [true, true]);
    assert.deepEqual([reservation.needsEmailAddress, reservation.needsAgentReference], [true, false]);
    assert.deepEqual([reservation.canEditAddress, reservation.prefilledAddress.town], [false, 'Leeds']);
    assert.deepEqual(reservation.allowedCountries, { ie: 'Ireland' });
  });

  it('without tickets are a failed reserve', () => {
    const empty = readXml('<make_reservation_result><currency/></make_reservation_result>', XMLDOM);
    assert.equal(parseReserveAnswer(new JsonObject(reservationFields(empty, ''))).outcome, 'failed');
  });

  it('join vouchers to orders by either name of the item, and accept only addresses of the proxy', () => {
    const page = (url: string, item: string): string => `<self_print_html_page>${url}${item}</self_print_html_page>`;
    const own = `${ENDPOINT}/voucher/abc`;
    for (const [xml, expected] of [
      [page(`<page_url>${own}</page_url>`, '<item_no>1</item_no>'), [['1', own]]],
      [page(`<page_url>${own}</page_url>`, '<item_number>1</item_number>'), [['1', own]]],
      [page(`<complete_page_url>${own}</complete_page_url>`, '<item_no>2</item_no>'), [['2', own]]],
      [page('<page_url>/f13/voucher/abc</page_url>', '<item_no>1</item_no>'), [['1', own]]],
      [page('<page_url>https://evil.example/x</page_url>', '<item_no>1</item_no>'), []],
      [page('<page_url>javascript:alert(1)</page_url>', '<item_no>1</item_no>'), []],
      [page('', '<item_no>1</item_no>'), []],
    ] as const) {
      assert.deepEqual([...vouchersOf(readXml(`<a>${xml}</a>`, XMLDOM), ENDPOINT)], expected, xml);
    }
  });

  for (const [name, xml] of [
    ['an amount', bundle('a', order()).replace('110.0</bundle_total_cost>', 'much</bundle_total_cost>')],
    ['a flag', bundle('a', order({ seats: seat('A1', '<is_restricted_view>maybe</is_restricted_view>') }))],
  ] as const) {
    it(`are refused, not guessed, where ${name} is invalid`, () => {
      assert.throws(() => info(xml), /expected/);
    });
  }
});

describe('the outcome of a purchase', () => {
  const result = (inside: string): string => `<purchase_reservation_result>${inside}</purchase_reservation_result>`;
  const trolley = (outcome: string, ...bundles: string[]): string =>
    result(`<trolley><purchase_result>${outcome}</purchase_result>${bundles.join('')}</trolley>`);
  const bought = (isBought: boolean): string =>
    `<purchase_result><success>${isBought ? 'yes' : 'no'}</success></purchase_result>`;

  for (const [name, xml, expected] of [
    ['trouble behind the core', '<script_error><error_code>3</error_code></script_error>', 'unknown'],
    ['a caller that is refused', '<script_error><error_code>2</error_code></script_error>', 'invalid defect 2'],
    ['time that ran out', result('<fail_code>1101</fail_code>'), 'expired 1101'],
    ['a country', result('<fail_code>1106</fail_code>'), 'invalid correct-details 1106'],
    ['a code that nobody listed', result('<fail_code>4711</fail_code>'), 'invalid defect 4711'],
    ['a code that is no number', result('<fail_code>x</fail_code>'), 'invalid defect 0'],
    [
      'a fail code beside a trolley: it comes first',
      result(`<trolley>${bundle('a', order(), bought(true))}</trolley><fail_code>1107</fail_code>`),
      'invalid correct-details 1107',
    ],
    ['a bank', result('<purchase_fail_code>2</purchase_fail_code>'), 'failed payment-refused 2'],
    ['nothing', result(''), 'unknown'],
    [
      'success',
      trolley('<success>yes</success><is_partial>no</is_partial>', bundle('a', order(), bought(true))),
      'purchased',
    ],
    [
      'a part, said by the whole',
      trolley('<success>yes</success><is_partial>yes</is_partial>', bundle('a', order(), bought(true))),
      'partial',
    ],
    [
      'a part, said by a supplier',
      trolley('<success>yes</success>', bundle('a', order(), bought(true)), bundle('b', order(), bought(false))),
      'partial',
    ],
    ['no supplier', trolley('<success>no</success>', bundle('a', order(), bought(false))), 'failed supplier-refused'],
  ] as const) {
    it(`is read of ${name}`, () => {
      const found = resultOf(readXml(xml, XMLDOM), HANDLE, new Map());
      const { kind, failureClass, code } = { failureClass: undefined, code: undefined, ...found };
      assert.equal([kind, failureClass, code].filter((part) => part !== undefined).join(' '), expected);
    });
  }

  it('has the bank’s failed checks', () => {
    const xml = result('<purchase_fail_code>2</purchase_fail_code><failed_cv_two>yes</failed_cv_two>');
    const found = resultOf(readXml(xml, XMLDOM), HANDLE, new Map());
    assert.equal(found.kind, 'failed');
    assert.deepEqual(found.checks, { failedCvTwo: true, failedAvs: false, failed3dSecure: false });
  });

  it('is unknown where the status has to be asked', () => {
    const found = resultOf(readXml(result(''), XMLDOM), HANDLE, new Map());
    assert.equal(found.kind, 'unknown');
    assert.equal(found.error.code, createError('outcome-unknown', '').code);
  });
});

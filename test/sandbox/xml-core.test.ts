/** The XML core: from an F13 trolley with a crypto block to a purchase, and every code on the way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CUSTOMER_ELEMENTS } from '../support/customers.js';
import { openBox, type TestBox, type Values } from './helper.js';

/** The core takes the ISO code of a country too. */
const CUSTOMER = { ...CUSTOMER_ELEMENTS, country_code: 'GB', email_address: 'zoe@example.org' };
const VISA = { card_number: '4111111111111111', expiry_date: '0931', cv_two: '123' };

const elements = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

/** Text of the first element of this name. */
const valueOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

async function core(
  box: TestBox,
  method: string,
  values: Record<string, string>,
  { user = 'demo', origin = 'https://box.example', headers = {} } = {},
): Promise<string> {
  const body = `<?xml version="1.0"?><${method}><user_id>${user}</user_id>${elements(values)}</${method}>`;
  const url = `${origin}/tickets/xml_core.exe`;
  const response = await box.sandbox.handle(
    new Request(url, { method: 'POST', body, headers: { 'content-type': 'text/xml', ...headers } }),
  );
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/xml/);
  return response.text();
}

const CAT: Values = { perf_id: '7AB-D', ticket_type_code: 'STALLS', price_band_code: 'A/pool', no_of_seats: 2 };

async function hold(
  box: TestBox,
  order: Values = CAT,
  user = 'demo',
): Promise<{ block: string; id: string; xml: string; session: string }> {
  const { body } = await box.get('trolley', { ...order, add_crypto_block: '' }, { user });
  const session = body.crypto_block ?? '';
  const xml = await core(
    box,
    'make_reservation',
    { crypto_block: session, trolley_token: body.trolley_token, describe_trolley: '' },
    { user },
  );
  return { block: valueOf(xml, 'crypto_block') ?? '', id: valueOf(xml, 'transaction_id') ?? '', xml, session };
}

type Fields = Record<string, string>;
const purchaseFields = (block: string, customer?: Fields, card?: Fields): Fields => ({
  crypto_block: block,
  ...(customer && { customer_data: elements(customer) }),
  ...(card && { card_data: elements(card) }),
});

describe('on credit', () => {
  it('reserves, buys once, and can be looked up', async () => {
    const box = openBox();
    const { block, id, xml } = await hold(box);
    assert.equal(valueOf(xml, 'minutes_left_on_reserve'), '15.000');
    assert.equal(valueOf(xml, 'need_payment_card'), 'no');
    assert.match(id, /^U000-/);
    const info = await core(box, 'transaction_info', { user_passwd: 'demopass', transaction_id: id });
    assert.equal(valueOf(info, 'transaction_status'), 'reserved');
    const bought = await core(
      box,
      'purchase_reservation',
      purchaseFields(block, { ...CUSTOMER, world_can_use_data: '' }),
    );
    assert.match(
      bought,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<purchase_reservation_result><subdomain_user_is_bad>no</,
    );
    assert.equal(valueOf(bought, 'success'), 'yes');
    assert.equal(valueOf(bought, 'bundle_total_cost'), '110.0');
    assert.equal(valueOf(bought, 'price_band_code'), 'A');
    assert.equal(valueOf(bought, 'last_name'), "O'Hara &amp; Lund");
    assert.deepEqual([valueOf(bought, 'country_code'), valueOf(bought, 'dp_user')], ['uk', 'yes']);
    assert.match(valueOf(bought, 'page_url') ?? '', /^\/tickets\/web_self_print\.buy\/demo\?crypto_block=/);
    assert.equal(valueOf(bought, 'crypto_block'), undefined);
    const again = await core(box, 'purchase_reservation', purchaseFields(block, CUSTOMER));
    assert.equal(valueOf(again, 'purchase_fail_code'), '4');
    assert.equal(valueOf(await core(box, 'release_reservation', { crypto_block: block }), 'released_ok'), 'yes');
    const { body } = await box.get('trans_id_status', { transaction_id: id });
    assert.equal(body.transaction_status, 'purchased');
  });

  it('reports bad customer data and keeps the reservation', async () => {
    const box = openBox();
    const { block } = await hold(box);
    const code = async (customer?: Fields, card?: Fields): Promise<string | undefined> =>
      valueOf(await core(box, 'purchase_reservation', purchaseFields(block, customer, card)), 'fail_code');
    assert.equal(await code(), '1102');
    assert.equal(await code(CUSTOMER, VISA), '1104');
    assert.equal(await code({ ...CUSTOMER, country_code: '' }), '1105');
    assert.equal(await code({ ...CUSTOMER, country_code: 'foobar' }), '1106');
    assert.equal(await code({ ...CUSTOMER, email_address: 'zoe@' }), '1107');
    for (const name of ['first_name', 'last_name', 'address_line_one', 'town', 'work_phone', 'home_phone']) {
      assert.equal(await code({ ...CUSTOMER, [name]: ' ' }), '1108', name);
    }
    const odd = await core(box, 'purchase_reservation', { ...purchaseFields(block, CUSTOMER), mime_text_type: 'pdf' });
    assert.equal(valueOf(odd, 'fail_code'), '2');
    assert.equal(await code(CUSTOMER), undefined);
  });

  it('limits countries to those the tickets can be sent to', async () => {
    const box = openBox();
    const perf = await box.firstPerformance('6IF');
    const order = {
      perf_id: perf,
      ticket_type_code: 'CIRCLE',
      price_band_code: 'A/pool',
      no_of_seats: 1,
      ext_test0_send_code: 'POST',
    };
    const { block } = await hold(box, order);
    const abroad = await core(box, 'purchase_reservation', purchaseFields(block, { ...CUSTOMER, country_code: 'fr' }));
    assert.equal(valueOf(abroad, 'fail_code'), '1106');
  });

  it('ends with 1101 after the hold, 5 after a failure, 6 when the supplier refuses', async () => {
    const box = openBox();
    const late = await hold(box);
    box.wait(15);
    const expired = await core(box, 'purchase_reservation', purchaseFields(late.block, CUSTOMER));
    assert.equal(valueOf(expired, 'fail_code'), '1101');
    const perf = await box.performanceOn('6IE', 5);
    const swans = await hold(box, {
      perf_id: perf,
      ticket_type_code: 'STALLS',
      price_band_code: 'A/pool',
      no_of_seats: 1,
    });
    const buy = () =>
      core(
        box,
        'purchase_reservation',
        purchaseFields(swans.block, { ...CUSTOMER, address_line_two: 'fail part one' }),
      );
    assert.equal(valueOf(await buy(), 'purchase_fail_code'), '6');
    assert.equal(valueOf(await buy(), 'purchase_fail_code'), '5');
    const broken = await hold(box);
    const trouble = await core(box, 'purchase_reservation', purchaseFields(broken.block, CUSTOMER), {
      headers: { 'x-sandbox-fault': 'backend_is_broken' },
    });
    assert.equal(valueOf(trouble, 'purchase_fail_code'), '7');
  });
});

describe('blocks', () => {
  it('work only at their own step and for their own user', async () => {
    const box = openBox();
    const { block, session } = await hold(box);
    assert.equal(valueOf(await core(box, 'purchase_reservation', purchaseFields(session, CUSTOMER)), 'fail_code'), '1');
    assert.equal(valueOf(await core(box, 'release_reservation', { crypto_block: session }), 'fail_code'), '1');
    assert.equal(
      valueOf(await core(box, 'make_reservation', { crypto_block: block, trolley_token: '' }), 'fail_code'),
      '1',
    );
    const stolen = await core(box, 'purchase_reservation', purchaseFields(block, CUSTOMER), {
      user: 'demo-creditcard',
    });
    assert.match(stolen, /<script_error><error_code>2</);
    assert.match(await core(box, 'purchase_reservation', purchaseFields('k5--nonsense---Z')), /<script_error>/);
    assert.match(await core(box, 'no_such_call', {}), /<script_error><error_code>7</);
  });

  it('tells a reserved trolley from one that can be reserved', async () => {
    const box = openBox();
    const { block, xml, session } = await hold(box);
    const token = valueOf(xml, 'trolley_token') ?? '';
    const again = () => core(box, 'make_reservation', { crypto_block: session, trolley_token: token });
    assert.equal(valueOf(await again(), 'fail_code'), '904');
    await core(box, 'purchase_reservation', purchaseFields(block, CUSTOMER));
    assert.equal(valueOf(await again(), 'fail_code'), '903');
  });

  it('refuses documents with a DTD and unbalanced ones', async () => {
    const box = openBox();
    for (const body of ['<!DOCTYPE a><start_session/>', '<start_session>', '<a></b>', 'text']) {
      const response = await box.sandbox.handle(
        new Request('https://box.example/cgi-bin/xml_core.exe', { method: 'POST', body }),
      );
      assert.match(await response.text(), /<script_error>/);
    }
  });
});

describe('with a card', () => {
  const user = 'demo-creditcard';

  it('checks it field by field', async () => {
    const box = openBox();
    const { block } = await hold(box, CAT, user);
    const code = async (card?: Fields, origin = 'https://box.example'): Promise<string | undefined> =>
      valueOf(
        await core(box, 'purchase_reservation', purchaseFields(block, CUSTOMER, card), { user, origin }),
        'fail_code',
      );
    const without = (name: keyof typeof VISA): Fields =>
      Object.fromEntries(Object.entries(VISA).filter(([key]) => key !== name));
    assert.equal(await code(), '1103');
    assert.equal(await code(VISA, 'http://box.example'), '1125');
    assert.notEqual(await code({ ...VISA, card_number: '' }, 'http://box.localhost'), '1125');
    assert.equal(await code(without('card_number')), '1109');
    assert.equal(await code({ ...VISA, card_number: '9999999999999999' }), '1110');
    assert.equal(await code({ ...VISA, card_number: '6011111111111117' }), '1111');
    assert.equal(await code({ ...VISA, card_number: '4111111111111112' }), '1112');
    assert.equal(await code(without('expiry_date')), '1113');
    assert.equal(await code({ ...VISA, expiry_date: '0131' + '0' }), '1114');
    assert.equal(await code(without('cv_two')), '1115');
    assert.equal(await code({ ...VISA, cv_two: 'x' }), '1116');
    const solo = { ...VISA, card_number: '6767622222222222222', cv_two: '' };
    assert.equal(await code(solo), '1117');
    assert.equal(await code({ ...VISA, issue_number: '1' }), '1118');
    assert.equal(await code({ ...solo, issue_number: 'x' }), '1119');
    assert.equal(await code({ ...VISA, address_line_one: '1 Bank Road' }), '1121');
    assert.equal(await code({ ...solo, issue_number: '1' }), '1122');
    assert.equal(await code({ ...solo, issue_number: '1', start_date: '0131' }), '1123');
    assert.equal(await code(VISA), undefined);
  });

  it('fails for good by what the card says', async () => {
    const box = openBox();
    const expected = {
      '4000000000000002': '2',
      '4000000000000127': '2',
      '4100000000000019': '1',
      '4000000000000119': '3',
    };
    for (const [number, failCode] of Object.entries(expected)) {
      const { block } = await hold(box, { ...CAT, no_of_seats: 1 }, user);
      const xml = await core(
        box,
        'purchase_reservation',
        purchaseFields(block, CUSTOMER, { ...VISA, card_number: number }),
        { user },
      );
      assert.equal(valueOf(xml, 'purchase_fail_code'), failCode, number);
    }
  });
});

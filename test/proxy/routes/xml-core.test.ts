/** The XML route before the simulated core: what a page may ask, what it gets, and who pays. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProxy, type CreditPurchaseEnd, type LogEntry, type ProxyOptions } from '../../../src/proxy/proxy.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';

const ORIGIN = 'https://www.example.com';
const CUSTOMER = `<customer_data><first_name>Zoë</first_name><last_name>O'Hara &amp; Lund</last_name><address_line_one>Flat 2</address_line_one><town>Bristol</town><country_code>uk</country_code><work_phone>0117 496 0000</work_phone><home_phone>0117 496 0000</home_phone></customer_data>`;
const VISA =
  '<card_data><card_number>4111111111111111</card_number><expiry_date>0931</expiry_date><cv_two>123</cv_two></card_data>';

const valueOf = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

class Shop {
  readonly log: LogEntry[] = [];
  /** Bodies that reached the core. */
  readonly core: string[] = [];
  /** Answers in the core's place. */
  instead: (body: string, request: Request) => Response | Promise<Response> | undefined = () => undefined;
  readonly sandbox = createSandbox({ clock: () => Date.UTC(2027, 2, 3, 12) });
  readonly handle: (request: Request) => Promise<Response>;

  constructor(options: Partial<ProxyOptions> = {}) {
    this.handle = createProxy({
      ...{ upstream: 'https://api.test', user: 'demo', password: 'demopass', origins: [ORIGIN] },
      authorizePurchase: () => true,
      log: (entry) => this.log.push(entry),
      fetch: async (request) => {
        const body = await request.clone().text();
        if (request.url.includes('xml_core')) this.core.push(body);
        return (await this.instead(body, request)) ?? this.sandbox.handle(request);
      },
      ...options,
    });
  }

  async ask(body: string, { type = 'text/xml', host = 'https://tickets.example.com' } = {}): Promise<Response> {
    const headers = { Origin: ORIGIN, 'Content-Type': type, 'Accept-Language': 'en-GB' };
    return this.handle(new Request(`${host}/f13/xml_core`, { method: 'POST', headers, body }));
  }

  async told(body: string): Promise<string> {
    const response = await this.ask(body);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/xml/);
    return text;
  }

  async refused(body: string, rules = {}): Promise<{ status: number; code: number; words: string }> {
    const response = await this.ask(body, rules);
    const { error_code, error_desc } = (await response.json()) as { error_code: number; error_desc: string };
    return { status: response.status, code: error_code, words: error_desc };
  }

  async token(): Promise<string> {
    const shows = await this.handle(new Request('https://tickets.example.com/f13/performances.v1?event_id=7AB'));
    const { results } = (await shows.json()) as { results: { performance: { perf_id: string }[] } };
    const query = `perf_id=${results.performance[0]?.perf_id}&ticket_type_code=STALLS&price_band_code=A/pool&no_of_seats=2`;
    const response = await this.handle(new Request(`https://tickets.example.com/f13/trolley.v1?${query}`));
    return ((await response.json()) as { trolley_token: string }).trolley_token;
  }

  async hold(): Promise<{ handle: string; xml: string }> {
    const xml = await this.told(
      `<make_reservation><trolley_token>${await this.token()}</trolley_token></make_reservation>`,
    );
    return { handle: valueOf(xml, 'handle'), xml };
  }
}

const buying = (handle: string, more = '', customer = CUSTOMER): string =>
  `<purchase_reservation><handle>${handle}</handle>${more}${customer}</purchase_reservation>`;

/** What must not reach a page, by any call. */
const SECRETS =
  /crypto_block|trolley_token|user_id|demopass|_commission|<customer>|fraud|_desc>Authentic|fail_desc|error_desc|web_self_print|failure_reason|semi_credit|_user>/;

describe('the way to the XML core', () => {
  it('reserves, looks up, buys and releases, and tells the page no secret', async () => {
    const shop = new Shop();
    const { handle, xml } = await shop.hold();
    assert.match(handle, /^U000-[\w-]+\.[\w-]+$/);
    const info = await shop.told(`<transaction_info><handle>${handle}</handle></transaction_info>`);
    assert.equal(valueOf(info, 'transaction_status'), 'reserved');
    const bought = await shop.told(buying(handle));
    assert.equal(valueOf(bought, 'success'), 'yes');
    const released = await shop.told(`<release_reservation><handle>${handle}</handle></release_reservation>`);
    assert.equal(valueOf(released, 'released_ok'), 'yes');
    for (const answer of [xml, info, bought, released]) assert.doesNotMatch(answer, SECRETS);
  });

  it('sends the core the account, the block and the connection of its own knowledge', async () => {
    const shop = new Shop({ clientAddress: () => '192.0.2.7' });
    const { handle } = await shop.hold();
    await shop.told(buying(handle, '<send_confirmation_email>no</send_confirmation_email>'));
    const [made = '', , bought = ''] = shop.core;
    assert.match(made, /^<make_reservation><user_id>demo<\/user_id><crypto_block>k5--/);
    for (const body of [made, bought]) {
      assert.match(body, /<self_print_mode>html<\/self_print_mode>/);
      assert.match(body, /<remote_ip>192\.0\.2\.7<\/remote_ip><remote_site>www\.example\.com<\/remote_site>/);
      assert.doesNotMatch(body, /handle|payment_reference/);
    }
    // A flag is true by being there, whatever a page writes into it.
    assert.match(bought, /<send_confirmation_email\/>/);
    assert.match(bought, /<last_name>O'Hara &amp; Lund<\/last_name>/);
  });

  it('carries the chosen delivery into the reservation', async () => {
    const shop = new Shop();
    const token = await shop.token();
    const method = (code: string): string =>
      `<send_method><source_code>ext_test0</source_code><send_code>${code}</send_code></send_method>`;
    const asked: string[] = [];
    shop.instead = (_, request) => void asked.push(request.url);
    await shop.told(`<make_reservation><trolley_token>${token}</trolley_token>${method('COBO')}</make_reservation>`);
    assert.ok(asked.some((url) => url.includes('trolley.v1') && url.includes('ext_test0_send_code=COBO')));
    const odd = '<make_reservation><send_method><source_code>a&amp;b=c</source_code></send_method></make_reservation>';
    assert.equal((await shop.refused(odd)).code, 9003);
  });

  for (const [name, body, code] of [
    ['another call', '<trolley_describe><trolley_token>x</trolley_token></trolley_describe>', 9003],
    ['a name that objects have', '<constructor/>', 9003],
    ['an account', '<release_reservation><user_id>rich</user_id></release_reservation>', 9003],
    ['a crypto block', '<release_reservation><crypto_block>k5--x</crypto_block></release_reservation>', 9003],
    ['a password', '<transaction_info><user_passwd>x</user_passwd></transaction_info>', 9003],
    [
      'the id of a transaction',
      '<transaction_info><transaction_id>U000-0000-0000-LDNX</transaction_id></transaction_info>',
      9003,
    ],
    ['a customer’s element that is none', buying('x', '', '<customer_data><sub_id>x</sub_id></customer_data>'), 9003],
    ['elements in a text', buying('x', '', '<customer_data><town><user_id>x</user_id></town></customer_data>'), 9003],
    ['an element twice', buying('x', '<handle>y</handle>'), 9003],
    ['a very long text', buying('x', '', `<customer_data><town>${'x'.repeat(501)}</town></customer_data>`), 9004],
    ['a DTD', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><release_reservation/>', 9003],
    ['no XML', 'handle=1', 9003],
    [
      'a handle that no proxy has made',
      '<release_reservation><handle>U000-0001-AAAA-LDNX.abcdefghijklmnopqrstuvwxyz</handle></release_reservation>',
      9003,
    ],
    ['no handle', '<release_reservation/>', 9003],
  ] as const) {
    it(`refuses ${name}, and sends the core nothing`, async () => {
      const shop = new Shop();
      assert.equal((await shop.refused(body)).code, code);
      assert.deepEqual(shop.core, []);
    });
  }

  it('refuses other types of bodies, methods and sites', async () => {
    const shop = new Shop();
    assert.equal((await shop.refused('<release_reservation/>', { type: 'application/json' })).code, 9006);
    const get = await shop.handle(new Request('https://tickets.example.com/f13/xml_core'));
    assert.equal(get.status, 405);
    const foreign = {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Content-Type': 'text/xml' },
      body: '',
    };
    assert.equal((await shop.handle(new Request('https://tickets.example.com/f13/xml_core', foreign))).status, 403);
  });

  it('refuses a core that is not https at the start', () => {
    assert.throws(() => new Shop({ xmlCore: 'http://core.example/xml_core.exe' }), /xmlCore is not https/);
    for (const host of ['127.0.0.1', 'localhost', 'core.localhost']) {
      assert.doesNotThrow(() => new Shop({ xmlCore: `http://${host}:8080/xml_core.exe` }));
    }
  });
});

describe('handles', () => {
  const released = (handle: string): string => `<release_reservation><handle>${handle}</handle></release_reservation>`;

  it('are good for their own reservation alone, and cannot be made or changed', async () => {
    const shop = new Shop();
    const [first, second] = [await shop.hold(), await shop.hold()];
    const [id = '', sealed = ''] = first.handle.split('.');
    const [otherId = ''] = second.handle.split('.');
    const flipped = sealed.slice(0, 20) + (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21);
    for (const forged of [`${otherId}.${sealed}`, `${id}.${flipped}`, sealed, `${id}.`, id]) {
      assert.equal((await shop.refused(released(forged))).code, 9003, forged);
    }
    const another = new Shop();
    assert.equal((await another.refused(released(first.handle))).code, 9003);
  });

  it('open for no other purpose', async () => {
    const key = 'k'.repeat(32);
    const shop = new Shop({ callbackKey: key });
    const [, sealed = ''] = (await shop.hold()).handle.split('.');
    for (const route of ['callback', 'voucher']) {
      const response = await shop.handle(new Request(`https://tickets.example.com/f13/${route}/${sealed}`));
      assert.equal(response.status, 410, route);
      assert.equal(response.headers.get('Location'), null);
    }
  });

  it('outlive the process where there is a key', async () => {
    const options = { callbackKey: 'k'.repeat(32) };
    const shop = new Shop(options);
    const { handle } = await shop.hold();
    const again = createProxy({
      ...{ upstream: 'https://api.test', user: 'demo', password: 'demopass', origins: [ORIGIN], ...options },
      fetch: (request) => shop.sandbox.handle(request),
    });
    const init = { method: 'POST', headers: { 'Content-Type': 'text/xml' }, body: released(handle) };
    assert.equal((await again(new Request('https://tickets.example.com/f13/xml_core', init))).status, 200);
  });
});

describe('buying on credit through the XML core', () => {
  it('is refused without a hook, and where it says no', async () => {
    for (const authorizePurchase of [undefined, () => false, () => undefined as never]) {
      const shop = new Shop({ authorizePurchase });
      const { handle } = await shop.hold();
      assert.deepEqual((({ status, code }) => [status, code])(await shop.refused(buying(handle))), [403, 9020]);
      assert.ok(shop.core.every((body) => !body.startsWith('<purchase_reservation>')));
    }
  });

  it('asks with the core’s totals, the reference and the handle', async () => {
    const asked: unknown[] = [];
    const shop = new Shop({
      authorizePurchase: ({ totals, bundles, paymentReference, transactionUuid }) => {
        asked.push({ totals, bundles, paymentReference, transactionUuid });
        return true;
      },
    });
    const { handle } = await shop.hold();
    await shop.told(buying(handle, '<payment_reference>pay_1</payment_reference>'));
    const total = { currencyCode: 'gbp', minor: 11_000 };
    assert.deepEqual(asked, [
      {
        transactionUuid: handle,
        totals: [total],
        bundles: [{ sourceCode: 'ext_test1', sourceName: 'External Test Backend 1', total }],
        paymentReference: 'pay_1',
      },
    ]);
  });

  it('adds nothing across currencies', async () => {
    const asked: unknown[] = [];
    const shop = new Shop({
      authorizePurchase: ({ totals }) => {
        asked.push(...totals);
        return true;
      },
    });
    const bundle = (source: string, cost: string, code: string, places: string): string =>
      `<bundle><bundle_source_code>${source}</bundle_source_code><bundle_total_cost>${cost}</bundle_total_cost><currency><currency_code>${code}</currency_code><currency_places>${places}</currency_places></currency></bundle>`;
    const { handle } = await shop.hold();
    shop.instead = (body) =>
      body.startsWith('<transaction_info>')
        ? new Response(
            `<transaction_info_result><transaction_status>reserved</transaction_status><trolley>${bundle('a', '1.15', 'gbp', '2')}${bundle('b', '7400', 'jpy', '0')}${bundle('c', '0.10', 'gbp', '2')}</trolley></transaction_info_result>`,
          )
        : undefined;
    await shop.told(buying(handle));
    assert.deepEqual(asked, [
      { currencyCode: 'gbp', minor: 125 },
      { currencyCode: 'jpy', minor: 7400 },
    ]);
  });

  it('does not guess what a purchase costs', async () => {
    const shop = new Shop();
    const { handle } = await shop.hold();
    for (const trolley of [
      '',
      '<trolley/>',
      '<trolley><bundle><bundle_total_cost>about 5</bundle_total_cost></bundle></trolley>',
    ]) {
      shop.instead = (body) =>
        body.startsWith('<transaction_info>')
          ? new Response(
              `<transaction_info_result><transaction_status>reserved</transaction_status>${trolley}</transaction_info_result>`,
            )
          : undefined;
      assert.equal((await shop.refused(buying(handle))).code, 9012);
    }
  });
});

describe('one purchase a reservation', () => {
  it('is sent once for two that ask, and not again afterwards', async () => {
    const shop = new Shop();
    const { handle } = await shop.hold();
    const answers = await Promise.all([shop.told(buying(handle)), shop.told(buying(handle))]);
    assert.equal(answers[0], answers[1]);
    assert.deepEqual((({ status, code }) => [status, code])(await shop.refused(buying(handle))), [409, 9023]);
    assert.equal(shop.core.filter((body) => body.startsWith('<purchase_reservation>')).length, 1);
  });

  it('refuses another one while one is under way', async () => {
    const shop = new Shop();
    const { handle } = await shop.hold();
    const responses = await Promise.all([
      shop.ask(buying(handle)),
      shop.ask(buying(handle, '<payment_reference>2</payment_reference>')),
    ]);
    // Either may be the first: Web Crypto opens the two handles on threads of its own.
    const [bought, refused] = responses.sort((one, other) => one.status - other.status);
    assert.equal(bought?.status, 200);
    assert.equal(((await refused?.json()) as { error_code: number }).error_code, 9022);
    assert.equal(shop.core.filter((body) => body.startsWith('<purchase_reservation>')).length, 1);
  });

  const answers: Readonly<Record<string, () => Response | Promise<Response>>> = {
    nothing: () => Promise.reject(new TypeError('fetch failed')),
    'status 500': () => new Response('<script_error/>', { status: 500 }),
    'a page': () => new Response('<html><body>Sorry</body>'),
    'trouble behind the core': () => new Response('<script_error><error_code>5</error_code></script_error>'),
    'no trolley': () => new Response('<purchase_reservation_result/>'),
  };
  for (const [name, reply] of Object.entries(answers)) {
    it(`leaves open what was bought where the core answers ${name}, and sends nothing for a while`, async () => {
      const shop = new Shop();
      const { handle } = await shop.hold();
      let purchases = 0;
      shop.instead = (body) => {
        if (!body.startsWith('<purchase_reservation>')) return undefined;
        purchases += 1;
        return reply();
      };
      assert.equal((await shop.refused(buying(handle))).code, 9014);
      assert.equal((await shop.refused(buying(handle))).code, 9014);
      assert.equal(purchases, 1);
    });
  }
});

describe('what a customer sent', () => {
  const ECHO = 'Zoë O&apos;Hara of Bristol, 0117 496 0000';
  const told = 'Zoë of Bristol, 0117 496 0000, pay_secret';
  for (const [name, break_] of [
    [
      'the words of a failure',
      (shop: Shop) => {
        shop.instead = (body) =>
          body.startsWith('<purchase_reservation>')
            ? new Response(
                `<purchase_reservation_result><fail_code>1108</fail_code><fail_desc>${ECHO}</fail_desc></purchase_reservation_result>`,
              )
            : undefined;
      },
    ],
    [
      'a call that cannot be made',
      (shop: Shop) => {
        shop.instead = (body) => {
          if (body.startsWith('<purchase_reservation>')) throw new TypeError(`cannot send ${told}`);
          return undefined;
        };
      },
    ],
  ] as const) {
    it(`is kept out of the log, whatever repeats it: ${name}`, async () => {
      const shop = new Shop();
      const { handle } = await shop.hold();
      break_(shop);
      const answer = await (await shop.ask(buying(handle, '<payment_reference>pay_secret</payment_reference>'))).text();
      const log = JSON.stringify(shop.log.at(-1));
      assert.match(log, /\[removed\]/);
      for (const text of [log, answer]) assert.doesNotMatch(text, /Zoë|Bristol|496 0000|pay_secret/);
    });
  }

  it('is kept out of it where a hook repeats it', async () => {
    for (const hook of ['authorizePurchase', 'purchaseEnded'] as const) {
      const shop = new Shop({
        [hook]: () => {
          throw new Error(`no such payment: ${told}`);
        },
      });
      const { handle } = await shop.hold();
      await shop.ask(buying(handle, '<payment_reference>pay_secret</payment_reference>'));
      const log = JSON.stringify(shop.log.at(-1));
      assert.match(log, /no such payment: \[removed\]/, hook);
      assert.doesNotMatch(log, /Zoë|Bristol|496 0000|pay_secret/);
    }
  });
});

describe('the end of a purchase on credit', () => {
  const GBP = (minor: number) => ({ currencyCode: 'gbp', minor });
  const result = (inside: string): string => `<purchase_reservation_result>${inside}</purchase_reservation_result>`;
  const trolley = (success: string): string =>
    result(
      `<trolley><purchase_result><success>${success}</success></purchase_result><bundle><bundle_source_code>ext_test1</bundle_source_code><purchase_result><success>${success}</success></purchase_result></bundle></trolley>`,
    );
  for (const [name, reply, expected] of [
    ['bought', trolley('yes'), ['bought', [GBP(11_000)], []]],
    ['not sold by anybody', trolley('no'), ['failed', [], [GBP(11_000)]]],
    ['refused by the bank', result('<purchase_fail_code>2</purchase_fail_code>'), ['failed', [], [GBP(11_000)]]],
    ['past its time', result('<fail_code>1101</fail_code>'), ['failed', [], [GBP(11_000)]]],
    ['bought before', result('<purchase_fail_code>4</purchase_fail_code>'), ['unknown', [], []]],
    ['broken', result('<purchase_fail_code>7</purchase_fail_code>'), ['unknown', [], []]],
    ['lost', 'Internal server error', ['unknown', [], []]],
    ['refused for its data, and still held', result('<fail_code>1107</fail_code>'), undefined],
    ['refused for the account', '<script_error><error_code>2</error_code></script_error>', undefined],
  ] as const) {
    it(`is told to the partner: ${name}`, async () => {
      const ends: CreditPurchaseEnd[] = [];
      const shop = new Shop({ purchaseEnded: (end) => void ends.push(end) });
      const { handle } = await shop.hold();
      shop.instead = (body) => (body.startsWith('<purchase_reservation>') ? new Response(reply) : undefined);
      await shop.ask(buying(handle, '<payment_reference>pay_1</payment_reference>'));
      assert.deepEqual(
        ends.map(({ outcome, invoiced, dueBack }) => [outcome, invoiced, dueBack]),
        expected ? [expected] : [],
      );
      for (const end of ends) assert.deepEqual([end.transactionUuid, end.paymentReference], [handle, 'pay_1']);
    });
  }
});

describe('cards', () => {
  it('go to the core over encrypted connections alone', async () => {
    const shop = new Shop({ user: 'demo-creditcard' });
    const { handle } = await shop.hold();
    const open = await shop.ask(buying(handle, VISA), { host: 'http://tickets.example.com' });
    assert.equal(valueOf(await open.text(), 'fail_code'), '1125');
    assert.ok(shop.core.every((body) => !body.includes('4111')));
    assert.equal(valueOf(await shop.told(buying(handle, VISA)), 'success'), 'yes');
    assert.ok(shop.log.every((entry) => !JSON.stringify(entry).includes('4111')));
  });

  it('need no hook, since nothing is on credit', async () => {
    const shop = new Shop({ user: 'demo-creditcard', authorizePurchase: undefined });
    assert.equal(valueOf(await shop.told(buying((await shop.hold()).handle, VISA)), 'success'), 'yes');
  });

  it('that a fraud rule stops are told without a reason, which the log has', async () => {
    const shop = new Shop({ user: 'demo-creditcard' });
    const { handle } = await shop.hold();
    const answer = await shop.told(buying(handle, VISA.replace('4111111111111111', '4100000000000019')));
    assert.equal(valueOf(answer, 'purchase_fail_code'), '0');
    assert.match(shop.log.at(-1)?.problem ?? '', /purchase_fail_code 1,/);
  });
});

describe('vouchers of the XML core', () => {
  it('are fetched by the proxy and shown as pages that can do nothing', async () => {
    const shop = new Shop();
    const bought = await shop.told(buying((await shop.hold()).handle));
    const address = valueOf(bought, 'page_url');
    assert.match(address, /^https:\/\/tickets\.example\.com\/f13\/voucher\/[\w-]+$/);
    const page = await shop.handle(new Request(address));
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, /Reference: PURCHASE-/);
    assert.match(html, /<base href="https:\/\/api\.test\/tickets\/web_self_print\.buy\/demo">/);
    assert.doesNotMatch(html, /crypto_block/);
    const policy = page.headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^sandbox; default-src 'none'; /);
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
  });

  const pages: Readonly<Record<string, () => Response>> = {
    'leads to another host': () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } }),
    'is no HTML': () => new Response('%PDF', { headers: { 'Content-Type': 'application/pdf' } }),
    'is too large': () => new Response('x'.repeat(2_000_001), { headers: { 'Content-Type': 'text/html' } }),
    'is not there': () => new Response('', { status: 404, headers: { 'Content-Type': 'text/html' } }),
    'goes round in circles': () => new Response(null, { status: 302, headers: { Location: '/tickets/again' } }),
  };
  for (const [name, reply] of Object.entries(pages)) {
    it(`are not shown where the page ${name}`, async () => {
      const shop = new Shop();
      const address = valueOf(await shop.told(buying((await shop.hold()).handle)), 'page_url');
      shop.instead = (_, request) => (request.url.includes('/tickets/') ? reply() : undefined);
      const page = await shop.handle(new Request(address));
      assert.equal(page.status, 502);
      assert.match(await page.text(), /cannot be shown right now/);
    });
  }

  it('have no address on another host, and none that the core did not give', async () => {
    const shop = new Shop();
    const { handle } = await shop.hold();
    shop.instead = async (body, request) =>
      body.startsWith('<purchase_reservation>')
        ? new Response(
            (await (await shop.sandbox.handle(request)).text()).replace(
              /<page_url>[^<]*/,
              '<page_url>https://evil.example/x',
            ),
          )
        : (undefined as never);
    assert.equal(valueOf(await shop.told(buying(handle)), 'page_url'), '');
    const made = await shop.handle(new Request('https://tickets.example.com/f13/voucher/abcdefghijklmnopqrstuvwx'));
    assert.equal(made.status, 410);
  });
});

/** A proxy with a simulated XML core behind it, called as a page calls it. For the tests of the XML route. */
import assert from 'node:assert/strict';
import { createProxy, type LogEntry, type ProxyOptions } from '../../../src/proxy/proxy.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { CUSTOMER_ELEMENTS } from '../../support/customers.js';
import { ORIGIN } from '../support.js';

const customerData = Object.entries(CUSTOMER_ELEMENTS)
  .map(([name, value]) => `<${name}>${value}</${name}>`)
  .join('');
const CUSTOMER = `<customer_data>${customerData}</customer_data>`;
export const VISA =
  '<card_data><card_number>4111111111111111</card_number><expiry_date>0931</expiry_date><cv_two>123</cv_two></card_data>';

export const valueOf = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

export class XmlProxy {
  readonly log: LogEntry[] = [];
  /** Bodies that reached the core, oldest first. */
  readonly core: string[] = [];
  /** Returns an answer in place of the core's, or undefined to let the core answer. */
  instead: (body: string, request: Request) => Response | Promise<Response> | undefined = () => undefined;
  readonly sandbox = createSandbox({ clock: () => Date.UTC(2027, 2, 3, 12) });
  readonly handle: (request: Request) => Promise<Response>;

  constructor(options: Partial<ProxyOptions> = {}) {
    this.handle = createProxy({
      upstream: 'https://api.test',
      user: 'demo',
      password: 'demopass',
      origins: [ORIGIN],
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

  async send(body: string, { type = 'text/xml', host = 'https://tickets.example.com' } = {}): Promise<Response> {
    const headers = { Origin: ORIGIN, 'Content-Type': type, 'Accept-Language': 'en-GB' };
    return this.handle(new Request(`${host}/f13/xml_core`, { method: 'POST', headers, body }));
  }

  /** The answer to a call that has to succeed. */
  async answerTo(body: string): Promise<string> {
    const response = await this.send(body);
    const text = await response.text();
    assert.equal(response.status, 200, text);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/xml/);
    return text;
  }

  /** The status and error code of a call that has to be refused. */
  async refusalOf(body: string, options = {}): Promise<{ status: number; code: number }> {
    const response = await this.send(body, options);
    const { error_code } = (await response.json()) as { error_code: number };
    return { status: response.status, code: error_code };
  }

  /** A trolley with two seats of 7AB. */
  async trolleyToken(): Promise<string> {
    const performances = await this.handle(new Request('https://tickets.example.com/f13/performances.v1?event_id=7AB'));
    const { results } = (await performances.json()) as { results: { performance: { perf_id: string }[] } };
    const query = `perf_id=${results.performance[0]?.perf_id}&ticket_type_code=STALLS&price_band_code=A/pool&no_of_seats=2`;
    const response = await this.handle(new Request(`https://tickets.example.com/f13/trolley.v1?${query}`));
    return ((await response.json()) as { trolley_token: string }).trolley_token;
  }

  async reserve(): Promise<{ handle: string; xml: string }> {
    const xml = await this.answerTo(
      `<make_reservation><trolley_token>${await this.trolleyToken()}</trolley_token></make_reservation>`,
    );
    return { handle: valueOf(xml, 'handle'), xml };
  }
}

export const purchaseOf = (handle: string, more = '', customer = CUSTOMER): string =>
  `<purchase_reservation><handle>${handle}</handle>${more}${customer}</purchase_reservation>`;

/** Matches what must not reach a page in any answer. */
export const SECRETS =
  /crypto_block|trolley_token|user_id|demopass|_commission|<customer>|fraud|_desc>Authentic|fail_desc|error_desc|web_self_print|failure_reason|semi_credit|_user>/;

/** The HTTP requests of the adapter. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { EMPTY_CUSTOMER } from '../../src/domain/customer/customer.js';
import { XMLDOM } from '../../src/proxy/xml/xmldom.js';
import { XmlCore } from '../../src/xml-core/index.js';

it('a call needs no CORS preflight: a page that is closed has no time for one', async () => {
  const sent: Request[] = [];
  const core = new XmlCore({
    endpoint: 'https://tickets.example.com/f13',
    language: 'en-GB',
    xml: XMLDOM,
    fetch: (input, init) => {
      sent.push(new Request(input, init));
      return Promise.resolve(
        new Response('<release_reservation_result><released_ok>yes</released_ok></release_reservation_result>'),
      );
    },
  });
  const query = { transactionUuid: 'U000-0000-AAAA-LDNX.c2VhbGVk' };
  assert.equal(await core.releaseReservation(query, { keepalive: true }), true);
  const [{ method, headers } = assert.fail()] = sent;
  assert.equal(method, 'POST');
  // What the Fetch standard lets through without asking (CORS-safelisted request headers).
  assert.match(headers.get('Content-Type') ?? '', /^text\/plain;/);
  const others = [...headers.keys()].filter((name) => !['accept', 'accept-language', 'content-type'].includes(name));
  assert.deepEqual(others, []);
});

it('a card is sent by https, or to this machine, and nowhere else', async () => {
  const buyAt = async (endpoint: string): Promise<number> => {
    let sent = 0;
    const fetch = (): Promise<Response> => {
      sent += 1;
      return Promise.resolve(
        new Response('<purchase_reservation_result><fail_code>1103</fail_code></purchase_reservation_result>'),
      );
    };
    await new XmlCore({ endpoint, xml: XMLDOM, fetch })
      .purchaseReservation({
        transactionUuid: 'U000-0000-AAAA-LDNX.c2VhbGVk',
        customer: EMPTY_CUSTOMER,
        card: { number: '4111111111111111', expiryDate: '1230', cvTwo: '123' },
      })
      .catch((error: unknown) => assert.match(String(error), /sent by https alone/));
    return sent;
  };
  for (const endpoint of [
    'https://tickets.example.com/f13',
    'http://localhost:5174/f13',
    'http://tickets.localhost:5174/f13',
    'http://127.0.0.1:5174/f13',
  ]) {
    assert.equal(await buyAt(endpoint), 1, endpoint);
  }
  for (const endpoint of ['http://tickets.example.com/f13', 'http://localhost.example.com/f13']) {
    assert.equal(await buyAt(endpoint), 0, endpoint);
  }
});

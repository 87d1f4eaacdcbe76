/** The HTTP requests of the adapter. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
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

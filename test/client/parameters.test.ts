/** The method, path and parameters of each request, as sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../../src/client/client.js';
import { REQUESTS } from './requests.js';
import { CUSTOMER } from '../support/customers.js';
import { failureOf, recordingClient, type Sent } from './support.js';

async function send(call: (client: Client) => Promise<unknown>): Promise<Sent> {
  const { client, sent } = recordingClient();
  // Most calls then fail, because they cannot read an empty answer. Only the request is tested here.
  await call(client).catch(() => undefined);
  assert.equal(sent.length, 1);
  return sent[0]!;
}

for (const [name, call, line, parameters] of REQUESTS) {
  test(name, async () => {
    const sent = await send(call);
    assert.equal(`${sent.method} ${sent.path}`, line);
    assert.deepEqual(sent.parameters, parameters);
  });
}

test('one of the two phone numbers is sent as `phone`, both under their own names', async () => {
  const phones = async (numbers: { phone?: string; workPhone?: string; homePhone?: string }) => {
    const customer = { ...CUSTOMER, phone: '', ...numbers };
    const { parameters } = await send((c) => c.makePurchase({ transactionUuid: 'u', customer }));
    return [parameters['phone'], parameters['work_phone'], parameters['home_phone']];
  };
  assert.deepEqual(await phones({ workPhone: '1' }), ['1', undefined, undefined]);
  assert.deepEqual(await phones({ homePhone: '2' }), ['2', undefined, undefined]);
  assert.deepEqual(await phones({ workPhone: '1', homePhone: '2' }), [undefined, '1', '2']);
  assert.deepEqual(await phones({ phone: '3', homePhone: '2' }), ['3', undefined, '2']);
});

test('the customer’s own agent reference is sent unless the page gives one', async () => {
  const customer = { ...CUSTOMER, agentReference: 'A1' };
  const { parameters } = await send((c) => c.makePurchase({ transactionUuid: 'u', customer }));
  assert.equal(parameters['agent_reference'], 'A1');
});

test('an empty list of events or performances sends nothing', async () => {
  const { client, sent } = recordingClient();
  assert.equal((await client.getEvents({ eventIds: [] })).size, 0);
  assert.equal((await client.getPerformances({ performanceIds: [] })).size, 0);
  assert.deepEqual(sent, []);
});

test('an invalid date and an invalid token are refused before anything is sent', async () => {
  const { client, sent } = recordingClient();
  await failureOf(client.listEvents({ from: '24/12/2026' }), 'bad-request');
  await failureOf(client.nextCallout({ thisToken: 'a/../b', nextToken: 'c', parameters: {} }), 'bad-request');
  await failureOf(client.nextCallout({ thisToken: 'a', nextToken: '', parameters: {} }), 'bad-request');
  assert.deepEqual(sent, []);
});

test('tracking and language go with every call, and those of the call take precedence', async () => {
  const { client, sent } = recordingClient({ trackingId: 'visit-1', language: 'en_GB' });
  await client.listEvents();
  await client.releaseReservation({ transactionUuid: 'u' }).catch(() => undefined);
  await client.listEvents({}, { trackingId: 'visit-2', language: 'nl' });
  assert.deepEqual(
    sent.map(({ parameters, headers }) => [parameters['tsw_session_track_id'], headers.get('Accept-Language')]),
    [
      ['visit-1', 'en-GB'],
      ['visit-1', 'en-GB'],
      ['visit-2', 'nl'],
    ],
  );
});

test('an invalid language tag is not sent', async () => {
  const { client, sent } = recordingClient({ language: 'english please' });
  await client.listEvents();
  assert.equal(sent[0]!.headers.get('Accept-Language'), null);
});

test('a page’s calls need no CORS preflight', async () => {
  const { client, sent } = recordingClient({ language: 'nl' });
  await client.getAvailability({ performanceId: '7AB-5' });
  await client.makeReservation({ token: 'T' });
  const safelisted = ['accept', 'accept-language', 'content-type'];
  for (const { headers } of sent) {
    assert.deepEqual(
      [...headers.keys()].filter((name) => !safelisted.includes(name)),
      [],
    );
  }
  assert.match(sent[1]!.headers.get('Content-Type') ?? '', /^application\/x-www-form-urlencoded/);
});

test('only the catalogue may come from a cache', async () => {
  const { client, sent } = recordingClient();
  await client.listEvents();
  await client.getAvailability({ performanceId: '7AB-5' });
  await client.getStatus({ transactionUuid: 'u' }).catch(() => undefined);
  assert.deepEqual(
    sent.map(({ request }) => request.cache),
    ['default', 'no-store', 'no-store'],
  );
});

test('a release may outlive the page, and a callback names the payment page', async () => {
  const { client, sent } = recordingClient();
  await client.releaseReservation({ transactionUuid: 'u' }, { keepalive: true }).catch(() => undefined);
  await client
    .nextCallout({ thisToken: 'a', nextToken: 'b', parameters: {}, referrer: 'https://pay.example.com/' })
    .catch(() => undefined);
  assert.equal(sent[0]!.request.keepalive, true);
  assert.equal(sent[1]!.headers.get('Referer'), 'https://pay.example.com/');
});

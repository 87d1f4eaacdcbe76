/** The client through the proxy, as a page has it: what a page may ask for passes, and refusals are understood. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../../src/client/client.js';
import { NotAllowedError } from '../../src/domain/error.js';
import { allOrders, type OrderRequest } from '../../src/domain/trolley/trolley.js';
import type { AuthorizePurchase } from '../../src/proxy/hooks.js';
import { ENDPOINTS, ENGINE_ROUTES } from '../../src/proxy/request/endpoints.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { REQUESTS } from '../client/requests.js';
import { CUSTOMER } from '../support/customers.js';
import { ENDPOINT, failureOf, recordingClient } from '../client/support.js';

const ORIGIN = 'https://www.example.com';

function pageClient(settings: { password?: string; authorizePurchase?: AuthorizePurchase } = {}): Client {
  const sandbox = createSandbox({ clock: () => Date.UTC(2026, 10, 23, 12) });
  const proxy = createProxy({
    upstream: 'https://api.example.com',
    user: 'demo',
    password: 'demopass',
    origins: [ORIGIN],
    fetch: (request) => sandbox.handle(request),
    ...settings,
  });
  return new Client({
    endpoint: ENDPOINT,
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set('Origin', ORIGIN);
      return proxy(request);
    },
  });
}

async function reserveOne(client: Client): Promise<string> {
  const { performances } = await client.listPerformances({ eventId: '7AB' });
  const order: OrderRequest = {
    performanceId: performances[0]!.id,
    ticketTypeCode: 'STALLS',
    priceBandCode: 'A/pool',
    quantity: 2,
  };
  const answer = await client.makeReservation({ order });
  assert.ok(answer.outcome === 'reserved');
  return answer.reservation.transactionUuid;
}

/** What only servers may ask for: other customers' data, what the partner earns, and a key to buy with. */
const REFUSED = new Set(['req_predicted_commission', 'add_customer', 'add_crypto_block']);
const FOR_SERVERS = new Set(['trans_id_status.v1', 'callback.v1', 'cancel.v1', 'test.v1']);

const isForPages = (line: string): boolean => !FOR_SERVERS.has(line.split(/[ /]/)[1]!);

for (const [name, call] of REQUESTS.filter(([, , line]) => isForPages(line))) {
  test(`the proxy lets through what the client sends: ${name}`, async () => {
    const { client, sent } = recordingClient({ trackingId: 'visit' });
    await call(client).catch(() => undefined);
    const [{ method, path, parameters }] = sent as [(typeof sent)[number]];
    const endpoint = ENDPOINTS.get(path) ?? ENGINE_ROUTES[path as keyof typeof ENGINE_ROUTES];
    assert.equal(method, endpoint.method);
    const refused = Object.keys(parameters).filter((parameter) => !endpoint.allows(parameter));
    assert.deepEqual(
      refused.filter((parameter) => !REFUSED.has(parameter)),
      [],
    );
  });
}

test('an on-credit purchase that nobody authorised is not allowed, and nothing was bought', async () => {
  const client = pageClient();
  const transactionUuid = await reserveOne(client);
  const error = await failureOf(client.makePurchase({ transactionUuid, customer: CUSTOMER }), 'not-authorised');
  assert.ok(error instanceof NotAllowedError);
  assert.equal(error.httpStatus, 403);
  assert.equal(error.retryable, false);
  assert.match(error.description, /authorizePurchase/);
  assert.equal((await client.getStatus({ transactionUuid })).status, 'reserved');
});

test('with the partner’s yes to the payment reference it goes through, without what the partner earns', async () => {
  const references: (string | undefined)[] = [];
  const client = pageClient({
    authorizePurchase: ({ paymentReference }) => {
      references.push(paymentReference);
      return true;
    },
  });
  const transactionUuid = await reserveOne(client);
  const answer = await client.makePurchase({ transactionUuid, customer: CUSTOMER, paymentReference: 'pay-1' });
  assert.ok(answer.outcome === 'status');
  assert.equal(answer.transaction.status, 'purchased');
  assert.deepEqual(references, ['pay-1']);
  assert.equal(allOrders(answer.transaction.trolley)[0]!.commission, undefined);
});

test('a proxy with wrong credentials is its operator’s to mend', async () => {
  const error = await failureOf(
    pageClient({ password: 'wrong' }).getStatus({ transactionUuid: 'no-such-one' }),
    'configuration',
  );
  assert.equal(error.retryable, false);
});

test('what a page may not ask for is refused by name', async () => {
  const client = pageClient();
  const error = await failureOf(client.listEvents({ predictedCommission: true }), 'bad-request');
  assert.match(error.description, /req_predicted_commission/);
  await failureOf(client.test(), 'not-found');
});

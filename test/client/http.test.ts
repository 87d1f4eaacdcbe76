/** Retries, timeouts and aborts, on a clock that the tests control. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { Client } from '../../src/client/client.js';
import { TIMEOUTS } from '../../src/client/http.js';
import { CUSTOMER } from '../support/customers.js';
import { ENDPOINT, failureOf } from './support.js';

const EVENTS = JSON.stringify({ results: { event: [{ event_id: '6IF' }] } });

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => mock.timers.reset());

/** Runs everything that is ready, without advancing the clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(milliseconds: number): Promise<void> {
  await settle();
  mock.timers.tick(milliseconds);
  await settle();
}

type Reply = (request: Request) => Promise<Response>;

/** Gives one reply after the other, and repeats the last one. */
function scripted(...replies: readonly Reply[]): { client: Client; count: () => number } {
  let calls = 0;
  const client = new Client({
    endpoint: ENDPOINT,
    fetch: (input, init) => {
      const reply = replies[Math.min(calls, replies.length - 1)]!;
      calls += 1;
      return reply(new Request(input, init));
    },
  });
  return { client, count: () => calls };
}

const ok: Reply = () => Promise.resolve(new Response(EVENTS));
const lost: Reply = () => Promise.reject(new TypeError('fetch failed'));
const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  () =>
    Promise.resolve(new Response('', { status: code, headers }));
/** Rejects when it is aborted, as a real `fetch` does. */
const hanging: Reply = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
/** Never settles, not even when it is aborted. */
const deaf: Reply = () => new Promise(() => undefined);

const WRITES: readonly [name: string, call: (client: Client) => Promise<unknown>][] = [
  ['reserve', (client) => client.makeReservation({ token: 'T' })],
  ['release', (client) => client.releaseReservation({ transactionUuid: 'u' })],
  ['purchase', (client) => client.makePurchase({ transactionUuid: 'u', customer: CUSTOMER })],
  ['callback', (client) => client.nextCallout({ thisToken: 'a', nextToken: 'b', parameters: {} })],
  ['cancel', (client) => client.cancelPurchase({ transactionUuid: 'u' })],
];

const PASSING: readonly [name: string, reply: Reply][] = [
  ['a lost connection', lost],
  ...[429, 502, 503, 504].map((code) => [`a ${code}`, status(code)] as [string, Reply]),
];

for (const [failure, first] of PASSING) {
  test(`a read is retried after ${failure}`, async () => {
    const { client, count } = scripted(first, ok);
    const call = client.listEvents();
    await pass(400);
    assert.equal((await call).events[0]?.id, '6IF');
    assert.equal(count(), 2);
  });
}

test('a read is sent three times at most, with growing waits', async () => {
  const { client, count } = scripted(status(502));
  const call = failureOf(client.listEvents(), 'upstream');
  await settle();
  assert.equal(count(), 1);
  await pass(199);
  assert.equal(count(), 1);
  await pass(201);
  assert.equal(count(), 2);
  await pass(399);
  assert.equal(count(), 2);
  await pass(401);
  assert.equal(count(), 3);
  await pass(20_000);
  assert.equal((await call).httpStatus, 502);
  assert.equal(count(), 3);
});

for (const code of [400, 401, 403, 404, 408, 410, 413, 460, 500]) {
  test(`a read that failed with ${code} is not retried`, async () => {
    const { client, count } = scripted(status(code), ok);
    const call = failureOf(client.listEvents());
    await pass(20_000);
    assert.equal((await call).httpStatus, code);
    assert.equal(count(), 1);
  });
}

for (const [name, call] of WRITES) {
  for (const [failure, reply] of PASSING) {
    test(`a ${name} is never retried after ${failure}`, async () => {
      const { client, count } = scripted(reply, ok);
      const failed = failureOf(call(client));
      await pass(60_000);
      await failed;
      assert.equal(count(), 1);
    });
  }
}

for (const [random, wait] of [
  [0, 200],
  [0.5, 300],
] as const) {
  test(`waits vary, so that many pages do not retry at once: ${wait} ms`, async (context) => {
    context.mock.method(Math, 'random', () => random);
    const { client, count } = scripted(status(503), ok);
    const call = client.listEvents();
    await pass(wait - 1);
    assert.equal(count(), 1);
    await pass(1);
    await call;
    assert.equal(count(), 2);
  });
}

test('a rate limit that lasts longer than a customer waits is retried sooner', async () => {
  const { client, count } = scripted(status(429, { 'RateLimit-Reset': '3600' }), ok);
  const call = client.listEvents();
  await pass(9999);
  assert.equal(count(), 1);
  await pass(1);
  assert.equal((await call).events.length, 1);
});

test('the wait that a server asks for is respected', async () => {
  const { client, count } = scripted(status(429, { 'Retry-After': '5' }), ok);
  const call = client.listEvents();
  await pass(4999);
  assert.equal(count(), 1);
  await pass(1);
  assert.equal((await call).events.length, 1);
});

test('a wait that is too long for a customer fails the call', async () => {
  const { client, count } = scripted(status(503, { 'Retry-After': '60' }), ok);
  const call = failureOf(client.listEvents(), 'upstream');
  await pass(0);
  assert.equal((await call).retryAfter, 60_000);
  assert.equal(count(), 1);
});

test('the timeouts are those of the documentation', () => {
  assert.deepEqual(TIMEOUTS, { read: 30_000, reserve: 90_000, purchase: 300_000 });
});

const LIMITS: readonly [name: string, call: (client: Client) => Promise<unknown>, milliseconds: number][] = [
  ['read', (client) => client.listEvents(), 30_000],
  ['status', (client) => client.getStatus({ transactionUuid: 'u' }), 30_000],
  ['reserve', (client) => client.makeReservation({ token: 'T' }), 90_000],
  ['release', (client) => client.releaseReservation({ transactionUuid: 'u' }), 90_000],
  ['purchase', (client) => client.makePurchase({ transactionUuid: 'u', customer: CUSTOMER }), 300_000],
  ['callback', (client) => client.nextCallout({ thisToken: 'a', nextToken: 'b', parameters: {} }), 300_000],
];

for (const [name, call, milliseconds] of LIMITS) {
  for (const [kind, reply] of [
    ['a network that stops', hanging],
    ['a fetch that does not listen', deaf],
  ] as const) {
    test(`a ${name} times out after ${milliseconds / 1000} seconds, with ${kind}`, async () => {
      const { client, count } = scripted(reply);
      let over = false;
      const failed = failureOf(call(client), 'timeout').finally(() => (over = true));
      await pass(milliseconds - 1);
      assert.equal(over, false);
      await pass(1);
      const error = await failed;
      assert.equal(error.retryable, true);
      assert.equal(count(), 1);
    });
  }
}

test('a body that never ends times out too', async () => {
  const endless: Reply = () =>
    Promise.resolve(new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })));
  const call = failureOf(scripted(endless).client.listEvents(), 'timeout');
  await pass(30_000);
  await call;
});

test('retries and waits share one timeout', async () => {
  const { client, count } = scripted(
    status(503, { 'Retry-After': '10' }),
    status(503, { 'Retry-After': '10' }),
    hanging,
  );
  const call = failureOf(client.listEvents(), 'timeout');
  await pass(10_000);
  await pass(10_000);
  assert.equal(count(), 3);
  await pass(10_000);
  await call;
});

for (const [kind, reply] of [
  ['a fetch that listens', hanging],
  ['one that does not', deaf],
] as const) {
  test(`an abort ends a call at once, with ${kind}`, async () => {
    const { client } = scripted(reply);
    const controller = new AbortController();
    const call = failureOf(client.listEvents({}, { signal: controller.signal }), 'aborted');
    await settle();
    const reason = new Error('left the page');
    controller.abort(reason);
    const error = await call;
    assert.equal(error.cause, reason);
    assert.equal(error.retryable, false);
  });
}

test('an abort between two tries ends the call', async () => {
  const { client, count } = scripted(status(502), ok);
  const controller = new AbortController();
  const call = failureOf(client.listEvents({}, { signal: controller.signal }), 'aborted');
  await settle();
  controller.abort();
  await call;
  await pass(10_000);
  assert.equal(count(), 1);
});

test('nothing is sent when the signal is already aborted', async () => {
  const { client, count } = scripted(ok);
  await failureOf(client.makeReservation({ token: 'T' }, { signal: AbortSignal.abort() }), 'aborted');
  assert.equal(count(), 0);
});

test('a finished call leaves no listener on its signal', async () => {
  const { client } = scripted(ok);
  let listeners = 0;
  const signal = new Proxy(new AbortController().signal, {
    get(target, key) {
      if (key === 'addEventListener') listeners += 1;
      if (key === 'removeEventListener') listeners -= 1;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  await client.listEvents({}, { signal });
  assert.equal(listeners, 0);
});

test('a finished call leaves no timer, which would keep a server running', async () => {
  mock.timers.reset();
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  const { client } = scripted(ok);
  await client.listEvents();
  await failureOf(scripted(status(400)).client.listEvents());
  assert.equal(timers(), before);
});

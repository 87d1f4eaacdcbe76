/** The options that a client accepts, and the messages about those that it refuses. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Client } from '../../src/client/client.js';
import { ConfigurationError } from '../../src/domain/error.js';
import { ENDPOINT, recordingClient } from './support.js';

afterEach(() => Reflect.deleteProperty(globalThis, 'document'));

function inPage(baseURI = 'https://www.example.com/shows/'): void {
  Object.assign(globalThis, { document: { baseURI } });
}

const make = (endpoint: string): Client => new Client({ endpoint });

test('only the slashes at the end of an endpoint are removed', () => {
  assert.equal(make('https://tickets.example.com/f13/').endpoint, ENDPOINT);
  assert.equal(make('http://localhost:5173/f13').endpoint, 'http://localhost:5173/f13');
  assert.equal(make('https://tickets.example.com').endpoint, 'https://tickets.example.com');
});

test('in a page an endpoint may be relative to it', () => {
  assert.throws(() => make('/f13'), ConfigurationError);
  inPage();
  assert.equal(make('/f13').endpoint, 'https://www.example.com/f13');
});

const BAD: readonly [endpoint: string, message: RegExp][] = [
  ['', /endpoint is missing.*Set it to the base URL/],
  ['  ', /is missing/],
  ['tickets', /"tickets" is not a URL/],
  ['ftp://tickets.example.com', /is not a web address/],
  ['javascript:alert(1)', /is not a web address/],
  ['sandbox:', /simulated box office/],
  ['https://tickets.example.com/f13?user=demo', /has a query/],
  ['https://tickets.example.com/f13#x', /has a query or fragment/],
];

for (const [endpoint, message] of BAD) {
  test(`the endpoint "${endpoint}" is refused with a reason`, () => {
    assert.throws(
      () => make(endpoint),
      (error) => error instanceof ConfigurationError && error.code === 'configuration' && message.test(error.message),
    );
  });
}

test('credentials in an endpoint are refused, and are not in the message', () => {
  assert.throws(
    () => make('https://demo:demopass@tickets.example.com/f13'),
    (error: Error) => /holds credentials/.test(error.message) && !error.message.includes('demopass'),
  );
});

test('a server’s credentials are sent as UTF-8', async () => {
  const { client, sent } = recordingClient({ auth: { user: 'demo', password: 'pässword' } });
  await client.listEvents();
  const encoded = sent[0]!.headers.get('Authorization')?.replace(/^Basic /, '') ?? '';
  assert.equal(Buffer.from(encoded, 'base64').toString('utf8'), 'demo:pässword');
});

test('credentials are refused in a page', () => {
  inPage();
  assert.throws(
    () => new Client({ endpoint: ENDPOINT, auth: { user: 'demo', password: 'demopass' } }),
    (error: Error) => error instanceof ConfigurationError && !error.message.includes('demopass'),
  );
});

test('by default a client uses the platform’s `fetch` at the time of the call', async (context) => {
  const client = make(ENDPOINT);
  const replaced = context.mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('{}')));
  await client.listEvents();
  assert.equal(replaced.mock.callCount(), 1);
});

test('the entry point exports the client and has no side effects', async () => {
  const before = Object.keys(globalThis);
  const entry = await import('../../src/client/index.js');
  assert.equal(entry.Client, Client);
  assert.equal(entry.ConfigurationError, ConfigurationError);
  assert.deepEqual(Object.keys(globalThis), before);
});

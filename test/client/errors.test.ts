/** Every way in which a call can fail, and the error that the caller gets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../../src/client/client.js';
import {
  AbortedError,
  ApiError,
  BadResponseError,
  ConfigurationError,
  type ErrorCode,
  GoneError,
  InvalidDetailsError,
  NetworkError,
  NotAllowedError,
  TswError,
  UnavailableError,
} from '../../src/domain/error.js';
import { PROXY_ERRORS } from '../../src/proxy/errors.js';
import { CUSTOMER } from '../support/customers.js';
import { clientOf, ENDPOINT, failureOf } from './support.js';

/** A purchase is never retried, so each answer is the only one. */
const purchase = (client: Client): Promise<unknown> =>
  client.makePurchase({ transactionUuid: 'u', customer: CUSTOMER });

const error = (code: number, description: string, key?: string): unknown => ({
  error_code: code,
  error_desc: description,
  ...(key !== undefined && { error_key: key }),
});

interface Expected {
  readonly code: ErrorCode;
  readonly type: typeof TswError;
  readonly retryable?: boolean;
  readonly field?: string;
  readonly apiKey?: string;
}

const CASES: readonly [name: string, status: number, body: unknown, expected: Expected][] = [
  ['400', 400, error(8, 'Bad data supplied'), { code: 'bad-request', type: ApiError }],
  ['401', 401, error(3, 'User authorisation failure'), { code: 'unauthorised', type: NotAllowedError }],
  [
    '401 in the documentation’s words',
    401,
    error(3, 'User authentication failure'),
    { code: 'unauthorised', type: NotAllowedError },
  ],
  ['401 without a body', 401, '', { code: 'unauthorised', type: NotAllowedError }],
  ['403', 403, error(8, 'Not you'), { code: 'forbidden', type: NotAllowedError }],
  ['bad channel', 400, error(2, 'Bad channel'), { code: 'forbidden', type: NotAllowedError }],
  ['forbidden network', 400, error(5, 'Forbidden network'), { code: 'forbidden', type: NotAllowedError }],
  ['membership', 400, error(7, 'Membership'), { code: 'unauthorised', type: NotAllowedError }],
  ['404', 404, error(8, 'No such endpoint'), { code: 'not-found', type: ApiError }],
  ['405', 405, error(8, 'Use POST'), { code: 'wrong-method', type: ApiError }],
  ['410', 410, error(8, 'Bad data supplied'), { code: 'gone', type: GoneError }],
  ['429', 429, '', { code: 'too-many-requests', type: UnavailableError, retryable: true }],
  ['460', 460, error(8, 'Refused'), { code: 'rejected', type: ApiError }],
  ['a status of no meaning', 418, '', { code: 'bad-request', type: ApiError }],
  ['500', 500, '', { code: 'server', type: UnavailableError, retryable: true }],
  [
    '500 without a backend',
    500,
    error(4, 'No connection'),
    { code: 'upstream', type: UnavailableError, retryable: true },
  ],
  [
    '500 without a database',
    500,
    error(6, 'No connection'),
    { code: 'upstream', type: UnavailableError, retryable: true },
  ],
  ['502', 502, '<html>Bad gateway</html>', { code: 'upstream', type: UnavailableError, retryable: true }],
  ['503', 503, '', { code: 'upstream', type: UnavailableError, retryable: true }],
  ['504', 504, '', { code: 'upstream', type: UnavailableError, retryable: true }],
  [
    'email',
    400,
    error(2000, 'Invalid email', 'addr_missing_at'),
    { code: 'invalid-email', type: InvalidDetailsError, field: 'email', apiKey: 'addr_missing_at' },
  ],
  ...(
    [
      [3000, 'number'],
      [3001, 'number'],
      [3002, 'number'],
      [3003, 'expiryDate'],
      [3004, 'cvTwo'],
      [3005, 'issueNumber'],
      [3006, 'issueNumber'],
      [3007, 'startDate'],
      [3008, 'startDate'],
    ] as const
  ).map(
    ([code, field]) =>
      [
        `card ${code}`,
        460,
        error(code, 'Card'),
        { code: 'invalid-card', type: InvalidDetailsError, field },
      ] satisfies (typeof CASES)[number],
  ),
  [
    'country',
    460,
    error(8, "Country code 'foobar' in customer data is invalid"),
    { code: 'rejected', type: ApiError, field: 'countryCode' },
  ],
  ['an error inside a 200', 200, error(8, 'Bad data supplied'), { code: 'bad-request', type: ApiError }],
  [
    'no credentials inside a 200',
    200,
    error(3, 'User authorisation failure'),
    { code: 'unauthorised', type: NotAllowedError },
  ],
  ['text for JSON', 200, '<html>hello</html>', { code: 'bad-response', type: BadResponseError }],
  ['nothing', 200, '', { code: 'bad-response', type: BadResponseError }],
  ['a list', 200, [], { code: 'bad-response', type: BadResponseError }],
  ['another shape', 200, { trolley_contents: 7 }, { code: 'bad-response', type: BadResponseError }],
  [
    'proxy: nobody authorised it',
    403,
    error(PROXY_ERRORS.notAuthorised, 'No'),
    { code: 'not-authorised', type: NotAllowedError },
  ],
  [
    'proxy: its own credentials',
    502,
    error(PROXY_ERRORS.configuration, 'No'),
    { code: 'configuration', type: ConfigurationError },
  ],
  [
    'proxy: outcome unknown',
    504,
    error(PROXY_ERRORS.outcomeUnknown, 'Lost'),
    { code: 'outcome-unknown', type: ApiError },
  ],
  [
    'proxy: under way',
    409,
    error(PROXY_ERRORS.purchaseUnderWay, 'Wait'),
    { code: 'purchase-under-way', type: ApiError },
  ],
  ['proxy: not reserved', 409, error(PROXY_ERRORS.notReserved, 'Gone'), { code: 'not-reserved', type: ApiError }],
  [
    'proxy: its hook broke',
    500,
    error(PROXY_ERRORS.hookFailed, 'Hook'),
    { code: 'server', type: UnavailableError, retryable: true },
  ],
  [
    'proxy: unreachable',
    502,
    error(PROXY_ERRORS.unreachable, 'Down'),
    { code: 'upstream', type: UnavailableError, retryable: true },
  ],
  ['proxy: foreign page', 403, error(PROXY_ERRORS.foreignOrigin, 'Who'), { code: 'forbidden', type: NotAllowedError }],
  ['proxy: parameter', 400, error(PROXY_ERRORS.badParameter, 'What'), { code: 'bad-request', type: ApiError }],
];

for (const [name, status, body, expected] of CASES) {
  test(`${name}: ${expected.code}`, async () => {
    const found = await failureOf(purchase(clientOf(body, { status, headers: { 'X-Request-Id': 'req-1' } })));
    assert.equal(found.code, expected.code);
    assert.ok(found instanceof expected.type);
    assert.ok(found instanceof TswError && found instanceof Error);
    assert.equal(found.retryable, expected.retryable ?? false);
    assert.equal(found.httpStatus, status);
    assert.equal(found.requestId, 'req-1');
    assert.equal(found.field, expected.field);
    assert.equal(found.apiKey, expected.apiKey);
    const { error_code: apiCode, error_desc: description } = (
      typeof body === 'object' && !Array.isArray(body) ? body : {}
    ) as { error_code?: number; error_desc?: string };
    assert.equal(found.apiCode, apiCode);
    if (description !== undefined) assert.equal(found.description, description);
    assert.ok(found.message.length > 0);
  });
}

test('each class has a name of its own, for logs', () => {
  const types = [
    [TswError, 'TswError'],
    [ApiError, 'ApiError'],
    [NetworkError, 'NetworkError'],
    [AbortedError, 'AbortedError'],
    [BadResponseError, 'BadResponseError'],
    [ConfigurationError, 'ConfigurationError'],
    [GoneError, 'GoneError'],
    [InvalidDetailsError, 'InvalidDetailsError'],
    [NotAllowedError, 'NotAllowedError'],
    [UnavailableError, 'UnavailableError'],
  ] as const;
  for (const [Type, name] of types) assert.equal(new Type('server', 'words').name, name);
});

test('the error has the wait that the server asks for, in milliseconds', async () => {
  const after = async (value: string) =>
    (await failureOf(purchase(clientOf('', { status: 429, headers: { 'Retry-After': value } })))).retryAfter;
  assert.equal(await after('120'), 120_000);
  assert.equal(await after('soon'), undefined);
  const inAMinute = await after(new Date(Date.now() + 60_000).toUTCString());
  assert.ok(inAMinute !== undefined && inAMinute > 57_000 && inAMinute <= 60_000);
  assert.equal(await after('Wed, 21 Oct 2015 07:28:00 GMT'), 0);
});

test('the error of an unreadable answer names the path and the transaction', async () => {
  const answer = {
    transaction_status: 'reserved',
    trolley_contents: {
      transaction_uuid: 'held-1',
      bundle: [{ bundle_source_code: 'ext_test0', currency_code: 'gbp', order: [{ item_number: 'one' }] }],
    },
  };
  const found = await failureOf(clientOf(answer).makeReservation({ token: 'T' }), 'bad-response');
  assert.match(found.message, /^trolley_contents\.bundle\[0\]\.order\[0\]\.\w+: expected /);
  assert.equal(found.transactionUuid, 'held-1');
});

test('the message of an unreadable answer contains none of its values', async () => {
  const answer = { transaction_status: 'purchased', customer: { first_name: { secret: 'Ada Lovelace' } } };
  const found = await failureOf(clientOf(answer).getStatus({ transactionUuid: 'u' }), 'bad-response');
  assert.equal(found.message, 'customer.first_name: expected text, found an object');
});

test('a network failure keeps its cause', async () => {
  const cause = new TypeError('fetch failed');
  const client = new Client({ endpoint: ENDPOINT, fetch: () => Promise.reject(cause) });
  const found = await failureOf(purchase(client), 'network');
  assert.ok(found instanceof NetworkError);
  assert.equal(found.cause, cause);
  assert.equal(found.retryable, true);
  assert.equal(found.httpStatus, undefined);
});

/**
 * The customer's data, asked of everybody who has a say in it: the rules that the form goes by, what the client and the
 * proxy make of it, and the simulated box office, whose own checks are written from the documentation and share
 * nothing with the rules. Where the form lets something through the box office takes it; where the form refuses, the
 * box office refuses the same field. The exceptions are `Strictness`, and each is shown to be one.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Client } from '../../src/client/client.js';
import type { Customer, CustomerField } from '../../src/domain/customer.js';
import {
  completeCustomer,
  CUSTOMER_TEXT_FIELDS,
  customerNeeds,
  type CustomerNeeds,
  type CustomerProblem,
  MAX_FIELD_LENGTH,
  startingCustomer,
  type Strictness,
  validateCustomer,
} from '../../src/domain/customer-rules.js';
import { isTswError, type TswError } from '../../src/domain/error.js';
import type { Reservation } from '../../src/domain/transaction.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { type AccountRules, createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { randomAccount, randomCustomer } from '../support/random-customers.js';
import { ENDPOINT } from './support.js';

const NOW = Date.UTC(2027, 2, 3, 12);
const ORIGIN = 'https://www.example.com';
const RUNS = Number(process.env['TSW_RUNS'] ?? 500);
const SEED = process.env['TSW_RUNS'] ? Date.now() % 2 ** 31 : 11;

/** Orders whose deliveries differ: everywhere, by post everywhere, by post to two countries, and both at once. */
const TROLLEYS = [
  [{ event: '7AB', source: 'ext_test1', send: 'VOUCH' }],
  [{ event: '7AA', source: 'ext_test0', send: 'POST' }],
  [{ event: '6IF', source: 'ext_test0', send: 'POST' }],
  [
    { event: '7AB', source: 'ext_test1', send: 'VOUCH' },
    { event: '6IF', source: 'ext_test0', send: 'POST' },
  ],
] as const;

type Trolley = (typeof TROLLEYS)[number];

interface Office {
  readonly sandbox: Sandbox;
  /** As a page has it, through the proxy; or past it. */
  clientOf(isProxied: boolean): Client;
}

function openOffice(accountRules: AccountRules): Office {
  const sandbox = createSandbox({ clock: () => NOW, seed: 1, accountRules });
  const proxy = createProxy({
    ...{ upstream: 'https://api.example.com', user: 'demo', password: 'demopass', origins: [ORIGIN] },
    fetch: (request) => sandbox.handle(request),
    authorizePurchase: () => true,
  });
  return {
    sandbox,
    clientOf: (isProxied) =>
      new Client({
        endpoint: ENDPOINT,
        fetch: (input, init) => {
          const request = new Request(input, init);
          const [name, value] = isProxied ? (['Origin', ORIGIN] as const) : AUTHORIZATION;
          request.headers.set(name, value);
          return isProxied ? proxy(request) : sandbox.handle(request);
        },
      }),
  };
}

const AUTHORIZATION = ['Authorization', `Basic ${btoa('demo:demopass')}`] as const;

/** A token is its content, so any box office takes it. */
async function fill(trolley: Trolley): Promise<{ token: string; sendCodes: Record<string, string> }> {
  const client = openOffice({}).clientOf(false);
  const sendCodes = Object.fromEntries(trolley.map(({ source, send }) => [source, send]));
  let token = '';
  for (const { event } of trolley) {
    const { performances } = await client.listPerformances({ eventId: event });
    const order = { performanceId: performances[0]!.id, ticketTypeCode: 'STALLS', quantity: 2 };
    const answer = await client.getTrolley({ token, order: { ...order, priceBandCode: 'A/pool' }, sendCodes });
    token = answer.token ?? '';
  }
  return { token, sendCodes };
}

async function reserve(client: Client, trolley: Trolley): Promise<Reservation> {
  const answer = await client.makeReservation(await (FILLED.get(trolley) ?? assert.fail()));
  assert.equal(answer.outcome, 'reserved');
  return answer.reservation;
}

const FILLED = new Map(TROLLEYS.map((trolley) => [trolley, fill(trolley)]));

/** What of the customer data the box office found fault with; undefined when it was not that. */
function fieldsAtFault({ apiCode, description, field }: TswError): readonly string[] | undefined {
  if (apiCode === 2000) return ['email'];
  if (field === 'countryCode') return ['countryCode'];
  const [, names] = /^Bad data supplied: (.+) missing$/.exec(description) ?? [];
  return names?.split(', ').map((name) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
}

const isOurs = (problem: CustomerProblem): boolean => 'stricter' in problem;
const fieldsOf = (problems: readonly CustomerProblem[]): CustomerField[] => problems.map(({ field }) => field);
const isMissing = ({ problem }: CustomerProblem): boolean => problem === 'required' || problem === 'phone-required';

/** Syntax is all that a form can know. */
const hasNobodyThere = ({ email }: Customer): boolean => email.toLowerCase().endsWith('.invalid');

/** What the box office keeps, in our names. */
function kept(sandbox: Sandbox, transactionUuid: string): Record<string, unknown> {
  return sandbox.snapshot().transactions[transactionUuid]?.customer ?? {};
}

function expected(customer: Customer): Record<string, unknown> {
  const { phone, workPhone, homePhone } = customer;
  return {
    title: customer.title,
    first_name: customer.firstName,
    initials: customer.initials,
    last_name: customer.lastName,
    suffix: customer.suffix,
    addr_line_one: customer.addressLineOne,
    addr_line_two: customer.addressLineTwo,
    town: customer.town,
    county: customer.county,
    postcode: customer.postcode,
    country_code: customer.countryCode.toLowerCase().replace('gb', 'uk'),
    email_addr: customer.email,
    work_phone: workPhone || phone || homePhone,
    home_phone: homePhone || phone || workPhone,
    agent_ref: customer.agentReference,
    user_can_use_customer_data: customer.userMayUseData || customer.worldMayUseData,
    supplier_can_use_customer_data: customer.supplierMayUseData || customer.worldMayUseData,
    world_can_use_customer_data: customer.worldMayUseData,
  };
}

/** What the runs came to. */
const seen = { taken: 0, refused: 0, strict: new Set<Strictness>() };

const f13 = fc.asyncProperty(
  randomAccount,
  fc.constantFrom(...TROLLEYS),
  randomCustomer,
  fc.record({ isForm: fc.boolean(), isProxied: fc.boolean(), sendConfirmationEmail: fc.boolean() }),
  async (account, trolley, typed, { isForm, isProxied, sendConfirmationEmail }) => {
    const office = openOffice(account);
    const client = office.clientOf(isProxied);
    const reservation = await reserve(client, trolley);
    const { transactionUuid } = reservation;
    const needs: CustomerNeeds = customerNeeds(reservation, { api: 'f13', sendConfirmationEmail });
    const known = isForm ? startingCustomer(typed, {}, needs) : typed;
    const problems = validateCustomer(known, needs);
    const customer = completeCustomer(known, needs);

    const answer = await client.makePurchase({ transactionUuid, customer, sendConfirmationEmail }).catch((error) => {
      if (!isTswError(error)) throw error;
      return error;
    });

    if (isTswError(answer) && answer.apiCode === 9004) {
      const long = CUSTOMER_TEXT_FIELDS.filter((field) => customer[field].length > MAX_FIELD_LENGTH);
      assert.ok(isProxied && long.length > 0, answer.message);
      for (const field of long)
        assert.ok(fieldsOf(problems).includes(field), `${field} is too long for the proxy alone`);
      return;
    }
    const theirs = problems.filter((problem) => !isOurs(problem));
    if (isTswError(answer)) {
      const fields = fieldsAtFault(answer);
      assert.ok(fields, `not about the customer: ${answer.message}`);
      if (theirs.length === 0) {
        assert.ok(hasNobodyThere(customer), `the form is fine, the box office says: ${answer.message}`);
        assert.equal(answer.apiKey, 'addr_bad_email_domain');
        return;
      }
      const ours: readonly string[] = fieldsOf(theirs);
      for (const field of fields) assert.ok(ours.includes(field), `${field}, not ${ours.join(', ')}`);
      if (answer.description.endsWith('missing')) {
        const missing = fieldsOf(theirs.filter(isMissing)).filter((field) => field !== 'email');
        assert.deepEqual([...fields].sort(), [...missing].sort());
      }
      seen.refused += 1;
      return;
    }
    assert.deepEqual(theirs, [], 'the form refuses, the box office does not');
    for (const problem of problems) if ('stricter' in problem && problem.stricter) seen.strict.add(problem.stricter);
    seen.taken += 1;
    assert.equal(answer.outcome, 'status');
    const said = expected(customer);
    const echo = kept(office.sandbox, transactionUuid);
    assert.deepEqual(Object.fromEntries(Object.keys(said).map((name) => [name, echo[name]])), said);
  },
);

describe('form, client, proxy and box office', () => {
  it(`agree on ${RUNS} random customers`, async () => {
    const result = await fc.check(f13, { numRuns: RUNS, seed: SEED, includeErrorInReport: true });
    assert.ok(!result.failed, await fc.asyncDefaultReportMessage(result));
    assert.ok(Math.min(seen.taken, seen.refused) > RUNS / 5, JSON.stringify(seen));
    assert.deepEqual([...seen.strict].sort(), ['place-for-post', 'proxy-limit']);
  });
});

/**
 * Compares four judgements of a customer's data: the rules of the form, the client, the proxy and the simulated box
 * office, whose checks are written from the documentation and share no code with the rules. What the form accepts the box
 * office accepts; what the form refuses the box office refuses for the same field. The exceptions are `Strictness`, and
 * the test shows that each one occurs.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Client } from '../../src/client/client.js';
import type { Customer, CustomerField } from '../../src/domain/customer/customer.js';
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
} from '../../src/domain/customer/customer-rules.js';
import { isTswError, type TswError } from '../../src/domain/error.js';
import { type Reservation, type ReservationTerms, termsOf } from '../../src/domain/booking/transaction.js';
import { type PurchaseApi } from '../../src/domain/booking/reservation-handle.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { XMLDOM } from '../../src/proxy/xml/xmldom.js';
import { type AccountRules, createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { XmlSeller } from '../../src/xml-core/seller.js';
import { legal } from '../../src/xml-tree/tree.js';
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

interface Circumstances {
  /** Typed into the form, or handed over by a page. */
  readonly isForm: boolean;
  readonly isProxied: boolean;
  readonly sendConfirmationEmail: boolean;
}

interface Office {
  readonly sandbox: Sandbox;
  /** As a page has it, through the proxy; or past it. */
  clientOf(isProxied: boolean): Client;
  /** By the XML core, which a page reaches through the proxy alone. */
  readonly seller: XmlSeller;
  /** What it told of each reservation, which it does only once. */
  readonly told: Map<string, ReservationTerms>;
}

function openOffice(accountRules: AccountRules): Office {
  const told = new Map<string, ReservationTerms>();
  const sandbox = createSandbox({ clock: () => NOW, seed: 1, accountRules });
  const proxy = createProxy({
    ...{ upstream: 'https://api.example.com', user: 'demo', password: 'demopass', origins: [ORIGIN] },
    fetch: (request) => sandbox.handle(request),
    authorizePurchase: () => true,
  });
  const fetchOf =
    (isProxied: boolean): typeof fetch =>
    (input, init) => {
      const request = new Request(input, init);
      const [name, value] = isProxied ? (['Origin', ORIGIN] as const) : AUTHORIZATION;
      request.headers.set(name, value);
      return isProxied ? proxy(request) : sandbox.handle(request);
    };
  return {
    sandbox,
    clientOf: (isProxied) => new Client({ endpoint: ENDPOINT, fetch: fetchOf(isProxied) }),
    seller: new XmlSeller({ endpoint: ENDPOINT, fetch: fetchOf(true), xml: XMLDOM, recall: (uuid) => told.get(uuid) }),
    told,
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

type BoxOffice = Pick<Client, 'makeReservation' | 'makePurchase'>;

async function reserve(client: BoxOffice, trolley: Trolley): Promise<Reservation> {
  const answer = await client.makeReservation(await (FILLED.get(trolley) ?? assert.fail()));
  assert.equal(answer.outcome, 'reserved');
  return answer.reservation;
}

const FILLED = new Map(TROLLEYS.map((trolley) => [trolley, fill(trolley)]));

/** The fields that the box office refused; undefined for a refusal about something else. */
function fieldsAtFault({ apiCode, description, field }: TswError): readonly string[] | undefined {
  if (apiCode === 2000 || apiCode === 1107) return ['email'];
  if (apiCode === 1105 || apiCode === 1106) return ['countryCode'];
  // The core has one code for all missing fields; the adapter finds the field by the same rules.
  if (apiCode === 1108) return field === undefined ? undefined : [field];
  if (field === 'countryCode') return ['countryCode'];
  const [, names] = /^Bad data supplied: (.+) missing$/.exec(description) ?? [];
  return names?.split(', ').map((name) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
}

const isOurs = (problem: CustomerProblem): boolean => 'stricter' in problem;
const fieldsOf = (problems: readonly CustomerProblem[]): CustomerField[] => problems.map(({ field }) => field);
const isMissing = ({ problem }: CustomerProblem): boolean => problem === 'required' || problem === 'phone-required';

/** A form can check only the syntax. */
const hasNobodyThere = ({ email }: Customer): boolean => email.toLowerCase().endsWith('.invalid');

/** The only customer that the box office has stored. */
function kept(sandbox: Sandbox): Record<string, unknown> {
  return Object.values(sandbox.snapshot().transactions)[0]?.customer ?? {};
}

function expected(customer: Customer, api: PurchaseApi): Record<string, unknown> {
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
    email_addr: api === 'f13' ? customer.email : legal(customer.email),
    work_phone: workPhone || phone || homePhone,
    home_phone: homePhone || phone || workPhone,
    agent_ref: customer.agentReference,
    user_can_use_customer_data: customer.userMayUseData || customer.worldMayUseData,
    supplier_can_use_customer_data: customer.supplierMayUseData || customer.worldMayUseData,
    world_can_use_customer_data: customer.worldMayUseData,
  };
}

/** Counts of the outcomes. */
const seen = { taken: 0, refused: 0, strict: new Set<Strictness>() };

const agreement = fc.asyncProperty(
  fc.constantFrom<PurchaseApi>('f13', 'xml-core'),
  randomAccount,
  fc.constantFrom(...TROLLEYS),
  randomCustomer,
  fc.record({ isForm: fc.boolean(), isProxied: fc.boolean(), sendConfirmationEmail: fc.boolean() }),
  async (api, account, trolley, typed, { isForm, sendConfirmationEmail, ...more }) => {
    const office = openOffice(account);
    const isProxied = more.isProxied || api === 'xml-core';
    const client: BoxOffice = api === 'f13' ? office.clientOf(isProxied) : office.seller;
    const reservation = await reserve(client, trolley);
    const { transactionUuid } = reservation;
    office.told.set(transactionUuid, termsOf(reservation));
    const needs: CustomerNeeds = customerNeeds(reservation, { api, sendConfirmationEmail });
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
        assert.equal(answer.apiKey ?? answer.apiCode, api === 'f13' ? 'addr_bad_email_domain' : 1107);
        return;
      }
      const ours: readonly string[] = [...fieldsOf(theirs), ...(hasNobodyThere(customer) ? ['email'] : [])];
      for (const field of fields) assert.ok(ours.includes(field), `${field}, not ${ours.join(', ')}`);
      if (answer.description.endsWith('missing')) {
        const missing = fieldsOf(theirs.filter(isMissing)).filter((field) => field !== 'email');
        assert.deepEqual([...fields].sort(), [...missing].sort());
      }
      seen.refused += 1;
      return;
    }
    // The core does not get characters that XML cannot hold.
    const isOther = api === 'xml-core' && legal(customer.email) !== customer.email;
    const unknown = theirs.filter(({ problem }) => !(isOther && problem === 'invalid-email'));
    assert.deepEqual(unknown, [], 'the form refuses, the box office does not');
    for (const problem of problems) if ('stricter' in problem && problem.stricter) seen.strict.add(problem.stricter);
    seen.taken += 1;
    assert.equal(answer.outcome, 'status');
    const said = expected(customer, api);
    const echo = kept(office.sandbox);
    assert.deepEqual(Object.fromEntries(Object.keys(said).map((name) => [name, echo[name]])), said);
  },
);

const PLAIN: Required<AccountRules> = {
  ...{ needsEmail: false, needsAgentReference: false, canEditAddress: true },
  prefilled: { country_code: 'uk' },
};
const GOOD = { firstName: 'Ada', lastName: 'Tester', addressLineOne: '1 Butterwick', town: 'London', phone: '020 1' };

/** Exceptions that a small number of random runs may miss. */
const STRICT: [PurchaseApi, Required<AccountRules>, Trolley, Partial<Customer>, Circumstances][] = [
  [
    ...(['xml-core', PLAIN, TROLLEYS[0], { ...GOOD, countryCode: 'uk', email: '' }] as const),
    { isForm: true, isProxied: true, sendConfirmationEmail: true },
  ],
  [
    ...(['f13', PLAIN, TROLLEYS[0], { ...GOOD, countryCode: 'uk', county: 'x'.repeat(501) }] as const),
    { isForm: true, isProxied: false, sendConfirmationEmail: false },
  ],
];

describe('form, client, proxy and box office', () => {
  it(`agree on ${RUNS} random customers`, async () => {
    const result = await fc.check(agreement, {
      numRuns: RUNS,
      seed: SEED,
      examples: STRICT,
      includeErrorInReport: true,
    });
    assert.ok(!result.failed, await fc.asyncDefaultReportMessage(result));
    assert.ok(Math.min(seen.taken, seen.refused) > RUNS / 5, JSON.stringify(seen));
    assert.deepEqual([...seen.strict].sort(), ['address-for-confirmation', 'place-for-post', 'proxy-limit']);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Customer, EMPTY_CUSTOMER } from '../../../src/domain/customer/customer.js';
import {
  completeCustomer,
  CUSTOMER_TEXT_FIELDS,
  customerNeeds,
  type CustomerNeeds,
  type CustomerProblem,
  isRequired,
  MAX_FIELD_LENGTH,
  mayBeRefusedName,
  startingCustomer,
  validateCustomer,
  withImpliedPermissions,
} from '../../../src/domain/customer/customer-rules.js';
import type { Reservation } from '../../../src/domain/booking/transaction.js';
import { CUSTOMER, TestBoxOffice } from '../../support/box-office.js';

const NEEDS: CustomerNeeds = {
  api: 'f13',
  email: true,
  agentReference: false,
  isPosted: false,
  allowedCountries: { uk: 'United Kingdom', ie: 'Ireland', us: 'United States' },
  deliveryCountries: [],
  prefilled: {},
  locked: {},
};

interface Row {
  readonly title: string;
  readonly customer?: Partial<Customer>;
  readonly needs?: Partial<CustomerNeeds>;
  readonly problems: readonly CustomerProblem[];
}

const required = (field: keyof Customer): CustomerProblem => ({ field, problem: 'required' });

const ROWS: readonly Row[] = [
  { title: 'the documented minimum is enough', problems: [] },
  { title: 'a first name is needed', customer: { firstName: '' }, problems: [required('firstName')] },
  { title: 'a last name is needed', customer: { lastName: ' \t' }, problems: [required('lastName')] },
  { title: 'an address is needed', customer: { addressLineOne: '' }, problems: [required('addressLineOne')] },
  {
    title: 'F13 wants the first line itself',
    customer: { addressLineOne: '', addressLineTwo: '1 Butterwick' },
    problems: [required('addressLineOne')],
  },
  {
    title: 'the XML core takes either line',
    customer: { addressLineOne: '', addressLineTwo: '1 Butterwick' },
    needs: { api: 'xml-core' },
    problems: [],
  },
  {
    title: 'the XML core wants some line',
    customer: { addressLineOne: '' },
    needs: { api: 'xml-core' },
    problems: [required('addressLineOne')],
  },
  { title: 'F13 needs no town', customer: { town: '' }, problems: [] },
  {
    title: 'the XML core needs a town, and no county replaces it',
    customer: { town: '', county: 'Greater London' },
    needs: { api: 'xml-core' },
    problems: [required('town')],
  },
  {
    title: 'post needs a place, though no API asks for one',
    customer: { town: '', postcode: '' },
    needs: { isPosted: true },
    problems: [{ field: 'postcode', problem: 'required', stricter: 'place-for-post' }],
  },
  { title: 'post is content with a town', customer: { postcode: '' }, needs: { isPosted: true }, problems: [] },
  { title: 'post is content with a postcode', customer: { town: '' }, needs: { isPosted: true }, problems: [] },
  { title: 'collecting needs no place', customer: { town: '', postcode: '' }, problems: [] },
  { title: 'a country is needed', customer: { countryCode: '' }, problems: [required('countryCode')] },
  {
    title: 'the country must be one the reservation allows',
    customer: { countryCode: 'fr' },
    problems: [{ field: 'countryCode', problem: 'country-not-allowed' }],
  },
  {
    title: 'no list of countries is no limit',
    customer: { countryCode: 'fr' },
    needs: { allowedCountries: {} },
    problems: [],
  },
  {
    title: 'a name of Object.prototype is no country',
    customer: { countryCode: 'constructor' },
    problems: [{ field: 'countryCode', problem: 'country-not-allowed' }],
  },
  { title: 'the United Kingdom is known as GB too', customer: { countryCode: 'GB' }, problems: [] },
  {
    title: 'every chosen send method must go to the country',
    customer: { countryCode: 'us' },
    needs: { deliveryCountries: [{ uk: 'United Kingdom', us: 'United States' }, { uk: 'United Kingdom' }] },
    problems: [{ field: 'countryCode', problem: 'country-not-for-delivery' }],
  },
  {
    title: 'a country in all their lists is fine',
    needs: { deliveryCountries: [{ uk: 'United Kingdom', us: 'United States' }, { uk: 'United Kingdom' }] },
    problems: [],
  },
  { title: 'an email address is needed when asked for', customer: { email: '' }, problems: [required('email')] },
  { title: 'and only then', customer: { email: '' }, needs: { email: false }, problems: [] },
  {
    title: 'or when the box office is to mail the customer',
    customer: { email: '' },
    needs: { email: false, confirmation: true },
    problems: [required('email')],
  },
  {
    title: 'which the XML core would promise without one',
    customer: { email: '' },
    needs: { api: 'xml-core', email: false, confirmation: true },
    problems: [{ field: 'email', problem: 'required', stricter: 'address-for-confirmation' }],
  },
  {
    title: 'there it is the core’s own wish where the account has it',
    customer: { email: '' },
    needs: { api: 'xml-core', email: true, confirmation: true },
    problems: [required('email')],
  },
  {
    title: 'one that is given is checked, needed or not',
    customer: { email: 'ada@localhost' },
    needs: { email: false },
    problems: [{ field: 'email', problem: 'invalid-email', key: 'addr_needs_at_least_one_dot' }],
  },
  { title: 'spaces around an address are not its own', customer: { email: ' ada@example.com ' }, problems: [] },
  {
    title: 'a phone is needed',
    customer: { phone: '' },
    problems: [{ field: 'phone', problem: 'phone-required' }],
  },
  { title: 'work alone replaces it', customer: { phone: '', workPhone: '020' }, problems: [] },
  { title: 'home alone does', customer: { phone: '', homePhone: '021' }, problems: [] },
  {
    title: 'spaces do not',
    customer: { phone: '', workPhone: ' ', homePhone: '\t' },
    problems: [{ field: 'phone', problem: 'phone-required' }],
  },
  {
    title: 'an agent reference is needed when asked for',
    needs: { agentReference: true },
    problems: [required('agentReference')],
  },
  {
    title: 'one that is given is enough',
    customer: { agentReference: 'A1' },
    needs: { agentReference: true },
    problems: [],
  },
  {
    title: 'what no call could carry is too long',
    customer: { town: 'x'.repeat(MAX_FIELD_LENGTH + 1) },
    problems: [{ field: 'town', problem: 'too-long', limit: MAX_FIELD_LENGTH, stricter: 'proxy-limit' }],
  },
  { title: 'up to there it is not', customer: { town: 'x'.repeat(MAX_FIELD_LENGTH) }, problems: [] },
  {
    title: 'the account’s own value counts, whatever the form holds',
    customer: { email: '', countryCode: '' },
    needs: { locked: { email: 'office@example.com', countryCode: 'uk' } },
    problems: [],
  },
  {
    title: 'also where it spells the country otherwise',
    customer: { countryCode: '' },
    needs: { locked: { countryCode: 'GB' }, deliveryCountries: [{ uk: 'United Kingdom' }] },
    problems: [],
  },
  {
    title: 'what nobody can read is blank',
    customer: { firstName: '\u0000', lastName: '\ud800', addressLineOne: '\uffff\u0085' },
    problems: [required('firstName'), required('lastName'), required('addressLineOne')],
  },
  {
    title: 'a bad address that is too long too is a bad address',
    customer: { email: 'x'.repeat(MAX_FIELD_LENGTH + 1) },
    problems: [{ field: 'email', problem: 'invalid-email', key: 'addr_missing_at' }],
  },
];

describe('validateCustomer', () => {
  for (const { title, customer, needs, problems } of ROWS) {
    test(title, () =>
      assert.deepEqual(validateCustomer({ ...CUSTOMER, ...customer }, { ...NEEDS, ...needs }), problems),
    );
  }

  test('finds everything at once, in the order of the fields', () => {
    assert.deepEqual(
      validateCustomer({}, NEEDS).map(({ field }) => field),
      ['firstName', 'lastName', 'addressLineOne', 'countryCode', 'email', 'phone'],
    );
  });
});

const texts: fc.Arbitrary<Partial<Customer>> = fc.dictionary(
  fc.constantFrom(...CUSTOMER_TEXT_FIELDS),
  fc.oneof(fc.constantFrom('', ' ', 'uk', 'a@b.co', 'x'), fc.string()),
);
const customers: fc.Arbitrary<Customer> = fc
  .tuple(
    texts,
    fc.record({ supplierMayUseData: fc.boolean(), userMayUseData: fc.boolean(), worldMayUseData: fc.boolean() }),
  )
  .map(([text, permissions]) => ({ ...EMPTY_CUSTOMER, ...text, ...permissions }));
const allNeeds: fc.Arbitrary<CustomerNeeds> = fc.record({
  api: fc.constantFrom('f13' as const, 'xml-core' as const),
  email: fc.boolean(),
  confirmation: fc.boolean(),
  agentReference: fc.boolean(),
  isPosted: fc.boolean(),
  allowedCountries: fc.constantFrom({}, { uk: 'United Kingdom' }, NEEDS.allowedCountries),
  deliveryCountries: fc.constantFrom([], [{ uk: 'United Kingdom' }], [{ us: 'United States' }, { uk: 'UK' }]),
  prefilled: fc.constant({}),
  locked: fc.constantFrom({}, { email: 'office@example.com' }, { countryCode: 'uk', town: 'London' }),
});

describe('for any customer and any needs', () => {
  test('a required field that is blank is a problem, and every “required” is about such a field', () => {
    fc.assert(
      fc.property(customers, allNeeds, (typed, needs) => {
        const customer = completeCustomer(typed, needs);
        const missing = validateCustomer(typed, needs)
          .filter(({ problem }) => problem === 'required' || problem === 'phone-required')
          .map(({ field }) => field);
        const expected = CUSTOMER_TEXT_FIELDS.filter(
          (field) => customer[field] === '' && isRequired(field, customer, needs),
        );
        assert.deepEqual(missing, expected);
      }),
    );
  });

  test('no field has two problems', () => {
    fc.assert(
      fc.property(customers, allNeeds, (typed, needs) => {
        const fields = validateCustomer(typed, needs).map(({ field }) => field);
        assert.equal(new Set(fields).size, fields.length);
      }),
    );
  });

  test('asking for less never finds more', () => {
    fc.assert(
      fc.property(customers, allNeeds, (typed, needs) => {
        const less = {
          ...needs,
          email: false,
          confirmation: false,
          agentReference: false,
          isPosted: false,
          deliveryCountries: [],
        };
        const before = validateCustomer(typed, needs).map(({ field }) => field);
        for (const { field } of validateCustomer(typed, less)) assert.ok(before.includes(field), field);
      }),
    );
  });

  test('completing twice is completing once, and spaces never matter', () => {
    fc.assert(
      fc.property(customers, allNeeds, (typed, needs) => {
        const once = completeCustomer(typed, needs);
        assert.deepEqual(completeCustomer(once, needs), once);
        assert.deepEqual(validateCustomer(once, needs), validateCustomer(typed, needs));
        for (const field of CUSTOMER_TEXT_FIELDS) assert.equal(once[field], once[field].trim());
      }),
    );
  });

  test('permission for the world implies the others, and nothing else gives any', () => {
    fc.assert(
      fc.property(customers, (customer) => {
        const { userMayUseData, supplierMayUseData, worldMayUseData } = withImpliedPermissions(customer);
        assert.equal(worldMayUseData, customer.worldMayUseData);
        assert.equal(userMayUseData, customer.userMayUseData || worldMayUseData);
        assert.equal(supplierMayUseData, customer.supplierMayUseData || worldMayUseData);
      }),
    );
  });

  test('locked values are sent exactly as they are', () => {
    fc.assert(
      fc.property(customers, allNeeds, (typed, needs) => {
        const customer = completeCustomer(typed, needs);
        for (const [field, value] of Object.entries(needs.locked)) {
          assert.equal(customer[field as keyof Customer], value);
        }
      }),
    );
  });
});

test('what a page hands over is taken field by field', () => {
  const handed = { firstName: 'Ada', lastName: undefined, phone: 5, isAdmin: true } as unknown as Partial<Customer>;
  assert.deepEqual(completeCustomer(handed, NEEDS), { ...EMPTY_CUSTOMER, firstName: 'Ada' });
});

describe('startingCustomer', () => {
  const needs = { ...NEEDS, prefilled: { town: 'Leeds', email: 'office@example.com', countryCode: 'uk' } };

  test('begins with the account’s address', () => {
    assert.deepEqual(startingCustomer({}, {}, needs), needs.prefilled);
  });

  test('the page knows better, the customer best', () => {
    const { town, email } = startingCustomer({ email: 'ada@example.com' }, { town: 'York', email: 'x@y.z' }, needs);
    assert.deepEqual([town, email], ['York', 'ada@example.com']);
  });

  test('what the customer erased stays erased', () => {
    assert.equal(startingCustomer({ town: '' }, { town: 'York' }, needs).town, '');
  });

  test('what may not be changed wins', () => {
    const locked = { ...needs, locked: { town: 'Leeds' } };
    assert.equal(startingCustomer({ town: 'York' }, {}, locked).town, 'Leeds');
  });

  test('a country that is not on the list is left open', () => {
    assert.equal(startingCustomer({ countryCode: 'fr' }, {}, needs).countryCode, '');
  });

  test('the only country there is is chosen', () => {
    const only = { ...needs, prefilled: {}, allowedCountries: { fr: 'France' } };
    assert.equal(startingCustomer({}, {}, only).countryCode, 'fr');
  });

  test('GB is spelt as the list has it', () => {
    assert.equal(startingCustomer({}, { countryCode: 'GB' }, needs).countryCode, 'uk');
  });
});

describe('customerNeeds', () => {
  async function reservation(): Promise<Reservation> {
    const boxOffice = new TestBoxOffice();
    const session = await boxOffice.openReadyPage();
    await session.addOrder(await boxOffice.order('7AB', 'STALLS', 'A/pool', 'B3', 'B4'));
    const reserved = await session.reserve();
    assert.ok(reserved.ok);
    return reserved.value;
  }

  test('reads what a reservation asks for', async () => {
    const needs = customerNeeds(await reservation(), { api: 'f13', sendConfirmationEmail: false });
    assert.equal(needs.allowedCountries['uk'], 'United Kingdom');
    assert.deepEqual(needs.prefilled, { countryCode: 'uk' });
    assert.deepEqual(needs.locked, {});
  });

  test('a confirmation by email needs an address', async () => {
    const made = { ...(await reservation()), needsEmailAddress: false };
    const isAsked = (reservation: Reservation, sendConfirmationEmail: boolean): boolean =>
      isRequired('email', EMPTY_CUSTOMER, customerNeeds(reservation, { api: 'f13', sendConfirmationEmail }));
    assert.equal(isAsked(made, true), true);
    assert.equal(isAsked(made, false), false);
    assert.equal(isAsked({ ...made, needsEmailAddress: true }, false), true);
  });

  test('an address that may not be edited is locked where it is not blank', async () => {
    const made = {
      ...(await reservation()),
      canEditAddress: false,
      prefilledAddress: { town: 'Leeds', county: '', postcode: ' ', email: 'office@example.com' },
    };
    const { locked } = customerNeeds(made, { api: 'f13', sendConfirmationEmail: true });
    assert.deepEqual(locked, { town: 'Leeds', email: 'office@example.com' });
  });
});

test('mayBeRefusedName warns of initials and vowels', () => {
  assert.deepEqual(['A', 'Io', 'Bo', 'Ada', '', ' '].map(mayBeRefusedName), [true, true, false, false, false, false]);
});

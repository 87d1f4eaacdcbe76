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
import { CUSTOMER } from '../../support/customers.js';
import { TestBoxOffice } from '../../support/box-office.js';

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
    title: 'F13 needs the first address line itself',
    customer: { addressLineOne: '', addressLineTwo: '1 Butterwick' },
    problems: [required('addressLineOne')],
  },
  {
    title: 'either address line is enough for the XML core',
    customer: { addressLineOne: '', addressLineTwo: '1 Butterwick' },
    needs: { api: 'xml-core' },
    problems: [],
  },
  {
    title: 'the XML core needs an address line',
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
    title: 'post needs a place, although no API requires one',
    customer: { town: '', postcode: '' },
    needs: { isPosted: true },
    problems: [{ field: 'postcode', problem: 'required', stricter: 'place-for-post' }],
  },
  { title: 'a town is enough for post', customer: { postcode: '' }, needs: { isPosted: true }, problems: [] },
  { title: 'a postcode is enough for post', customer: { town: '' }, needs: { isPosted: true }, problems: [] },
  { title: 'collecting needs no place', customer: { town: '', postcode: '' }, problems: [] },
  { title: 'a country is needed', customer: { countryCode: '' }, problems: [required('countryCode')] },
  {
    title: 'the country must be one the reservation allows',
    customer: { countryCode: 'fr' },
    problems: [{ field: 'countryCode', problem: 'country-not-allowed' }],
  },
  {
    title: 'without a list, every country is allowed',
    customer: { countryCode: 'fr' },
    needs: { allowedCountries: {} },
    problems: [],
  },
  {
    title: 'a name of Object.prototype is not a country',
    customer: { countryCode: 'constructor' },
    problems: [{ field: 'countryCode', problem: 'country-not-allowed' }],
  },
  { title: 'the United Kingdom may be GB too', customer: { countryCode: 'GB' }, problems: [] },
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
  { title: 'an email address is not needed otherwise', customer: { email: '' }, needs: { email: false }, problems: [] },
  {
    title: 'an email address is needed when the box office emails the customer',
    customer: { email: '' },
    needs: { email: false, confirmation: true },
    problems: [required('email')],
  },
  {
    title: 'the XML core needs one for a confirmation, although it does not require it',
    customer: { email: '' },
    needs: { api: 'xml-core', email: false, confirmation: true },
    problems: [{ field: 'email', problem: 'required', stricter: 'address-for-confirmation' }],
  },
  {
    title: 'for the XML core it is the API’s own rule when the account requires it',
    customer: { email: '' },
    needs: { api: 'xml-core', email: true, confirmation: true },
    problems: [required('email')],
  },
  {
    title: 'an email address is checked even when it is not needed',
    customer: { email: 'ada@localhost' },
    needs: { email: false },
    problems: [{ field: 'email', problem: 'invalid-email', key: 'addr_needs_at_least_one_dot' }],
  },
  { title: 'spaces around an email address are ignored', customer: { email: ' ada@example.com ' }, problems: [] },
  {
    title: 'a phone number is needed',
    customer: { phone: '' },
    problems: [{ field: 'phone', problem: 'phone-required' }],
  },
  { title: 'a work number alone is enough', customer: { phone: '', workPhone: '020' }, problems: [] },
  { title: 'a home number alone is enough', customer: { phone: '', homePhone: '021' }, problems: [] },
  {
    title: 'spaces are not a phone number',
    customer: { phone: '', workPhone: ' ', homePhone: '\t' },
    problems: [{ field: 'phone', problem: 'phone-required' }],
  },
  {
    title: 'an agent reference is needed when asked for',
    needs: { agentReference: true },
    problems: [required('agentReference')],
  },
  {
    title: 'any agent reference is enough',
    customer: { agentReference: 'A1' },
    needs: { agentReference: true },
    problems: [],
  },
  {
    title: 'a value over the proxy’s limit is too long',
    customer: { town: 'x'.repeat(MAX_FIELD_LENGTH + 1) },
    problems: [{ field: 'town', problem: 'too-long', limit: MAX_FIELD_LENGTH, stricter: 'proxy-limit' }],
  },
  {
    title: 'a value at the proxy’s limit is not too long',
    customer: { town: 'x'.repeat(MAX_FIELD_LENGTH) },
    problems: [],
  },
  {
    title: 'the account’s locked value counts, whatever the form has',
    customer: { email: '', countryCode: '' },
    needs: { locked: { email: 'office@example.com', countryCode: 'uk' } },
    problems: [],
  },
  {
    title: 'a locked country counts in any spelling',
    customer: { countryCode: '' },
    needs: { locked: { countryCode: 'GB' }, deliveryCountries: [{ uk: 'United Kingdom' }] },
    problems: [],
  },
  {
    title: 'a value of unprintable characters is blank',
    customer: { firstName: '\u0000', lastName: '\ud800', addressLineOne: '\uffff\u0085' },
    problems: [required('firstName'), required('lastName'), required('addressLineOne')],
  },
  {
    title: 'an invalid email address that is too long is reported as invalid',
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

  test('finds every problem at once, in the order of the fields', () => {
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

describe('for any customer and reservation', () => {
  test('a blank required field is a problem, and every “required” problem is about such a field', () => {
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

  test('a reservation that needs less never has more problems', () => {
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

  test('completing a customer twice changes nothing, and outer spaces never matter', () => {
    fc.assert(
      fc.property(customers, allNeeds, (typed, needs) => {
        const once = completeCustomer(typed, needs);
        assert.deepEqual(completeCustomer(once, needs), once);
        assert.deepEqual(validateCustomer(once, needs), validateCustomer(typed, needs));
        for (const field of CUSTOMER_TEXT_FIELDS) assert.equal(once[field], once[field].trim());
      }),
    );
  });

  test('permission for the world implies the others, and nothing else gives permission', () => {
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

test('the page’s details are read field by field', () => {
  const handed = { firstName: 'Ada', lastName: undefined, phone: 5, isAdmin: true } as unknown as Partial<Customer>;
  assert.deepEqual(completeCustomer(handed, NEEDS), { ...EMPTY_CUSTOMER, firstName: 'Ada' });
});

describe('startingCustomer', () => {
  const needs = { ...NEEDS, prefilled: { town: 'Leeds', email: 'office@example.com', countryCode: 'uk' } };

  test('starts with the account’s address', () => {
    assert.deepEqual(startingCustomer({}, {}, needs), needs.prefilled);
  });

  test('the page’s details win over the account’s, the customer’s over both', () => {
    const { town, email } = startingCustomer({ email: 'ada@example.com' }, { town: 'York', email: 'x@y.z' }, needs);
    assert.deepEqual([town, email], ['York', 'ada@example.com']);
  });

  test('a field that the customer cleared stays empty', () => {
    assert.equal(startingCustomer({ town: '' }, { town: 'York' }, needs).town, '');
  });

  test('locked details win over all', () => {
    const locked = { ...needs, locked: { town: 'Leeds' } };
    assert.equal(startingCustomer({ town: 'York' }, {}, locked).town, 'Leeds');
  });

  test('a country that is not allowed is left empty', () => {
    assert.equal(startingCustomer({ countryCode: 'fr' }, {}, needs).countryCode, '');
  });

  test('the only allowed country is selected', () => {
    const only = { ...needs, prefilled: {}, allowedCountries: { fr: 'France' } };
    assert.equal(startingCustomer({}, {}, only).countryCode, 'fr');
  });

  test('GB becomes uk, as in the list', () => {
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

  test('reads the needs of a reservation', async () => {
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

  test('an address that may not be edited is locked, except for its blank fields', async () => {
    const made = {
      ...(await reservation()),
      canEditAddress: false,
      prefilledAddress: { town: 'Leeds', county: '', postcode: ' ', email: 'office@example.com' },
    };
    const { locked } = customerNeeds(made, { api: 'f13', sendConfirmationEmail: true });
    assert.deepEqual(locked, { town: 'Leeds', email: 'office@example.com' });
  });
});

test('mayBeRefusedName reports initials and vowels', () => {
  assert.deepEqual(['A', 'Io', 'Bo', 'Ada', '', ' '].map(mayBeRefusedName), [true, true, false, false, false, false]);
});

/** Random customers: mostly valid, often with blanks, sometimes with unexpected characters. */
import fc from 'fast-check';
import type { Customer } from '../../src/domain/customer/customer.js';
import { CUSTOMER_TEXT_FIELDS, type CustomerTextField } from '../../src/domain/customer/customer-rules.js';
import type { AccountRules } from '../../src/sandbox/sandbox.js';

type Text = fc.Arbitrary<string>;

const BLANKS = ['', ' ', '\t', '\r\n', '\u00a0', '\u3000', '\ufeff', '\u0000', '\u007f', '\ud800', '\uffff'];
/** Invisible or special text that is not blank. */
const ODD = [
  '\u200b',
  'x',
  '0',
  'false',
  'null',
  '&amp;',
  '</customer_data>',
  ']]>',
  'a\tb',
  'a\nb',
  'a\u0000b',
  '%00',
];
const LONG = ['x'.repeat(500), 'x'.repeat(501), ` ${'x'.repeat(500)} `, '🎭'.repeat(250), '🎭'.repeat(251)];

const nasty: Text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...BLANKS) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.constantFrom(...LONG) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

const mostly = (...good: string[]): Text =>
  fc.oneof({ weight: 14, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: nasty });
const seldom = (...good: string[]): Text =>
  fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 2, arbitrary: mostly(...good) });

/** Text from the characters that make email addresses invalid. */
const pieces = (characters: string): Text => fc.string({ unit: fc.constantFrom(...characters), maxLength: 6 });
const oddEmail: Text = fc.oneof(
  fc.tuple(pieces('ab."\t\\1ä @'), pieces('ab.\r1ä@ -')).map(([local, domain]) => `${local}@${domain}`),
  fc.tuple(pieces('ab."\\'), fc.constantFrom('example.com', 'x.y', 'x')).map((parts) => parts.join('@')),
  fc.emailAddress(),
  fc.constantFrom('no at sign', '"a@b"@example.com', '"a\\"b".c@example.com', '"\\ä"@b.co', 'a..b@docomo.ne.jp'),
  fc.constantFrom('a@[1.2.3.4]', 'a@b', 'a@b..co', 'a@-b.co', 'a@b.c', `a@${'x'.repeat(64)}.co`, 'a@münchen.de'),
  fc.constantFrom('a@b.co\u0000', 'a"b"@c.de', 'a."b"@c.de', '""@c.de', ' a@b.co ', 'a@nobody.invalid'),
);

const TEXTS: Readonly<Record<CustomerTextField, Text>> = {
  title: seldom('Dr', '様'),
  firstName: mostly('Ada', "Zoë O'Hara & <Lund>", '太郎', 'A', 'Io'),
  initials: seldom('A. B.'),
  lastName: mostly('Tester', 'محمد', 'O’Neill', 'Ð'),
  suffix: seldom('FRSA'),
  addressLineOne: mostly('1 Butterwick', '東京都港区'),
  addressLineTwo: seldom('Flat 2'),
  town: fc.oneof(
    { weight: 3, arbitrary: mostly('London', 'Køge') },
    { weight: 1, arbitrary: fc.constantFrom(...BLANKS) },
  ),
  county: seldom('Kent'),
  postcode: seldom('W6 8DL'),
  countryCode: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('uk', 'GB', ' ie ') },
    { weight: 3, arbitrary: fc.constantFrom('fr', 'us', 'zz', 'foobar', 'constructor', '__proto__', 'g b', '', ' ') },
  ),
  email: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('ada@example.com', 'ADA+b@mail.example.co.uk') },
    { weight: 2, arbitrary: oddEmail },
    { weight: 1, arbitrary: nasty },
  ),
  phone: fc.oneof(
    { weight: 5, arbitrary: mostly('0203 137 7420', '+44 20') },
    { weight: 1, arbitrary: fc.constant('') },
  ),
  workPhone: seldom('0117 1'),
  homePhone: seldom('0117 2'),
  agentReference: fc.oneof(fc.constant(''), mostly('ACME-1')),
};

/** The values of a page or a form: some fields may be absent. */
export const randomCustomer: fc.Arbitrary<Partial<Customer>> = fc.record(
  {
    ...(Object.fromEntries(CUSTOMER_TEXT_FIELDS.map((field) => [field, TEXTS[field]])) as Record<
      CustomerTextField,
      Text
    >),
    supplierMayUseData: fc.boolean(),
    userMayUseData: fc.boolean(),
    worldMayUseData: fc.boolean(),
  },
  {
    requiredKeys: ['firstName', 'lastName', 'addressLineOne', 'countryCode', 'email', 'phone', 'town'],
    noNullPrototype: true,
  },
);

const prefilled: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ country_code: 'uk' }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        address_line_one: fc.constantFrom('1 Office Street', ' '),
        address_line_two: fc.constantFrom('Floor 2', ''),
        town: fc.constantFrom('Leeds', ' '),
        county: fc.constant('Yorkshire'),
        postcode: fc.constantFrom('LS1 1AA', ''),
        country_code: fc.constantFrom('uk', 'GB', 'ie', 'fr'),
        email_address: fc.constantFrom('office@example.com', 'not an address', ' '),
        home_phone: fc.constantFrom('0113 1', ''),
        work_phone: fc.constantFrom('0113 2', ' '),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
);

export const randomAccount: fc.Arbitrary<Required<AccountRules>> = fc.record({
  needsEmail: fc.boolean(),
  needsAgentReference: fc.boolean(),
  prefilled,
  canEditAddress: fc.boolean(),
});

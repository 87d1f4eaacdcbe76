/**
 * What has to be known about a customer before a purchase, as one table for both APIs: F13 (reference 6, purchase.v1)
 * and the XML core (its part 4). The checkout asks by it, and what it lets through the box office takes: a property
 * holds both to that (test/client/customer-agreement.test.ts).
 */
import { type Customer, type CustomerField, EMPTY_CUSTOMER } from './customer.js';
import { type Countries, deliveryCountries, isPosted } from './delivery.js';
import { type EmailErrorKey, emailProblem } from './email.js';
import type { PurchaseApi, Reservation } from './transaction.js';

/** What one reservation asks for. */
export interface CustomerNeeds {
  readonly api: PurchaseApi;
  readonly email: boolean;
  /** The box office is to mail the customer. */
  readonly confirmation?: boolean;
  /** Comes from the partner's settings, never from the customer. */
  readonly agentReference: boolean;
  /** Tickets go by post, to the address given. */
  readonly isPosted: boolean;
  /** Code to name; empty where the box office limits nothing. */
  readonly allowedCountries: Countries;
  /** One entry for each chosen send method that does not go everywhere. */
  readonly deliveryCountries: readonly Countries[];
  /** What the account says beforehand: where a customer begins. */
  readonly prefilled: Partial<Customer>;
  /** The part of it that may not be changed: shown, and sent exactly as it is. */
  readonly locked: Partial<Customer>;
}

/** Where we refuse what the API would take (docs/decisions/011-customer-data.md). There is no other such place. */
export type Strictness =
  /** Nothing can be posted to a street without a place. */
  | 'place-for-post'
  /** The XML core promises a mail and does not ask where to. */
  | 'address-for-confirmation'
  /** The proxy passes nothing longer. */
  | 'proxy-limit';

export type CustomerProblem =
  | { readonly field: CustomerField; readonly problem: 'required'; readonly stricter?: Strictness }
  | { readonly field: 'phone'; readonly problem: 'phone-required' }
  | { readonly field: 'email'; readonly problem: 'invalid-email'; readonly key: EmailErrorKey }
  | { readonly field: 'countryCode'; readonly problem: 'country-not-allowed' | 'country-not-for-delivery' }
  | {
      readonly field: CustomerField;
      readonly problem: 'too-long';
      readonly limit: number;
      readonly stricter: 'proxy-limit';
    };

/** The fields that hold text: all but the three permissions. */
export type CustomerTextField = {
  [F in CustomerField]: Customer[F] extends string ? F : never;
}[CustomerField];

export const CUSTOMER_TEXT_FIELDS = (Object.keys(EMPTY_CUSTOMER) as CustomerField[]).filter(
  (field): field is CustomerTextField => typeof EMPTY_CUSTOMER[field] === 'string',
);

/** No limit is documented for any field; the proxy passes values of up to this many characters. */
export const MAX_FIELD_LENGTH = 500;

type Rule = (customer: Customer, needs: CustomerNeeds) => boolean;

interface Requirement {
  readonly when: Rule;
  /** The API itself does not ask for it. */
  readonly stricter?: Strictness;
}

type Requirements = { readonly [F in CustomerTextField]?: readonly Requirement[] };

const isBlank = (text: string): boolean => text.trim() === '';

const ALWAYS: readonly Requirement[] = [{ when: () => true }];
const EMAIL: Requirement = { when: (_, needs) => needs.email };
const mailed: Rule = (_, needs) => needs.confirmation === true;

const FOR_BOTH: Requirements = {
  firstName: ALWAYS,
  lastName: ALWAYS,
  countryCode: ALWAYS,
  // One of the three is enough: whoever sends it puts it wherever the API wants one.
  phone: [{ when: ({ workPhone, homePhone }) => isBlank(workPhone) && isBlank(homePhone) }],
  agentReference: [{ when: (_, needs) => needs.agentReference }],
};

/** When a field must not be blank. A field that is not here may always be. */
const REQUIRED: Readonly<Record<PurchaseApi, Requirements>> = {
  f13: {
    ...FOR_BOTH,
    addressLineOne: ALWAYS,
    postcode: [{ when: ({ town }, needs) => needs.isPosted && isBlank(town), stricter: 'place-for-post' }],
    email: [EMAIL, { when: mailed }],
  },
  'xml-core': {
    ...FOR_BOTH,
    // Either line will do there.
    addressLineOne: [{ when: ({ addressLineTwo }) => isBlank(addressLineTwo) }],
    town: ALWAYS,
    email: [EMAIL, { when: mailed, stricter: 'address-for-confirmation' }],
  },
};

/** @param sendConfirmationEmail the box office mails the customer, and needs an address for it */
export function customerNeeds(
  reservation: Reservation,
  { api, sendConfirmationEmail }: { readonly api: PurchaseApi; readonly sendConfirmationEmail: boolean },
): CustomerNeeds {
  const entries = Object.entries(reservation.prefilledAddress) as [CustomerTextField, string][];
  const prefilled: Partial<Customer> = Object.fromEntries(entries.filter(([, value]) => !isBlank(value)));
  return {
    api,
    email: reservation.needsEmailAddress,
    confirmation: sendConfirmationEmail,
    agentReference: reservation.needsAgentReference,
    isPosted: isPosted(reservation.trolley),
    allowedCountries: reservation.allowedCountries,
    deliveryCountries: deliveryCountries(reservation.trolley),
    prefilled,
    locked: reservation.canEditAddress ? {} : prefilled,
  };
}

/** Whether a field must not be blank, given what else is known. */
export function isRequired(field: CustomerField, customer: Customer, needs: CustomerNeeds): boolean {
  return requirement(field, customer, needs) !== undefined;
}

/** The first that asks for the field: the API's own before ours. */
function requirement(field: CustomerField, customer: Customer, needs: CustomerNeeds): Requirement | undefined {
  const rules: { readonly [F in CustomerField]?: readonly Requirement[] } = REQUIRED[needs.api];
  return rules[field]?.find(({ when }) => when(customer, needs));
}

/**
 * The customer as a purchase sends it: texts without spaces around them or signs that nobody can read, the country as the
 * API spells it, permissions with what they imply, and the account's own values where those may not be changed.
 */
export function completeCustomer(known: Partial<Customer>, needs: Pick<CustomerNeeds, 'locked'>): Customer {
  const customer: Customer = { ...EMPTY_CUSTOMER, ...onlyFields(known), ...needs.locked };
  const texts = CUSTOMER_TEXT_FIELDS.map((field) => [field, readable(field, customer[field])]);
  const trimmed = { ...customer, ...(Object.fromEntries(texts) as Pick<Customer, CustomerTextField>) };
  return withImpliedPermissions({ ...trimmed, countryCode: toCountryCode(customer.countryCode), ...needs.locked });
}

/** Control characters and halves of others come by pasting; XML cannot hold them, and no ticket can show them. */
function readable(field: CustomerTextField, text: string): string {
  // In an email address they are the customer's to see and put right.
  return (field === 'email' ? text : text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ')).trim();
}

/** A page's own script may hand over anything: only known fields of the right type are taken. */
function onlyFields(known: Partial<Customer>): Partial<Customer> {
  const entries = Object.entries(known).filter(
    ([field, value]) => field in EMPTY_CUSTOMER && typeof value === typeof EMPTY_CUSTOMER[field as CustomerField],
  );
  return Object.fromEntries(entries);
}

/** Every problem, in the order of the fields; none means that the box office can be asked. */
export function validateCustomer(known: Partial<Customer>, needs: CustomerNeeds): CustomerProblem[] {
  const customer = completeCustomer(known, needs);
  return CUSTOMER_TEXT_FIELDS.flatMap((field) => problemOf(field, customer, needs) ?? []);
}

function problemOf(field: CustomerTextField, customer: Customer, needs: CustomerNeeds): CustomerProblem | undefined {
  const value = customer[field];
  if (value === '') {
    const asked = requirement(field, customer, needs);
    if (!asked) return undefined;
    if (field === 'phone') return { field, problem: 'phone-required' };
    return { field, problem: 'required', ...(asked.stricter && { stricter: asked.stricter }) };
  }
  // What the account fixed is spelt as it was.
  if (field === 'countryCode') return countryProblem(toCountryCode(value), needs);
  const key = field === 'email' ? emailProblem(value) : undefined;
  if (key) return { field: 'email', problem: 'invalid-email', key };
  if (value.length <= MAX_FIELD_LENGTH) return undefined;
  return { field, problem: 'too-long', limit: MAX_FIELD_LENGTH, stricter: 'proxy-limit' };
}

function countryProblem(code: string, needs: CustomerNeeds): CustomerProblem | undefined {
  const isIn = (countries: Countries): boolean => Object.hasOwn(countries, code);
  const { allowedCountries } = needs;
  if (!needs.deliveryCountries.every(isIn)) return { field: 'countryCode', problem: 'country-not-for-delivery' };
  if (Object.keys(allowedCountries).length === 0 || isIn(allowedCountries)) return undefined;
  return { field: 'countryCode', problem: 'country-not-allowed' };
}

/**
 * Where a form begins. What the customer typed wins over what the partner's page knows, that over the account's
 * address; a country that cannot be chosen is left open, the only one that can is chosen.
 */
export function startingCustomer(
  typed: Partial<Customer>,
  fromPage: Partial<Customer>,
  needs: CustomerNeeds,
): Partial<Customer> {
  const known = { ...needs.prefilled, ...onlyFields(fromPage), ...onlyFields(typed), ...needs.locked };
  const allowed = Object.keys(needs.allowedCountries);
  const countryCode = toCountryCode(known.countryCode ?? '');
  if (allowed.length === 0 || allowed.includes(countryCode)) return { ...known, countryCode };
  const [only = '', ...others] = allowed;
  return { ...known, countryCode: others.length === 0 ? only : '' };
}

/** Permission for the world implies the partner's and the suppliers'. */
export function withImpliedPermissions(customer: Customer): Customer {
  return customer.worldMayUseData ? { ...customer, userMayUseData: true, supplierMayUseData: true } : customer;
}

/** The API's spelling: lower case, and `uk` for the United Kingdom (reference X5). */
export function toCountryCode(code: string): string {
  const spelt = code.trim().toLowerCase();
  return spelt === 'gb' ? 'uk' : spelt;
}

/** Some suppliers refuse names of one letter, or of vowels alone: worth a word, never a refusal of ours. */
export function mayBeRefusedName(name: string): boolean {
  const letters = name.trim();
  return letters.length === 1 || /^[aeiou]+$/i.test(letters);
}

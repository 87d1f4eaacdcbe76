/**
 * What a purchase needs to know about the customer, as one table for both APIs: F13
 * (docs/api/transactions.md#customer-data) and the XML core (docs/api/xml-core.md#customer-rules). The checkout uses it
 * to ask and to check. test/client/customer-agreement.test.ts shows that the box office accepts whatever passes here.
 */
import { type Customer, type CustomerField, EMPTY_CUSTOMER } from './customer.js';
import { type Countries, toCountryCode } from './country.js';
import { deliveryCountries, isPosted } from '../trolley/delivery.js';
import { type EmailErrorKey, emailProblem } from './email.js';
import type { Reservation } from '../booking/transaction.js';
import type { PurchaseApi } from '../booking/reservation-handle.js';

/** What one reservation needs from the customer. */
export interface CustomerNeeds {
  readonly api: PurchaseApi;
  readonly email: boolean;
  /** The box office will send the customer an email. */
  readonly confirmation?: boolean;
  /** It comes from the partner's settings, never from the customer. */
  readonly agentReference: boolean;
  /** Tickets go by post, to the customer's address. */
  readonly isPosted: boolean;
  /** Code to name; empty when the box office allows every country. */
  readonly allowedCountries: Countries;
  /** One entry per chosen send method that is limited to some countries. */
  readonly deliveryCountries: readonly Countries[];
  /** The account's own details: the form starts with them. */
  readonly prefilled: Partial<Customer>;
  /** Prefilled details that may not be changed. They are shown, and sent exactly as they are. */
  readonly locked: Partial<Customer>;
}

/** The only places where a rule here is stricter than the API (docs/decisions/011-customer-data.md). */
export type Strictness =
  /** Post to a street needs a place. */
  | 'place-for-post'
  /** The XML core promises an email without requiring an address for it. */
  | 'address-for-confirmation'
  /** The proxy accepts no longer values. */
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

/** The fields with text: all but the three permissions. */
export type CustomerTextField = {
  [F in CustomerField]: Customer[F] extends string ? F : never;
}[CustomerField];

export const CUSTOMER_TEXT_FIELDS = (Object.keys(EMPTY_CUSTOMER) as CustomerField[]).filter(
  (field): field is CustomerTextField => typeof EMPTY_CUSTOMER[field] === 'string',
);

/** The proxy's limit in characters. The API documents no limit for any field. */
export const MAX_FIELD_LENGTH = 500;

type Rule = (customer: Customer, needs: CustomerNeeds) => boolean;

interface Requirement {
  readonly when: Rule;
  /** Set when the API itself does not require the field. */
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
  // One of the three numbers is enough: the request puts it in the field that the API wants.
  phone: [{ when: ({ workPhone, homePhone }) => isBlank(workPhone) && isBlank(homePhone) }],
  agentReference: [{ when: (_, needs) => needs.agentReference }],
};

/** When each field must not be blank. Fields without an entry may always be blank. */
const REQUIRED: Readonly<Record<PurchaseApi, Requirements>> = {
  f13: {
    ...FOR_BOTH,
    addressLineOne: ALWAYS,
    postcode: [{ when: ({ town }, needs) => needs.isPosted && isBlank(town), stricter: 'place-for-post' }],
    email: [EMAIL, { when: mailed }],
  },
  'xml-core': {
    ...FOR_BOTH,
    // Either address line is enough for the XML core.
    addressLineOne: [{ when: ({ addressLineTwo }) => isBlank(addressLineTwo) }],
    town: ALWAYS,
    email: [EMAIL, { when: mailed, stricter: 'address-for-confirmation' }],
  },
};

/** @param sendConfirmationEmail the box office sends the customer an email, so it needs an address */
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

/** Whether a field must not be blank, given the other fields. */
export function isRequired(field: CustomerField, customer: Customer, needs: CustomerNeeds): boolean {
  return requirement(field, customer, needs) !== undefined;
}

/** The first requirement that applies to the field. The API's own come before the stricter ones. */
function requirement(field: CustomerField, customer: Customer, needs: CustomerNeeds): Requirement | undefined {
  const rules: { readonly [F in CustomerField]?: readonly Requirement[] } = REQUIRED[needs.api];
  return rules[field]?.find(({ when }) => when(customer, needs));
}

/**
 * The customer as a purchase sends it: texts trimmed and free of unprintable characters, the country as the API spells
 * it, permissions with those they imply, and the account's own values where they may not be changed.
 */
export function completeCustomer(known: Partial<Customer>, needs: Pick<CustomerNeeds, 'locked'>): Customer {
  const customer: Customer = { ...EMPTY_CUSTOMER, ...onlyFields(known), ...needs.locked };
  const texts = CUSTOMER_TEXT_FIELDS.map((field) => [field, readable(field, customer[field])]);
  const trimmed = { ...customer, ...(Object.fromEntries(texts) as Pick<Customer, CustomerTextField>) };
  return withImpliedPermissions({ ...trimmed, countryCode: toCountryCode(customer.countryCode), ...needs.locked });
}

/**
 * Replaces control characters and lone surrogates, which arrive by pasting: XML and printed tickets cannot hold them.
 */
function readable(field: CustomerTextField, text: string): string {
  // Keep them in an email address: the customer has to see and correct them.
  return (field === 'email' ? text : text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ')).trim();
}

/** Keeps only known fields of the right type: a page's script may pass anything. */
function onlyFields(known: Partial<Customer>): Partial<Customer> {
  const entries = Object.entries(known).filter(
    ([field, value]) => field in EMPTY_CUSTOMER && typeof value === typeof EMPTY_CUSTOMER[field as CustomerField],
  );
  return Object.fromEntries(entries);
}

/** Every problem, in the order of the fields. An empty list means that the purchase can be sent. */
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
  // A locked country is spelt as the account has it.
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
 * What the form starts with: the customer's input over the partner's page over the account's address. A country that is
 * not allowed is left empty. If only one is allowed, it is selected.
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

/** Permission for the world implies permission for the partner and the suppliers. */
export function withImpliedPermissions(customer: Customer): Customer {
  return customer.worldMayUseData ? { ...customer, userMayUseData: true, supplierMayUseData: true } : customer;
}

/** Some suppliers refuse names of one letter or of vowels alone. The form warns about them and still accepts them. */
export function mayBeRefusedName(name: string): boolean {
  const letters = name.trim();
  return letters.length === 1 || /^[aeiou]+$/i.test(letters);
}

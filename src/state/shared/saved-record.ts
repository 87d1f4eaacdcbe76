/**
 * The record of a session that survives a reload, and the part of it that all tabs share. Storage and messages may come
 * from another script, another version or a broken write, so every member is checked when it comes in.
 */
import type { ReservationHandle } from '../../domain/booking/reservation-handle.js';
import type { ReservationTerms } from '../../domain/booking/transaction.js';
import type { Customer } from '../../domain/customer/customer.js';
import type { Selection } from '../session-state.js';

/** A trolley that can be brought back: a token is its content. */
export interface SavedTrolley {
  readonly token: string;
  readonly sendCodes: Readonly<Record<string, string>>;
}

/** What all tabs of a session agree on. It changes only in a turn, each time with a higher version. */
export interface SharedRecord {
  readonly version?: number;
  readonly token?: string;
  readonly sendCodes?: Readonly<Record<string, string>>;
  /** The trolley before the last change, for undoing it. */
  readonly before?: SavedTrolley;
  readonly transactionUuid?: ReservationHandle;
  /** What the purchase asks for, where the box office tells it only once: the XML core. */
  readonly terms?: ReservationTerms;
  /** A purchase was sent, so the box office knows what became of it. */
  readonly isPurchaseSent?: boolean;
  /** Known from the page's address alone, which anybody can write: shown, but never paid for. */
  readonly isFromAddress?: boolean;
  /** The customer accepted the differences. */
  readonly isAccepted?: boolean;
  /** The partner's reference of the money it took for this reservation, so that it is never taken twice. */
  readonly paymentReference?: string;
  /** The last hold ran out, and the customer has done nothing since. */
  readonly hasExpired?: boolean;
  /** The trolley of a purchase in part: what the other suppliers did not sell can be reserved again. */
  readonly rest?: SavedTrolley;
  /** The reference of the part bought before the rest was reserved. */
  readonly boughtBefore?: string;
  /** Transactions still to be released, which may be live. */
  readonly unreleased?: readonly ReservationHandle[];
}

/** Each tab's own. */
export interface OwnRecord extends Selection {
  readonly customer?: Partial<Customer>;
  /** This tab noted something shared that no other tab knows yet. */
  readonly isUntold?: boolean;
}

export type SavedRecord = SharedRecord & OwnRecord;

/** Undefined members are forgotten. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isDictionary: Check = (value) => isRecord(value) && Object.values(value).every(isText);

const isTrolley: Check = (value) => isRecord(value) && isText(value['token']) && isDictionary(value['sendCodes']);

const TERMS: Readonly<Record<keyof ReservationTerms, Check>> = {
  allowedCountries: isDictionary,
  needsEmailAddress: isFlag,
  needsAgentReference: isFlag,
  needsPaymentCard: isFlag,
  prefilledAddress: isDictionary,
  canEditAddress: isFlag,
  supportsBillingAddress: isFlag,
  acceptedPaymentCards: isDictionary,
};

const isTerms: Check = (value) =>
  isRecord(value) && Object.entries(TERMS).every(([name, isRight]) => isRight(value[name]));

/** Permissions are flags, every other field is text. */
const isCustomer: Check = (value) =>
  isRecord(value) &&
  Object.entries(value).every(([field, content]) => (field.endsWith('MayUseData') ? isFlag : isText)(content));

const SHARED: Readonly<Record<keyof SharedRecord, Check>> = {
  version: isNumber,
  token: isText,
  sendCodes: isDictionary,
  before: isTrolley,
  transactionUuid: isText,
  terms: isTerms,
  isPurchaseSent: isFlag,
  isFromAddress: isFlag,
  isAccepted: isFlag,
  paymentReference: isText,
  hasExpired: isFlag,
  rest: isTrolley,
  boughtBefore: isText,
  unreleased: (value) => Array.isArray(value) && value.every(isText),
};

const OWN: Readonly<Record<keyof OwnRecord, Check>> = {
  eventId: isText,
  performanceId: isText,
  departureDate: isText,
  duration: isNumber,
  promoCode: isText,
  customer: isCustomer,
  isUntold: isFlag,
};

export const isOwn = (name: string): boolean => name in OWN;

/** @returns the members that are what they should be; a wrong one is as if it had never been saved */
export function parseSavedRecord(value: unknown): SavedRecord {
  return checked(value, { ...SHARED, ...OWN });
}

/** @returns the shared members of a message from another tab, which has no say in what is this tab's own */
export function parseSharedRecord(value: unknown): SharedRecord {
  return checked(value, SHARED);
}

function checked(value: unknown, checks: Readonly<Record<string, Check>>): object {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([name, member]) => checks[name]?.(member)));
}

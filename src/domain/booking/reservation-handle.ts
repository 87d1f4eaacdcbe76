/** How pages name a reservation or purchase, and which of the two APIs a name belongs to. */
import type { Trolley } from '../trolley/trolley.js';

declare const brand: unique symbol;

/**
 * The name of one transaction: the JSON API's transaction UUID, or the handle that the proxy makes for one of the XML
 * core (docs/api/xml-core.md). Only the functions of this file look inside it.
 */
export type ReservationHandle = string & { readonly [brand]: true };

/** @param text from an answer, an attribute, an address or storage; nothing is checked until an API is asked about it */
export const asHandle = (text: string): ReservationHandle => text as ReservationHandle;

/** Which of the two APIs holds a reservation, and sells it. */
export type PurchaseApi = 'f13' | 'xml-core';

export const isPurchaseApi = (name: string): name is PurchaseApi => name === 'f13' || name === 'xml-core';

/** A handle of the XML core is its transaction ID, a dot, and a part that only the proxy can read. */
export const apiOf = (handle: ReservationHandle): PurchaseApi => (handle.includes('.') ? 'xml-core' : 'f13');

/**
 * Whether `api` can sell held tickets only after another reserve. A reservation of the XML core never moves to the JSON
 * API: two tabs with different checkouts would move it back and forth.
 */
export const mustMove = (api: string, handle: ReservationHandle): boolean =>
  api === 'xml-core' && apiOf(handle) === 'f13';

/** The part of a handle that a customer can read out to support. */
export const shortId = (handle: string): string => handle.replace(/\..*$/, '');

/** What a customer calls a transaction: its transaction ID once it is bought, the short handle before. */
export const referenceOf = ({ transactionId, transactionUuid }: Trolley): string | undefined =>
  transactionId ?? (transactionUuid === undefined ? undefined : shortId(transactionUuid));

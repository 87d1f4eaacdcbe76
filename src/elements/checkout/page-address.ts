/** Addresses that the partner's page gives: where customers go after a purchase, terms, privacy policy. */
import { errorOnce } from '../../browser/warn-once.js';

/**
 * @param address as the partner wrote it
 * @param base the page's address
 * @returns undefined where it is neither on this site nor https
 */
export function pageAddress(address: string, base: string): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  const isOwn = url.origin === new URL(base).origin && url.origin !== 'null';
  return url.protocol === 'https:' || isOwn ? url : undefined;
}

/** @returns the address with the transaction in it; undefined as above */
export function successAddress(successUrl: string, transactionUuid: string, base: string): string | undefined {
  const url = pageAddress(successUrl, base);
  url?.searchParams.set('transaction_uuid', transactionUuid);
  return url?.href;
}

/** For a link of the page; where the address is not fit for one, there is none. */
export function linkAddress(attribute: string, value: string | undefined): string | undefined {
  const address = value === undefined ? undefined : pageAddress(value, document.baseURI)?.href;
  if (value !== undefined && address === undefined) refuseAddress(attribute, value);
  return address;
}

export const refuseAddress = (attribute: string, value: string): void =>
  errorOnce(`${attribute}="${value}" is neither on this site nor https, so nobody is sent there.`);

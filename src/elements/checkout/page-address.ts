/** Addresses from the partner's attributes: the page after a purchase, the terms and the privacy policy. */
import { errorOnce } from '../../browser/warn-once.js';

/**
 * @param address as the partner wrote it
 * @param base the page's address
 * @returns undefined if it is neither on this site nor https
 */
export function pageAddress(address: string, base: string): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  const isOwn = url.origin === new URL(base).origin && url.origin !== 'null';
  return url.protocol === 'https:' || isOwn ? url : undefined;
}

/** @returns the address with `transaction_uuid` added; undefined as for pageAddress */
export function successAddress(successUrl: string, transactionUuid: string, base: string): string | undefined {
  const url = pageAddress(successUrl, base);
  url?.searchParams.set('transaction_uuid', transactionUuid);
  return url?.href;
}

/** @returns the address of a link; undefined, with a console message, if it is unsafe */
export function linkAddress(attribute: string, value: string | undefined): string | undefined {
  const address = value === undefined ? undefined : pageAddress(value, document.baseURI)?.href;
  if (value !== undefined && address === undefined) refuseAddress(attribute, value);
  return address;
}

export const refuseAddress = (attribute: string, value: string): void =>
  errorOnce(`${attribute}="${value}" is neither on this site nor https, so customers are not sent there.`);

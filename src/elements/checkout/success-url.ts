/** Where the customer goes after a purchase, if the partner's page says so. */

/**
 * @param successUrl as the partner wrote it
 * @param base the page's address
 * @returns the address with the transaction in it; undefined where it is neither on this site nor https
 */
export function successAddress(successUrl: string, transactionUuid: string, base: string): string | undefined {
  if (!URL.canParse(successUrl, base)) return undefined;
  const url = new URL(successUrl, base);
  const isOwn = url.origin === new URL(base).origin && url.origin !== 'null';
  if (url.protocol !== 'https:' && !isOwn) return undefined;
  url.searchParams.set('transaction_uuid', transactionUuid);
  return url.href;
}

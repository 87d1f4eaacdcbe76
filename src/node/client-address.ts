/** Finds the customer's address behind proxies, from the entries that those proxies wrote and no others. */
import { isIP } from 'node:net';

/**
 * The customer's address. Every trusted proxy adds the address it was called from at the right end of
 * `X-Forwarded-For`. The customer sent what stands further left, so it may be a lie.
 * @param connection address at the other end of the connection
 * @param trustedProxies how many proxies of one's own every request passes; 0: the header is not looked at
 */
export function clientAddress(
  forwardedFor: string | null,
  connection: string | undefined,
  trustedProxies: number,
): string | undefined {
  if (trustedProxies === 0) return connection;
  const hops = (forwardedFor ?? '').split(',').map((entry) => entry.trim());
  const address = hops.at(-trustedProxies);
  return address !== undefined && isIP(address) ? address : undefined;
}

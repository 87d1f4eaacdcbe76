/**
 * Decides whether an address is safe to send a customer or a secret to. Pages, the proxy, its command and the simulated
 * box office all ask here.
 *
 * Safe is https anywhere, or http to the machine itself: `localhost`, names below `.localhost`, 127.0.0.0/8 and `[::1]`,
 * the addresses that browsers trust without TLS. Not safe are
 * - every other scheme, `javascript:` and `data:` among them,
 * - credentials in the address: `https://bank.example@evil.example` reads like the bank, and `fetch` refuses them,
 * - a name with a dot at its end (`localhost.`): some resolvers ask the network for it,
 * - an IPv4 address inside an IPv6 one (`[::ffff:127.0.0.1]`): browsers do not count it as loopback.
 *
 * The URL parser has already made `127.1`, `0x7f000001`, `[0:0:0:0:0:0:0:1]` and `LOCALHOST` look alike.
 */

const OWN_MACHINE = /^(?:(?:[\w-]+\.)*localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export function isSecureUrl({ protocol, hostname, username, password }: URL): boolean {
  if (username || password) return false;
  return protocol === 'https:' || (protocol === 'http:' && OWN_MACHINE.test(hostname));
}

/** @returns undefined for text that is no absolute URL, or is not safe */
export function parseSecureUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && isSecureUrl(url) ? url : undefined;
}

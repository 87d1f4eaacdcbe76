/** Addresses from the box office that a customer may be sent to. */

/** @returns the address when it is https, or this computer's own while developing; undefined for any other */
export function safeAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, hostname, href } = new URL(address);
  const isLocal = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || isLocal ? href : undefined;
}

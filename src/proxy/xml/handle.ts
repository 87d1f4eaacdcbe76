/**
 * What a page has in the place of a crypto block: the transaction's ID, which customers are told anyway, a dot, and the
 * block, sealed. Whoever has the block and the account's name can buy on credit, so it never leaves the proxy.
 */
import { ProxyError, refused } from '../errors.js';
import type { XmlCore } from './core.js';

export interface Held {
  readonly transactionId: string;
  readonly cryptoBlock: string;
  /** The card goes to the box office, so nothing is on credit. */
  readonly needsCard: boolean;
}

const HANDLE = /^([\w-]{1,64})\.([\w-]{1,4000})$/;

export async function makeHandle(core: XmlCore, held: Held): Promise<string> {
  if (!/^[\w-]{1,64}$/.test(held.transactionId)) {
    const words = 'The ticketing system gave an answer that cannot be read.';
    throw new ProxyError(502, 'badAnswer', words, { cause: 'its transaction_id is odd' });
  }
  return `${held.transactionId}.${await core.handleSeal.seal(JSON.stringify(held))}`;
}

/** @throws ProxyError for what this proxy has not made, or has made for another transaction */
export async function openHandle(core: XmlCore, handle: string | undefined): Promise<Held> {
  const [, transactionId, sealed = ''] = HANDLE.exec(handle ?? '') ?? [];
  const text = await core.handleSeal.open(sealed);
  const held = text === undefined ? undefined : (JSON.parse(text) as Held);
  if (held?.transactionId === transactionId && held) return held;
  throw refused('handle is missing, or no handle of this proxy: take the one that make_reservation answered with.');
}

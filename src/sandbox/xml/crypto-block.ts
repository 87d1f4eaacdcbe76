/**
 * Crypto blocks of the XML core (docs/api/xml-core.md#crypto-blocks): which step of a purchase a call belongs to. A
 * block is good only with the user it was made for. trolley.v1 (`add_crypto_block`) and the XML calls make them.
 */
import { readToken, type TokenKind, writeToken } from '../token.js';

/** `trolley` marks the token of a trolley that is already reserved. */
export type CryptoBlockKind = 'session' | 'reservation' | 'trolley';

const KIND: TokenKind = { prefix: 'k5--', salt: ['block'] };

export interface CryptoBlock {
  readonly kind: string;
  readonly user: string;
  readonly reference: string;
}

export const makeCryptoBlock = (kind: CryptoBlockKind, user: string, reference = ''): string =>
  writeToken(KIND, [kind, user, reference].join('|'));

/** Undefined for anything that `makeCryptoBlock` has not written. */
export function readCryptoBlock(block: string | undefined): CryptoBlock | undefined {
  const content = readToken(KIND, block ?? '');
  if (content === undefined) return undefined;
  const [kind = '', user = '', reference = ''] = content.split('|');
  return { kind, user, reference };
}

/**
 * Crypto blocks of the XML core (xml-core, 1.1): what step of which flow this is, and for whom. Opaque, one line,
 * good only with the user they were made for. Made by trolley.v1 (`add_crypto_block`) and by the XML calls.
 */
import { hash32 } from '../chance.js';

/** `trolley` marks the token of a trolley that is reserved already. */
export type BlockKind = 'session' | 'reservation' | 'trolley';

const CHECK_LENGTH = 7;
const check = (payload: string): string => hash32(0, 'block', payload).toString(36).padStart(CHECK_LENGTH, '0');

export function makeBlock(kind: BlockKind, user: string, reference = ''): string {
  const payload = btoa([kind, user, reference].join('|')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `k5--${check(payload)}${payload}---Z`;
}

export interface Block {
  readonly kind: string;
  readonly user: string;
  readonly reference: string;
}

/** Undefined for anything that makeBlock did not write. */
export function readBlock(block: string | undefined): Block | undefined {
  const body = /^k5--([\w-]+)---Z$/.exec(block ?? '')?.[1] ?? '';
  const payload = body.slice(CHECK_LENGTH);
  if (payload === '' || check(payload) !== body.slice(0, CHECK_LENGTH)) return undefined;
  const [kind = '', user = '', reference = ''] = atob(payload.replaceAll('-', '+').replaceAll('_', '/')).split('|');
  return { kind, user, reference };
}

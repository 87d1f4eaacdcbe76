/**
 * Opaque one-line tokens that carry their own content: check digits and base64url between a fixed start and end.
 * Trolley tokens and crypto blocks have this form, so the box office stores neither.
 */
import { hash32 } from './chance.js';

const SUFFIX = '---Z';
const CHECK_LENGTH = 7;

/** One kind of token. `salt` goes into the check digits, so that no kind passes for another. */
export interface TokenKind {
  readonly prefix: string;
  readonly salt: readonly string[];
}

const checkDigits = ({ salt }: TokenKind, payload: string): string =>
  hash32(0, ...salt, payload)
    .toString(36)
    .padStart(CHECK_LENGTH, '0');

function toBase64Url(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

export function writeToken(kind: TokenKind, content: string): string {
  const payload = toBase64Url(content);
  return `${kind.prefix}${checkDigits(kind, payload)}${payload}${SUFFIX}`;
}

/** Undefined for anything that `writeToken` has not written for this kind. */
export function readToken(kind: TokenKind, token: string): string | undefined {
  if (!token.startsWith(kind.prefix) || !token.endsWith(SUFFIX)) return undefined;
  const body = token.slice(kind.prefix.length, -SUFFIX.length);
  const payload = body.slice(CHECK_LENGTH);
  if (payload === '' || checkDigits(kind, payload) !== body.slice(0, CHECK_LENGTH)) return undefined;
  return fromBase64Url(payload);
}

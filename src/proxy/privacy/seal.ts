/**
 * Return tokens that carry their own state: the page a payment was started from, sealed with AES-GCM, so that a payment
 * can come back without cookie, session or memory, and the proxy can't be made to redirect anywhere else.
 */

export interface Seal {
  /** A fresh token each time, of letters, digits, `-` and `_`, as the API demands of return tokens. */
  seal(text: string): Promise<string>;
  /** Undefined if this seal has not made the token. */
  open(token: string): Promise<string | undefined>;
}

const IV_BYTES = 12;

/**
 * `secret` needs the strength of a key: it is not stretched. Without one, a random key lives as long as the seal.
 *
 * @param purpose tokens of one purpose open for no other
 */
export function createSeal(secret: string | undefined, purpose: string): Seal {
  let key: Promise<CryptoKey> | undefined;
  // Edge workers forbid randomness and crypto while a module loads, so the key is made at first use.
  const getKey = (): Promise<CryptoKey> => (key ??= makeKey(secret, purpose));
  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const plain = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await getKey(), plain);
      return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },
    async open(token) {
      const bytes = fromBase64Url(token);
      if (!bytes || bytes.length <= IV_BYTES) return undefined;
      const parameters = { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES) };
      try {
        return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, await getKey(), bytes.slice(IV_BYTES)));
      } catch {
        return undefined; // AES-GCM's one error: another key made the token, or it was changed
      }
    },
  };
}

async function makeKey(secret: string | undefined, purpose: string): Promise<CryptoKey> {
  const raw =
    secret === undefined
      ? crypto.getRandomValues(new Uint8Array(32))
      : await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`tsw-widgets ${purpose}\0${secret}`));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
}

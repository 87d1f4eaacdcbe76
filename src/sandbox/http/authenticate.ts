/** Authentication of F13 calls (docs/api/transport.md#authentication). */
import { type Account, accountOf } from '../accounts.js';

/** HTTP Basic credentials: UTF-8 bytes in base64. Undefined for a header that does not decode. */
function basicCredentials(header: string | null): [user: string, password: string] | undefined {
  const encoded = /^basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
    const colon = text.indexOf(':');
    return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
  } catch {
    return undefined;
  }
}

/**
 * The account that calls, by HTTP Basic or by the old form: the user in the path and `user_passwd` in the query. A user
 * in the path has to be the user who authenticates.
 */
export function authenticate(
  authorization: string | null,
  pathUser: string | undefined,
  oldPassword: string | undefined,
): Account | undefined {
  const [user, password] = basicCredentials(authorization) ?? [pathUser, oldPassword];
  if (user === undefined || password === undefined) return undefined;
  if (pathUser !== undefined && pathUser !== user) return undefined;
  return accountOf(user, password);
}

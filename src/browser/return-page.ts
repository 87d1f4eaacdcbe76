/**
 * The address to which a payment elsewhere comes back: the page's own, with the transaction in it, so that a page which
 * remembers nothing still learns what became of it. Sessions are told apart by the name of their box office.
 */
import { asHandle, type ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { ReturnPath } from '../state/session-core.js';

const PARAMETER = 'tsw_return=';

/** The proxy refuses longer ones. Characters. */
const LONGEST = 1_500;

/** A transaction, and behind a dot the name of the box office. */
const RETURNED = /^([\w-]{1,80})(?:\.(.*))?$/;

let returned: { readonly transactionUuid: ReservationHandle; readonly name: string } | undefined;
let hasLooked = false;

/**
 * @param name of the box office; empty for the page's own
 * @param endpoint a partner may name the proxy's own callback route as the page, though that is where it is by default
 */
export function returnPathFor(name: string, endpoint: string): ReturnPath {
  const found = takeReturned();
  return {
    address: (transactionUuid, page) =>
      addressOf(page === undefined || page.startsWith(endpoint) ? location.href : page, transactionUuid, name),
    returned: found?.name === name ? found.transactionUuid : undefined,
  };
}

/** As the page's address says, where nobody reads it again: not after a reload, not from a bookmark. */
function takeReturned(): typeof returned {
  if (hasLooked) return returned;
  hasLooked = true;
  const url = new URL(location.href);
  const parts = partsOf(url);
  const own = parts.find((part) => part.startsWith(PARAMETER));
  if (own === undefined) return undefined;
  url.search = parts.filter((part) => part !== own).join('&');
  history.replaceState(history.state, '', url);
  const [, transactionUuid, name = ''] = RETURNED.exec(own.slice(PARAMETER.length)) ?? [];
  if (transactionUuid !== undefined) returned = { transactionUuid: asHandle(transactionUuid), name: decoded(name) };
  return returned;
}

/** Without a fragment, which would not come back; and rather without its query than too long. */
function addressOf(page: string, transactionUuid: string, name: string): string | undefined {
  if (!URL.canParse(page, document.baseURI)) return undefined;
  const url = new URL(page, document.baseURI);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  const own = `${PARAMETER}${transactionUuid}${name && `.${encodeURIComponent(name)}`}`;
  const others = partsOf(url).filter((part) => !part.startsWith(PARAMETER));
  url.search = [...others, own].join('&');
  if (url.href.length > LONGEST) url.search = own;
  return url.href;
}

/** Never through `searchParams`, which would write the page's own parameters in another way. */
function partsOf({ search }: URL): string[] {
  return search.slice(1).split('&').filter(Boolean);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // Written by somebody else: it is the name of no box office.
    return name;
  }
}

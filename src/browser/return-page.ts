/**
 * The address that a payment page sends the customer back to: the page's own with the transaction in it, so that a page
 * with empty storage still finds out how the payment ended. The name of the box office says which session it is for.
 */
import { asHandle, type ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { ReturnPath } from '../state/session-core.js';

const PARAMETER = 'tsw_return=';

/** In characters. The proxy refuses longer addresses. */
const LONGEST = 1_500;

/** The transaction, then a dot and the name of the box office. */
const RETURNED = /^([\w-]{1,80})(?:\.(.*))?$/;

let returned: { readonly transactionUuid: ReservationHandle; readonly name: string } | undefined;
let hasLooked = false;

/**
 * @param name of the box office; empty for the page's own
 * @param endpoint some partners name the proxy's own callback route as the page, which counts as no choice
 */
export function returnPathFor(name: string, endpoint: string): ReturnPath {
  const found = takeReturned();
  return {
    address: (transactionUuid, page) =>
      addressOf(page === undefined || page.startsWith(endpoint) ? location.href : page, transactionUuid, name),
    returned: found?.name === name ? found.transactionUuid : undefined,
  };
}

/** Takes the transaction out of the page's address, so that a reload or a bookmark does not bring it back. */
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

/** Leaves out the fragment, which would not come back, and the query where the address gets too long. */
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

/** Avoids `searchParams`, which would rewrite the page's own parameters. */
function partsOf({ search }: URL): string[] {
  return search.slice(1).split('&').filter(Boolean);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // Not written by this library, so it names no box office.
    return name;
  }
}

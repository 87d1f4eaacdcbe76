/**
 * Says in the console what a developer has to do when calls to the endpoint fail as they do on a shop that is not set up
 * right. Loaded by the first such failure; customers read their own words by the error's code.
 */
import { isSecureUrl } from '../net/secure-url.js';
import { errorOnce } from './warn-once.js';

/** An answer that is not the API's, or none. */
export type Failure = Response | 'silence';

/** The proxy's codes for what its owner has to mend (docs/proxy.md); its words say how. */
const OWNERS_CODES: ReadonlySet<number> = new Set([9001, 9013, 9020, 9021, 9032]);

/** @param endpoint base URL of the proxy @returns when it has been said, or there is nothing to say */
export async function diagnose(endpoint: string, failure: Failure): Promise<void> {
  const words = await wordsFor(endpoint, failure);
  if (words === undefined) return;
  errorOnce(`${words} See docs/embedding.md, “When it does not work”.`, endpoint + words);
}

async function wordsFor(endpoint: string, failure: Failure): Promise<string | undefined> {
  if (!(failure instanceof Response)) return wordsForSilence(endpoint);
  const { status } = failure;
  if (/html/.test(failure.headers.get('Content-Type') ?? '')) {
    return `endpoint="${endpoint}" answers with a web page (status ${status}), not with the API: give the base URL of your proxy, with its path, such as https://tickets.example.com/f13.`;
  }
  const body = (await failure.json().catch(() => undefined)) as
    { error_code?: unknown; error_desc?: unknown } | undefined;
  if (typeof body?.error_code === 'number') {
    return OWNERS_CODES.has(body.error_code) ? `the proxy at ${endpoint} says: ${String(body.error_desc)}` : undefined;
  }
  return status === 404 ? `there is nothing at endpoint="${endpoint}" (404): check its path.` : undefined;
}

/** No answer: browsers tell pages nothing of why. */
async function wordsForSilence(endpoint: string): Promise<string | undefined> {
  // Calls of a page that is being left fail too; it is gone by then.
  await new Promise((resolve) => setTimeout(resolve, 500));
  if (!navigator.onLine) return undefined;
  if (location.protocol === 'https:' && !isSecureUrl(new URL(endpoint))) {
    return `endpoint="${endpoint}" is http on an https page, which browsers block: serve the proxy by https.`;
  }
  // An answer that nobody may read still shows that somebody answers.
  const isThere = await fetch(`${endpoint}/health`, { mode: 'no-cors', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return isThere
    ? `endpoint="${endpoint}" answers, but not to pages of ${location.origin}: add that origin to the proxy’s \`origins\` (TSW_ORIGINS).`
    : `nothing answers at endpoint="${endpoint}": is the proxy running there, and does the content security policy name it in connect-src?`;
}

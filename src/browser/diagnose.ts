/**
 * Tells the developer in the console how to fix a wrong setup, when calls to the endpoint fail as they do in one. Loaded
 * by the first such failure. The customer reads the words for the error's code instead.
 */
import { isSecureUrl } from '../net/secure-url.js';
import { errorOnce } from './warn-once.js';

/** An answer that does not come from the API, or none. */
export type Failure = Response | 'silence';

/** The proxy's codes for faults of its own setup (docs/proxy.md); their descriptions say how to fix them. */
const SETUP_CODES: ReadonlySet<number> = new Set([9001, 9013, 9020, 9021, 9032]);

/** @param endpoint base URL of the proxy @returns once the message is written, or there is none for this failure */
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
    return SETUP_CODES.has(body.error_code) ? `the proxy at ${endpoint} says: ${String(body.error_desc)}` : undefined;
  }
  return status === 404 ? `there is nothing at endpoint="${endpoint}" (404): check its path.` : undefined;
}

/** Finds out why there is no answer, because browsers do not tell pages. */
async function wordsForSilence(endpoint: string): Promise<string | undefined> {
  // Calls of a page that the customer leaves fail too. Such a page is gone by then.
  await new Promise((resolve) => setTimeout(resolve, 500));
  if (!navigator.onLine) return undefined;
  if (location.protocol === 'https:' && !isSecureUrl(new URL(endpoint))) {
    return `endpoint="${endpoint}" is http on an https page, which browsers block: serve the proxy by https.`;
  }
  // A `no-cors` answer cannot be read, but shows that a server answers.
  const isThere = await fetch(`${endpoint}/health`, { mode: 'no-cors', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return isThere
    ? `endpoint="${endpoint}" answers, but not to pages of ${location.origin}: add that origin to the proxy’s \`origins\` (TSW_ORIGINS).`
    : `nothing answers at endpoint="${endpoint}": is the proxy running there, and does the content security policy name it in connect-src?`;
}

/**
 * Tells each session when its page is shown again, comes online again, is kept for the back button or is left for good.
 *
 * Browsers do not say whether a page that goes away is closed, reloaded or left. The session releases its tickets only
 * when the customer certainly goes to another site: the Navigation API said so a moment ago. Everything else, closing
 * the tab included, looks like a reload, and the hold runs out by itself (docs/decisions/007-session-leaving.md).
 */
import type { Session } from '../state/session.js';

/** Milliseconds after which a page that is still there was not left: the link started a download, or was stopped. */
const STALE = 10_000;

/** When the customer followed a link to another site, on the page's monotonic clock. */
let leftSiteAt = -Infinity;
const sessions = new Set<WeakRef<Session>>();
let isListening = false;

export function watchPageLife(session: Session): void {
  if (!isListening) listen();
  sessions.add(new WeakRef(session));
}

function listen(): void {
  isListening = true;
  // Not every browser has the Navigation API yet.
  (globalThis as { navigation?: Navigation }).navigation?.addEventListener(
    'navigate',
    ({ destination, hashChange, downloadRequest }) => {
      const url = new URL(destination.url);
      const isAway = !hashChange && downloadRequest === null && /^https?:$/.test(url.protocol);
      leftSiteAt = isAway && url.origin !== location.origin ? performance.now() : -Infinity;
    },
  );
  document.addEventListener('visibilitychange', onReturn);
  window.addEventListener('online', onReturn);
  window.addEventListener('pageshow', onReturn);
  window.addEventListener('pagehide', ({ persisted }) => {
    const isForGood = !persisted && performance.now() - leftSiteAt < STALE;
    forEachSession((session) => session.leave(isForGood));
  });
}

function onReturn(): void {
  if (document.visibilityState === 'visible') forEachSession((session) => void session.resynchronise());
}

function forEachSession(run: (session: Session) => void): void {
  for (const reference of sessions) {
    const session = reference.deref();
    if (session) run(session);
    else sessions.delete(reference);
  }
}

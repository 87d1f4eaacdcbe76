/**
 * Tells a session of its page's comings and goings: shown again, online again, kept for the back button, left for good.
 *
 * Browsers do not say whether a page that goes away is closed, reloaded or left. Tickets are given back only where it is
 * certain that the customer goes to another site: the Navigation API told so a moment ago. Everything else, closing the
 * tab included, looks like a reload and is left to the end of the hold (docs/decisions/007-session-leaving.md).
 */
import type { Session } from '../state/session.js';

/** Milliseconds after which a page that did not go has not been left: a link that started a download, or was stopped. */
const STALE = 10_000;

/** When the customer set out for another site, on the page's monotonic clock. */
let leftSiteAt = -Infinity;
const sessions = new Set<WeakRef<Session>>();
let isListening = false;

export function watchPageLife(session: Session): void {
  if (!isListening) listen();
  sessions.add(new WeakRef(session));
}

function listen(): void {
  isListening = true;
  // Not in every browser yet.
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
  for (const owner of sessions) {
    const session = owner.deref();
    if (session) run(session);
    else sessions.delete(owner);
  }
}

/** What a browser has for one session over its tabs (src/state/shared/tabs.ts): Web Locks and BroadcastChannel. */
import { createError } from '../domain/error.js';
import type { TabSupport } from '../state/shared/tabs.js';

/** Milliseconds to wait for another tab: longer than anything but a purchase takes. */
const PATIENCE = 100_000;

/** @returns undefined where there is no such thing: old browsers, and pages that are not served by HTTPS */
export function tabSupport(): TabSupport | undefined {
  return 'locks' in navigator && 'BroadcastChannel' in globalThis ? browserTabs : undefined;
}

const browserTabs: TabSupport = {
  async alone(name, run) {
    let hasBegun = false;
    try {
      return await navigator.locks.request(name, { signal: AbortSignal.timeout(PATIENCE) }, () => {
        hasBegun = true;
        return run();
      });
    } catch (cause) {
      if (hasBegun) throw cause;
      if (cause instanceof DOMException && cause.name === 'TimeoutError') {
        throw createError('timeout', 'Another tab of this page is at work on the booking and does not end.', { cause });
      }
      // The page may have no locks after all, as in some frames: then it is one tab alone.
      return run();
    }
  },

  openChannel(name, hear) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => hear(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
};

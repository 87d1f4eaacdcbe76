/** Web Locks and BroadcastChannel, which make one session of all tabs (src/state/shared/tabs.ts). */
import { createError } from '../domain/error.js';
import type { TabSupport } from '../state/shared/tabs.js';

/** Milliseconds to wait for another tab. Only a purchase can take longer. */
const PATIENCE = 100_000;

/** @returns undefined in old browsers, and on pages that are not served by HTTPS */
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
      // Some frames may not use locks. Such a tab is on its own.
      return run();
    }
  },

  openChannel(name, onMessage) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => onMessage(data);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
  },
};

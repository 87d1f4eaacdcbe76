/** The `fetch` of sessions: as the platform's, but failures that a developer could mend are explained in the console. */
import type { Failure } from './diagnose.js';

export function watchedFetch(endpoint: string): typeof fetch {
  const report = (failure: Failure): void =>
    // A page that cannot fetch this cannot be helped by it.
    void import('./diagnose.js').then(({ diagnose }) => diagnose(endpoint, failure)).catch(() => undefined);
  return async (input, init) => {
    try {
      const response = await fetch(input, init);
      const isOdd = !response.ok || /html/.test(response.headers.get('Content-Type') ?? '');
      if (isOdd) report(response.clone());
      return response;
    } catch (cause) {
      if (cause instanceof TypeError) report('silence');
      throw cause;
    }
  };
}

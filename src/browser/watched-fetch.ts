/** The platform's `fetch`, which also explains failures of a wrong setup in the console. Used by every session. */
import type { Failure } from './diagnose.js';

export function watchedFetch(endpoint: string): typeof fetch {
  const report = (failure: Failure): void =>
    // A page that cannot load the module gets no explanation.
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

/** One performance by its ID, for a page that begins with one. */
import { TswError } from '../../domain/error.js';
import type { Performance } from '../../domain/performance.js';
import type { Read } from '../../state/reads.js';

/** Fails with `not-found` where the API does not know the performance. */
export function performanceRead(performanceId: string): Read<Performance> {
  return {
    key: `performance:${performanceId}`,
    async run(client, options) {
      const found = (await client.getPerformances({ performanceIds: [performanceId] }, options)).get(performanceId);
      if (!found) throw new TswError('not-found', `The box office does not know performance "${performanceId}".`);
      return found;
    },
  };
}

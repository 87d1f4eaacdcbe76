/** A simulated box office with altered answers. For element tests. */
import type { FaultRule } from '../../src/sandbox/faults.js';
import { createSandbox } from '../../src/sandbox/sandbox.js';
import { type MountOptions, TEST_NOW } from './mount.js';

/**
 * Alters the text of one endpoint's answers. All calls go to one box office, which keeps its state.
 *
 * @param endpoint such as `reserve`
 */
export function altering(
  endpoint: string,
  alter: (text: string) => string,
  faults: readonly FaultRule[] = [],
  user = 'demo',
): MountOptions {
  const sandbox = createSandbox({ clock: () => TEST_NOW, seed: 1, faults });
  return {
    async intercept(request) {
      request.headers.set('Authorization', `Basic ${btoa(`${user}:demopass`)}`);
      const answer = await sandbox.handle(request);
      if (!request.url.includes(`/${endpoint}.v1`)) return answer;
      return new Response(alter(await answer.text()), { headers: { 'Content-Type': 'application/json' } });
    },
  };
}

/** The send methods of a whole reservation as one read, because the choice needs all of them. */
import type { SendMethod } from '../../../domain/trolley/send-method.js';
import { type Read, sendMethodsRead } from '../../../state/reads.js';

/** @returns undefined for no performances */
export function allSendMethodsRead(
  performanceIds: readonly string[],
): Read<ReadonlyMap<string, readonly SendMethod[]>> | undefined {
  if (performanceIds.length === 0) return undefined;
  return {
    key: `send-methods:${JSON.stringify({ performanceIds })}`,
    async run(source, options) {
      const answers = await Promise.all(performanceIds.map((id) => sendMethodsRead(id).run(source, options)));
      return new Map(performanceIds.map((id, index) => [id, answers[index]?.sendMethods ?? []]));
    },
  };
}

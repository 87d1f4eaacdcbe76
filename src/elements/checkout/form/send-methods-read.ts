/** The send methods of everything in a reservation, as one read: a choice is shown only when all of it is known. */
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

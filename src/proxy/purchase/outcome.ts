/** What an answer of the API says about a purchase: whether it can begin, and how it ended. */
import { ProxyError } from '../errors.js';
import { member, text, type Json } from '../json.js';
import { requestIdOf, type UpstreamAnswer } from '../upstream.js';

/**
 * Refuses to buy what is not reserved. The API's answer to a second purchase is not documented, so none is sent.
 * @throws ProxyError `notReserved`
 */
export function assertReserved(status: Json): void {
  const state = text(member(status, 'transaction_status'));
  if (state === 'reserved') return;
  const words: Readonly<Record<string, string>> = {
    purchased: 'It has been purchased already: ask status.v1 or purchase_page_archive.v1.',
    attempting: 'Its payment is under way: status.v1 has its pending_callout.',
  };
  const next = words[state] ?? 'Reserve again.';
  throw new ProxyError(
    409,
    'notReserved',
    `This transaction is ${state || 'in no known state'}, not reserved. ${next}`,
  );
}

/**
 * Waits for a call that may have bought something. Without its answer the outcome is unknown, whatever the reason;
 * only the API's own 502 says that nothing was reached (docs/api/transport.md#status-codes).
 * @throws ProxyError `outcomeUnknown`, or `configuration`
 */
export async function purchaseOutcome(call: Promise<UpstreamAnswer>): Promise<UpstreamAnswer> {
  const unknown = (requestId: string | undefined, cause: unknown): ProxyError =>
    new ProxyError(
      504,
      'outcomeUnknown',
      'The purchase was sent, but its answer was lost, so the tickets may have been bought. Ask status.v1; do not repeat it.',
      { requestId, cause },
    );
  let answer: UpstreamAnswer;
  try {
    answer = await call;
  } catch (error) {
    if (!(error instanceof ProxyError) || error.kind === 'configuration') throw error;
    throw unknown(error.details.requestId, error);
  }
  if (answer.status >= 500 && answer.status !== 502) {
    throw unknown(requestIdOf(answer.headers), `status ${answer.status}: ${text(member(answer.body, 'error_desc'))}`);
  }
  return answer;
}

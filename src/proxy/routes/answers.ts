/** The proxy's answers in JSON: its own, and the API's without what is not for pages. */
import { redact } from '../privacy/redact.js';
import type { RequestNotes } from '../request/notes.js';
import type { Proxy } from '../setup.js';
import { requestIdOf, type UpstreamAnswer } from '../upstream.js';

interface AnswerRules {
  readonly cacheable?: boolean;
  readonly keepCustomer?: boolean;
}

export function answerWith(
  proxy: Proxy,
  answer: UpstreamAnswer,
  notes: RequestNotes,
  rules: AnswerRules = {},
): Response {
  notes.requestId = requestIdOf(answer.headers);
  const body = redact(answer.body, { keepCustomer: rules.keepCustomer ?? false, secrets: proxy.upstream.secrets });
  const response = jsonResponse(answer.status, body);
  for (const name of ['X-Request-Id', 'Retry-After', 'Content-Language']) copyHeader(answer, response, name);
  if (rules.cacheable && answer.status === 200) {
    copyHeader(answer, response, 'Cache-Control');
    response.headers.append('Vary', 'Accept-Language');
  }
  return response;
}

function copyHeader(from: UpstreamAnswer, to: Response, name: string): void {
  const value = from.headers.get(name);
  if (value !== null) to.headers.set(name, value);
}

export const jsonResponse = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

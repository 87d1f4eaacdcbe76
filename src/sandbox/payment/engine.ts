/**
 * The payment engine's one call, `POST /api/save-details`: swaps a payment intent for a single-use token. Errors
 * are invented, nothing of them is documented. Called from browsers too, so it answers CORS.
 */
import { nextNumber, type Box, type JsonObject } from '../box-office.js';
import { hexDigits } from '../chance.js';
import { transactionOfKey } from '../serialise/debitor.js';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
};

const answer = (status: number, body: JsonObject): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=UTF-8', ...CORS },
  });

async function intentOf(request: Request): Promise<string | undefined> {
  try {
    const body: unknown = await request.json();
    if (typeof body !== 'object' || body === null || !('stripe_payment_intent' in body)) return undefined;
    return typeof body.stripe_payment_intent === 'string' ? body.stripe_payment_intent : undefined;
  } catch {
    return undefined;
  }
}

export async function saveDetails(box: Box, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
  if (request.method !== 'POST') return answer(405, { error: 'Method not allowed' });
  const key = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const uuid = transactionOfKey(box.seed, key);
  if (uuid === undefined || box.state.transactions[uuid]?.status !== 'reserved') {
    return answer(401, { error: 'Not authorised' });
  }
  const intent = await intentOf(request);
  if (intent === undefined || !/^pi_\w+$/.test(intent))
    return answer(400, { error: 'stripe_payment_intent is missing' });
  const token = `cider_${hexDigits(32, box.seed, 'cider', nextNumber(box))}`;
  box.state.paymentTokens[token] = intent;
  box.changed();
  return answer(200, { token });
}

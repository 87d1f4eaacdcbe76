/**
 * The only call of the payment engine, `POST /api/save-details`: swaps a payment intent for a single-use token
 * (docs/api/payments.md#payment-intents). Errors are invented. Browsers call it too, so it answers CORS.
 */
import { type BoxOffice, nextNumber } from '../box-office.js';
import { hexDigits } from '../chance.js';
import { type JsonObject } from '../json.js';

/** The bearer key of the payment engine, one per reservation. Only `saveDetails` reads it. */
export const engineKey = (seed: number, transactionUuid: string): string =>
  `cak_${transactionUuid}.${hexDigits(24, seed, 'engine', transactionUuid)}`;

/** The UUID of the reservation that the key belongs to. Undefined for anything else. */
function transactionOfKey(seed: number, key: string): string | undefined {
  const uuid = /^cak_(.+)\.[0-9a-f]+$/.exec(key)?.[1];
  return uuid !== undefined && engineKey(seed, uuid) === key ? uuid : undefined;
}

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

export async function saveDetails(boxOffice: BoxOffice, request: Request): Promise<Response> {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: CORS });
  if (request.method !== 'POST') return answer(405, { error: 'Method not allowed' });
  const key = /^bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const uuid = transactionOfKey(boxOffice.seed, key);
  if (uuid === undefined || boxOffice.state.transactions[uuid]?.status !== 'reserved') {
    return answer(401, { error: 'Not authorised' });
  }
  const intent = await intentOf(request);
  if (intent === undefined || !/^pi_\w+$/.test(intent))
    return answer(400, { error: 'stripe_payment_intent is missing' });
  const token = `cider_${hexDigits(32, boxOffice.seed, 'cider', nextNumber(boxOffice))}`;
  boxOffice.state.paymentTokens[token] = intent;
  boxOffice.changed();
  return answer(200, { token });
}

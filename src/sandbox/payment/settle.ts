/**
 * Takes the money of a transaction, bundle by bundle, as its account pays: on credit, with Stripe tokens, with a
 * card, or outside by a redirect (flows, sections 5 to 8).
 */
import { type Account } from '../http/accounts.js';
import { type Box, type Call } from '../box-office.js';
import { badData, missing, rejected, type ApiError } from '../http/errors.js';
import { type Params } from '../http/params.js';
import { bundleTotals } from '../serialise/trolley.js';
import { type PendingCallout, type PurchaseFailure, type Transaction } from '../model/state.js';
import { cardProblem, cardTypeName, verdictOf, type CardFields, type CardProblem, type CardVerdict } from './cards.js';

export type Settlement =
  | { readonly kind: 'paid' }
  | { readonly kind: 'callout'; readonly callout: PendingCallout }
  | { readonly kind: 'declined'; readonly failure: PurchaseFailure };

/** Where the customer comes back to, and the token that says from which step. */
export interface ReturnTo {
  readonly token: string;
  readonly url: string;
}

export const DECLINED: PurchaseFailure = { reason: 'The card was declined.', error: 'card_declined' };
export const AUTH_FAILED: PurchaseFailure = {
  reason: '3-D Secure authentication failed.',
  error: 'auth_failure',
  failed3dSecure: true,
};

/** What the demo page and the Python guide send back for a payment that went through. */
export const saysYes = (params: Params): boolean => ['yes', '1', 'true'].includes(params.text('success') ?? '');

/** Nothing has to be paid for what costs nothing. */
const unpaid = (call: Call, { bundles, paidSources }: Transaction): string[] =>
  bundles
    .filter((bundle) => bundleTotals(call, bundle).cost > 0)
    .map(({ source }) => source)
    .filter((source) => !paidSources.includes(source));

/** `return_token` and `return_url`; undefined when the client prepared for no callout (reference, purchase.v1). */
export function returnOf(params: Params): ReturnTo | undefined {
  const [token, url] = [params.text('return_token'), params.text('return_url')];
  if (token === undefined || url === undefined) return undefined;
  if (!/^[\w.-]+$/.test(token) || !/^https?:\/\//.test(url) || url.includes('?') || !url.includes(token)) {
    throw rejected('return_url must be http or https, hold return_token in its path and have no query');
  }
  return { token, url };
}

function calloutFor(kind: PendingCallout['kind'], source: string, back: ReturnTo | undefined): Settlement {
  if (!back) throw missing('return_token', 'return_url');
  return { kind: 'callout', callout: { kind, source, token: back.token, returnUrl: back.url } };
}

/** A card token of Stripe's form. Stripe's own test token for declines declines here too. */
export function chargeToken(box: Box, token: string): 'paid' | 'declined' {
  if (!/^tok_\w+$/.test(token) || /declined/i.test(token) || box.state.usedCardTokens.includes(token))
    return 'declined';
  box.state.usedCardTokens.push(token);
  return 'paid';
}

/** The engine's tokens are single use, but one serves every supplier of a purchase (reference, X28). */
function chargeEngineToken(intent: string | undefined): 'paid' | 'declined' {
  return intent === undefined || /declined/i.test(intent) ? 'declined' : 'paid';
}

function settleStripe(call: Call, transaction: Transaction, back: ReturnTo | undefined): Settlement {
  const { params, box } = call;
  const intents = new Map<string, string | undefined>();
  for (const source of unpaid(call, transaction)) {
    const engineToken = params.text(`${source}_callback/cider_token`);
    const cardToken = params.text(`${source}_callback/stripeToken`);
    if (engineToken !== undefined) {
      if (!intents.has(engineToken)) intents.set(engineToken, box.state.paymentTokens[engineToken]);
      delete box.state.paymentTokens[engineToken];
      if (chargeEngineToken(intents.get(engineToken)) === 'declined') return { kind: 'declined', failure: DECLINED };
    } else if (cardToken !== undefined) {
      if (chargeToken(box, cardToken) === 'declined') return { kind: 'declined', failure: DECLINED };
    } else {
      continue;
    }
    transaction.paidSources.push(source);
  }
  const [next] = unpaid(call, transaction);
  return next === undefined ? { kind: 'paid' } : calloutFor('stripe', next, back);
}

const CARD_ERRORS: Readonly<Record<CardProblem, (card: CardFields) => ApiError>> = {
  number_missing: () => missing('card_number'),
  // Recorded text; the code is the likely one (reference, section 2).
  type_unknown: () => rejected('Unknown cards are not accepted', 3001),
  type_not_accepted: ({ number = '' }) => rejected(`${cardTypeName(number) ?? 'Unknown'} cards are not accepted`, 3001),
  number_invalid: () => rejected('Not a valid card number', 3002),
  expiry_missing: () => missing('expiry_date'),
  expiry_invalid: () => rejected('Invalid expiry date', 3003),
  cv_two_missing: () => missing('cv_two'),
  cv_two_invalid: () => rejected('Invalid CV2', 3004),
  issue_missing: () => rejected('Issue number missing', 3005),
  issue_unneeded: () => rejected('Invalid issue number', 3006),
  issue_invalid: () => rejected('Invalid issue number', 3006),
  start_missing: () => rejected('Start date missing', 3007),
  start_invalid: () => rejected('Invalid start date', 3008),
};

export const readCard = (params: Params): CardFields => ({
  number: params.text('card_number'),
  expiry: params.text('expiry_date'),
  cvTwo: params.get('cv_two')?.trim(),
  issueNumber: params.text('issue_number'),
  startDate: params.text('start_date'),
});

/** Failures by verdict; 3-D Secure fails only where the client prepared for no callout. */
export const CARD_FAILURES: Readonly<Record<Exclude<CardVerdict, 'approved'>, PurchaseFailure>> = {
  declined: DECLINED,
  cv_two: { ...DECLINED, failedCvTwo: true },
  avs: { ...DECLINED, failedAvs: true },
  three_d_secure: AUTH_FAILED,
  fraud: { reason: 'The transaction matched a fraud trigger.', error: 'fraud' },
  timeout: { reason: 'The card issuer did not answer.', error: 'auth_timeout' },
};

function settleCard(call: Call, transaction: Transaction, back: ReturnTo | undefined): Settlement {
  const card = readCard(call.params);
  const problem = cardProblem(card, call.now);
  if (problem) throw CARD_ERRORS[problem](card);
  const verdict = verdictOf(card.number ?? '');
  if (verdict === 'approved') return { kind: 'paid' };
  const [first] = unpaid(call, transaction);
  if (verdict === 'three_d_secure' && back && first !== undefined) return calloutFor('three_d_secure', first, back);
  return { kind: 'declined', failure: CARD_FAILURES[verdict] };
}

function settleRedirect(call: Call, transaction: Transaction, back: ReturnTo | undefined): Settlement {
  const [next] = unpaid(call, transaction);
  return next === undefined ? { kind: 'paid' } : calloutFor('redirect', next, back);
}

/** First step of a payment. Throws where the client can correct something and try again. */
export function settle(call: Call, account: Account, transaction: Transaction, back: ReturnTo | undefined): Settlement {
  switch (account.payment) {
    case 'credit':
      return { kind: 'paid' };
    case 'stripe':
      return settleStripe(call, transaction, back);
    case 'card':
      return settleCard(call, transaction, back);
    case 'redirect':
      return settleRedirect(call, transaction, back);
  }
}

/** The customer is back from a step outside, or was lost there and Ingresso called without parameters. */
export function settleReturn(call: Call, transaction: Transaction, next: ReturnTo): Settlement {
  const { callout } = transaction;
  if (!callout) throw badData();
  const { params, box } = call;
  switch (callout.kind) {
    case 'three_d_secure':
      return saysYes(params) ? { kind: 'paid' } : { kind: 'declined', failure: AUTH_FAILED };
    case 'redirect':
      if (!saysYes(params)) return { kind: 'declined', failure: { reason: 'The customer did not pay.' } };
      transaction.paidSources.push(callout.source);
      return settleRedirect(call, transaction, next);
    case 'stripe': {
      const token = params.text('stripeToken') ?? '';
      if (chargeToken(box, token) === 'declined') return { kind: 'declined', failure: DECLINED };
      transaction.paidSources.push(callout.source);
      return settleStripe(call, transaction, next);
    }
  }
}

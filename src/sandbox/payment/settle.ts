/**
 * Takes the money for a transaction, bundle by bundle, in the way its account pays: on credit, by Stripe tokens, by
 * card, or on a payment page (docs/api/payments.md).
 */
import { type Account } from '../accounts.js';
import { type BoxOffice, type Call } from '../box-office.js';
import { type ApiError, badData, missing, rejected } from '../http/errors.js';
import { type Params } from '../http/params.js';
import { bundleTotals } from '../model/orders.js';
import { type PendingCallout, type PurchaseFailure, type Transaction } from '../model/state.js';
import { type CardFields, cardProblem, type CardProblem, cardTypeName, type CardVerdict, verdictOf } from './cards.js';

export type Settlement =
  | { readonly kind: 'paid' }
  | { readonly kind: 'callout'; readonly callout: PendingCallout }
  | { readonly kind: 'declined'; readonly failure: PurchaseFailure };

/** Where the customer comes back to, and the token of the step that sent them away. */
export interface ReturnTo {
  readonly token: string;
  readonly url: string;
}

const DECLINED: PurchaseFailure = { reason: 'The card was declined.', error: 'card_declined' };
const AUTH_FAILED: PurchaseFailure = {
  reason: '3-D Secure authentication failed.',
  error: 'auth_failure',
  failed3dSecure: true,
};

/** What the demo page and the Python guide send back after a successful payment. */
const hasPaid = (params: Params): boolean => ['yes', '1', 'true'].includes(params.text('success') ?? '');

/** Suppliers still to be paid. Free bundles need no payment. */
const unpaid = (call: Call, { bundles, paidSources }: Transaction): string[] =>
  bundles
    .filter((bundle) => bundleTotals(call.boxOffice.catalogue, bundle).cost > 0)
    .map(({ source }) => source)
    .filter((source) => !paidSources.includes(source));

/**
 * `return_token` and `return_url`. Undefined when the client allows no callout (docs/api/payments.md#redirect-flow).
 */
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

/** Charges a card token. It has to look like Stripe's. Stripe's own test token for declines is declined here too. */
function chargeToken(boxOffice: BoxOffice, token: string): 'paid' | 'declined' {
  if (!/^tok_\w+$/.test(token) || /declined/i.test(token) || boxOffice.state.usedCardTokens.includes(token))
    return 'declined';
  boxOffice.state.usedCardTokens.push(token);
  return 'paid';
}

/** Tokens of the engine are single-use, but one serves all suppliers of a purchase (docs/api/disagreements.md#x28). */
function chargeEngineToken(intent: string | undefined): 'paid' | 'declined' {
  return intent === undefined || /declined/i.test(intent) ? 'declined' : 'paid';
}

function settleStripe(call: Call, transaction: Transaction, back: ReturnTo | undefined): Settlement {
  const { params, boxOffice } = call;
  const intents = new Map<string, string | undefined>();
  for (const source of unpaid(call, transaction)) {
    const engineToken = params.text(`${source}_callback/cider_token`);
    const cardToken = params.text(`${source}_callback/stripeToken`);
    if (engineToken !== undefined) {
      if (!intents.has(engineToken)) intents.set(engineToken, boxOffice.state.paymentTokens[engineToken]);
      delete boxOffice.state.paymentTokens[engineToken];
      if (chargeEngineToken(intents.get(engineToken)) === 'declined') return { kind: 'declined', failure: DECLINED };
    } else if (cardToken !== undefined) {
      if (chargeToken(boxOffice, cardToken) === 'declined') return { kind: 'declined', failure: DECLINED };
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
  // The text is recorded, the code is the likeliest one (docs/api/transport.md#error-codes).
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

const readCard = (params: Params): CardFields => ({
  number: params.text('card_number'),
  expiry: params.text('expiry_date'),
  cvTwo: params.get('cv_two')?.trim(),
  issueNumber: params.text('issue_number'),
  startDate: params.text('start_date'),
});

/** Failures by verdict. 3-D Secure fails only when the client allows no callout. */
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

/** First step of a payment. @throws ApiError where the client can correct something and try again */
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

/** The customer is back from a payment page, or Ingresso calls without parameters because they never came back. */
export function settleReturn(call: Call, transaction: Transaction, next: ReturnTo): Settlement {
  const { callout } = transaction;
  if (!callout) throw badData();
  const { params, boxOffice } = call;
  switch (callout.kind) {
    case 'three_d_secure':
      return hasPaid(params) ? { kind: 'paid' } : { kind: 'declined', failure: AUTH_FAILED };
    case 'redirect':
      if (!hasPaid(params)) return { kind: 'declined', failure: { reason: 'The customer did not pay.' } };
      transaction.paidSources.push(callout.source);
      return settleRedirect(call, transaction, next);
    case 'stripe': {
      const token = params.text('stripeToken') ?? '';
      if (chargeToken(boxOffice, token) === 'declined') return { kind: 'declined', failure: DECLINED };
      transaction.paidSources.push(callout.source);
      return settleStripe(call, transaction, next);
    }
  }
}

/**
 * The partner's say in purchases on credit: the partner is invoiced for them, so somebody has to check that the customer
 * has paid the partner. What is on credit, and what it costs, is read from the API alone; a browser has no part in it.
 */
import { ProxyError } from '../errors.js';
import { items, member, text, type Json } from '../json.js';

export interface Amount {
  /** As the API writes it: lower case, e.g. `gbp`. */
  readonly currencyCode: string;
  /** In minor units: pence, cents. Exact. */
  readonly minor: number;
}

/** Orders of one supplier that are bought on credit. */
export interface CreditBundle {
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly total: Amount;
}

export interface CreditPurchase {
  readonly transactionUuid: string;
  /** What the partner is going to be invoiced for, one amount a currency. */
  readonly totals: readonly Amount[];
  readonly bundles: readonly CreditBundle[];
  /** What the page's `paymentHandler` gave; whatever the browser sent, so believe nothing of it unchecked. */
  readonly paymentReference: string | undefined;
  /** The browser's request; its body has been read. */
  readonly request: Request;
}

export type Verdict = boolean | { readonly allowed: boolean; readonly reason?: string | undefined };

/**
 * Answers whether the purchase may go ahead: the payment named by the reference has been taken (or is guaranteed), is
 * for these totals at least, and pays for no other transaction. Called once for each purchase that is sent on; a
 * customer who corrects an address and tries again brings the same reference and the same `transactionUuid`.
 * `reason` is read by the page. Throwing refuses too, as a defect of the hook.
 */
export type AuthorizePurchase = (purchase: CreditPurchase) => Verdict | Promise<Verdict>;

/**
 * The bundles of a reservation that nobody but the partner pays for: no debitor takes the money, and no card is asked
 * for. `archive` is the reserve answer as it was given, if it could be had; without it no card counts as asked for.
 * @throws ProxyError if the answers leave open what is to be paid
 */
export function creditBundles(status: Json, archive: Json | undefined): readonly CreditBundle[] {
  const bundles = bundlesOf(status);
  if (bundles.length === 0) throw unclear('holds no bundle');
  if ([status, archive].some((answer) => member(answer, 'needs_payment_card') === true)) return [];
  const archived = archive === undefined ? [] : bundlesOf(archive);
  const paidElsewhere = (bundle: Json): boolean =>
    [bundle, ...archived.filter((other) => sourceOf(other) === sourceOf(bundle))].some((each) => hasDebitor(each));
  return bundles
    .filter((bundle) => !paidElsewhere(bundle))
    .map((bundle) => ({
      sourceCode: sourceOf(bundle),
      sourceName: text(member(bundle, 'bundle_source_desc')),
      total: totalOf(bundle, status),
    }));
}

/** Sums by currency, in the order in which the currencies appear. */
export function totalsOf(bundles: readonly CreditBundle[]): readonly Amount[] {
  const sums = new Map<string, number>();
  for (const { total } of bundles) sums.set(total.currencyCode, (sums.get(total.currencyCode) ?? 0) + total.minor);
  return [...sums].map(([currencyCode, minor]) => ({ currencyCode, minor }));
}

/** Asks the hook. Returns if the purchase may go on. @throws ProxyError if not */
export async function authorize(hook: AuthorizePurchase | undefined, purchase: CreditPurchase): Promise<void> {
  if (!hook) {
    throw new ProxyError(
      403,
      'notAuthorised',
      'This purchase is on credit: the account is invoiced for it, so the proxy passes it on only when its ' +
        'authorizePurchase hook says that the customer has paid. Give createProxy an authorizePurchase function, or ' +
        'set TSW_AUTHORIZE to the path of a module that exports one. Nothing was bought.',
    );
  }
  let verdict: Verdict;
  try {
    verdict = await hook(purchase);
  } catch (cause) {
    const words = 'The authorizePurchase hook failed; see the log of the proxy. Nothing was bought.';
    throw new ProxyError(500, 'hookFailed', words, { cause });
  }
  // Anything but a clear yes is a no: a hook that forgets to return must not give tickets away.
  if (verdict === true || (typeof verdict === 'object' && verdict?.allowed === true)) return;
  const reason = typeof verdict === 'object' ? verdict?.reason : undefined;
  throw new ProxyError(403, 'notAuthorised', reason || 'The payment was not accepted. Nothing was bought.');
}

/** Today's key, and that of 2017 (reference X12). */
export const bundlesOf = (answer: Json): readonly Json[] =>
  items(member(member(answer, 'trolley_contents') ?? member(answer, 'trolley'), 'bundle'));

export const sourceOf = (bundle: Json): string => text(member(bundle, 'bundle_source_code'));

const hasDebitor = (bundle: Json): boolean => text(member(member(bundle, 'debitor'), 'debitor_type')) !== '';

/** @throws ProxyError if it cannot be told exactly */
export function totalOf(bundle: Json, status: Json): Amount {
  const currencyCode = text(member(bundle, 'currency_code') ?? member(member(bundle, 'currency'), 'currency_code'));
  const factor = member(member(member(status, 'currency_details'), currencyCode), 'currency_factor');
  const amount = member(bundle, 'bundle_total_cost');
  if (!currencyCode || typeof factor !== 'number' || typeof amount !== 'number') throw unclear('has no total');
  const minor = Math.round(amount * factor);
  // 62.5 * 100 may be off by a rounding error of floating point; half a penny is something else.
  if (!Number.isSafeInteger(minor) || minor < 0 || Math.abs(amount * factor - minor) > 0.001) throw unclear('is odd');
  return { currencyCode, minor };
}

const unclear = (what: string): ProxyError =>
  new ProxyError(502, 'badAnswer', 'What this purchase costs could not be found out. Nothing was bought.', {
    cause: `the trolley of the status ${what}`,
  });

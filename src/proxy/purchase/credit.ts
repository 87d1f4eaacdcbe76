/**
 * What a reservation costs the partner: which bundles are on credit, and their totals. Read from the API's answers alone;
 * a browser has no part in it.
 */
import { ProxyError } from '../errors.js';
import type { Amount, CreditBundle } from '../hooks.js';
import { items, member, text, type Json } from '../json.js';

/**
 * The bundles of a reservation that only the partner pays for: no debitor takes the money, and no card is asked for.
 * `archive` is the answer to the reservation, where it could be fetched; without it no card counts as asked for.
 * @throws ProxyError if the answers leave the cost open
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

/** Under today's key, and under that of 2017 (docs/api/disagreements.md#x12). */
export const bundlesOf = (answer: Json): readonly Json[] =>
  items(member(member(answer, 'trolley_contents') ?? member(answer, 'trolley'), 'bundle'));

export const sourceOf = (bundle: Json): string => text(member(bundle, 'bundle_source_code'));

const hasDebitor = (bundle: Json): boolean => text(member(member(bundle, 'debitor'), 'debitor_type')) !== '';

/** @throws ProxyError if the exact total is not known */
export function totalOf(bundle: Json, status: Json): Amount {
  const currencyCode = text(member(bundle, 'currency_code') ?? member(member(bundle, 'currency'), 'currency_code'));
  const factor = member(member(member(status, 'currency_details'), currencyCode), 'currency_factor');
  const amount = member(bundle, 'bundle_total_cost');
  if (!currencyCode || typeof factor !== 'number' || typeof amount !== 'number') throw unclear('has no total');
  const minor = Math.round(amount * factor);
  // 62.5 * 100 may be off by a rounding error of floating point; half a penny is not.
  if (!Number.isSafeInteger(minor) || minor < 0 || Math.abs(amount * factor - minor) > 0.001) throw unclear('is odd');
  return { currencyCode, minor };
}

const unclear = (what: string): ProxyError =>
  new ProxyError(502, 'badAnswer', 'What this purchase costs could not be found out. Nothing was bought.', {
    cause: `the trolley of the status ${what}`,
  });

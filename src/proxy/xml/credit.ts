/** What a reservation of the XML core costs the partner, and the partner's say in buying it. */
import { childOf, textOf, type XmlElement } from '../../xml-tree/tree.js';
import { ProxyError } from '../errors.js';
import { member, text, type Json } from '../json.js';
import { authorize } from '../purchase/authorize.js';
import { bundlesOf, sourceOf, totalOf, totalsOf } from '../purchase/credit.js';
import type { AuthorisedPurchase } from '../purchase/purchase-end.js';
import type { XmlCallContext } from './call-context.js';

/**
 * Asks the partner about a purchase on credit. Its totals are the core's, whatever the page says.
 * @throws ProxyError if the partner refuses, or the totals are not known
 */
export async function authorizeOnCredit(
  { proxy, call, request }: XmlCallContext,
  info: XmlElement,
): Promise<AuthorisedPurchase> {
  const { bundle, details } = bundlesInJson(childOf(info, 'trolley'));
  const status: Json = { trolley_contents: { bundle }, currency_details: details };
  const bundles = bundlesOf(status).map((each) => ({
    sourceCode: sourceOf(each),
    sourceName: text(member(each, 'bundle_source_desc')),
    total: totalOf(each, status),
  }));
  if (bundles.length === 0) {
    const words = 'What this purchase costs could not be found out. Nothing was bought.';
    throw new ProxyError(502, 'badAnswer', words, { cause: 'transaction_info has no bundle' });
  }
  const authorised = {
    transactionUuid: textOf(call, 'handle') ?? '',
    bundles,
    paymentReference: textOf(call, 'payment_reference'),
  };
  await authorize(proxy.authorizePurchase, { ...authorised, totals: totalsOf(bundles), request });
  return authorised;
}

/** The core's bundles as the JSON API writes them, so that one rule reads the totals of both. */
function bundlesInJson(trolley: XmlElement | undefined): { bundle: readonly Json[]; details: Json } {
  const details: Record<string, Json> = {};
  const bundle = (trolley?.children ?? []).flatMap((each): Json[] => {
    if (each.name !== 'bundle') return [];
    const currency = childOf(each, 'currency');
    const code = textOf(currency, 'currency_code') ?? '';
    const places = Number(textOf(currency, 'currency_places') ?? NaN);
    const factor = Number(textOf(currency, 'currency_factor') ?? 10 ** places);
    details[code] = { currency_factor: Number.isNaN(factor) ? null : factor };
    const cost = textOf(each, 'bundle_total_cost') ?? '';
    return [
      {
        bundle_source_code: textOf(each, 'bundle_source_code') ?? '',
        bundle_source_desc: textOf(each, 'bundle_source_desc') ?? '',
        currency_code: code,
        bundle_total_cost: /^\d+(\.\d+)?$/.test(cost) ? Number(cost) : null,
      },
    ];
  });
  return { bundle, details };
}

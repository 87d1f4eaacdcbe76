/** Asks the partner whether a purchase on credit may go ahead: the partner is invoiced for it. */
import { ProxyError } from '../errors.js';
import type { AuthorizePurchase, CreditPurchase, Verdict } from '../hooks.js';

/** Calls the hook, and returns if the purchase may go on. @throws ProxyError if it may not */
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

/** `purchase_reservation`: buys a reservation of the XML core, once, with the partner's consent where it is on credit. */
import { isSecureUrl } from '../../net/secure-url.js';
import { childOf, childrenOf, textOf, type XmlElement, type XmlNode } from '../../xml-tree/tree.js';
import { describeError, ProxyError } from '../errors.js';
import { type AuthorisedPurchase, type IsSold, reportEnd } from '../purchase/purchase-end.js';
import { sendOnce } from '../purchase/send-once.js';
import { TIMEOUTS } from '../request/endpoints.js';
import {
  answerPage,
  connectionNodes,
  lookUp,
  noteFailure,
  reservationOf,
  SELF_PRINT,
  type XmlCallContext,
} from './call-context.js';
import { tokenNode } from './core.js';
import { authorizeOnCredit } from './credit.js';
import type { HeldReservation } from './handle.js';
import { copied } from './page-request.js';

export async function purchaseReservation(context: XmlCallContext): Promise<XmlNode> {
  const { proxy, call, request } = context;
  const reservation = await reservationOf(context);
  // The core's own code for a card over an open connection: the card goes no further than here.
  const seen = new URL(proxy.publicUrl ?? request.url);
  if (childOf(call, 'card_data') && !isSecureUrl(seen)) return ['purchase_reservation_result', [['fail_code', '1125']]];
  return sendOnce(proxy, proxy.xml.purchases, {
    key: reservation.transactionId,
    request: JSON.stringify(call),
    send: () => purchase(context, reservation),
  });
}

async function purchase(context: XmlCallContext, reservation: HeldReservation): Promise<XmlNode> {
  const { proxy, call, headers } = context;
  const info = await lookUp(context, reservation);
  const status = textOf(info, 'transaction_status');
  if (status !== 'reserved') {
    noteFailure(context, info);
    throw new ProxyError(409, 'notReserved', 'This transaction is not reserved. Ask transaction_info what it is.');
  }
  const authorised = reservation.needsCard ? undefined : await authorizeOnCredit(context, info);
  const report = (answer?: XmlElement): Promise<void> | undefined =>
    authorised && reportToPartner(context, authorised, answer);
  let answer: XmlElement;
  try {
    answer = await purchaseOutcome(
      proxy.xml.call({
        name: 'purchase_reservation',
        content: [
          tokenNode('crypto_block', reservation.cryptoBlock),
          SELF_PRINT,
          copied(call, 'send_confirmation_email'),
          copied(call, 'customer_data'),
          copied(call, 'card_data'),
          ...connectionNodes(context),
        ],
        headers,
        timeout: TIMEOUTS.purchase,
      }),
    );
  } catch (error) {
    if (error instanceof ProxyError && error.kind === 'outcomeUnknown') await report();
    throw error;
  }
  await report(answer);
  return answerPage(context, answer);
}

/** The one `fail_code` that ends the reservation. */
const EXPIRED = '1101';
/** Codes of `purchase_fail_code` after which tickets may have been bought: by an earlier attempt, or by one that broke. */
const OPEN = new Set(['4', '7']);

/** Tells the partner how the purchase ended, unless the reservation still stands. `answer` is undefined if it was lost. */
async function reportToPartner(
  { proxy, note }: XmlCallContext,
  authorised: AuthorisedPurchase,
  answer?: XmlElement,
): Promise<void> {
  const failed = textOf(answer, 'fail_code');
  if (answer?.name === 'script_error' || (failed !== undefined && failed !== EXPIRED)) return;
  const isOpen = !answer || OPEN.has(textOf(answer, 'purchase_fail_code') ?? '');
  const trolley = childOf(answer, 'trolley');
  const hasIsSold = (element: XmlElement | undefined): boolean =>
    element !== undefined && textOf(childOf(element, 'purchase_result'), 'success') !== 'no';
  const isSold: IsSold = (sourceCode) =>
    hasIsSold(trolley) &&
    hasIsSold(childrenOf(trolley, 'bundle').find((each) => textOf(each, 'bundle_source_code') === sourceCode));
  await reportEnd(proxy.purchaseEnded, authorised, isOpen ? undefined : isSold, (problem) =>
    note(describeError(problem)),
  );
}

/** Script errors that refuse the caller, so nothing was tried (docs/api/xml-core.md#error-envelopes). */
const REFUSED = new Set(['1', '2', '7', '8']);

/**
 * Waits for the call that may have bought something.
 * @throws ProxyError `outcomeUnknown` if there is no answer, it says nothing, or something behind the core has failed
 */
async function purchaseOutcome(call: Promise<XmlElement>): Promise<XmlElement> {
  const unknown = (cause: unknown): ProxyError => {
    const words =
      'The purchase was sent, but its answer was lost, so the tickets may have been bought. Ask transaction_info; do not repeat it.';
    return new ProxyError(504, 'outcomeUnknown', words, { cause });
  };
  let answer: XmlElement;
  try {
    answer = await call;
  } catch (error) {
    throw unknown(error);
  }
  const code = textOf(answer, 'error_code') ?? '';
  if (answer.name === 'script_error' && !REFUSED.has(code)) {
    throw unknown(`script_error ${code}: ${textOf(answer, 'error_desc') ?? ''}`);
  }
  const isPlain = ['fail_code', 'purchase_fail_code', 'error_code', 'trolley'].some((name) => childOf(answer, name));
  if (!isPlain) throw unknown('the answer has neither code nor trolley');
  return answer;
}

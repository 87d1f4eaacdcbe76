/**
 * `POST {base}/xml_core`: what a page may ask of the XML core. The page has a handle in the place of the crypto block and
 * of the account; what is sent to the core is written here, from the page's texts alone.
 */
import { childOf, childrenOf, textOf, writeXml, type XmlElement, type XmlNode } from '../../xml-tree/tree.js';
import { isSecureUrl } from '../../net/secure-url.js';
import { authorize, bundlesOf, sourceOf, totalOf, totalsOf } from '../purchase/authorize.js';
import { hostOf, languageHeader } from '../request/connection.js';
import { TIMEOUTS } from '../request/endpoints.js';
import { ProxyError } from '../errors.js';
import { member, text, type Json } from '../json.js';
import type { Proxy } from '../options.js';
import { sendOnce } from '../purchase/purchase.js';
import { hiddenCause, hiding, rejectHidden } from '../privacy/private-values.js';
import { type Authorised, type Sold, tellEnd } from '../purchase/purchase-end.js';
import { publicBase } from '../privacy/return-token.js';
import { told } from './answer.js';
import { tokenNode } from './core.js';
import { type Held, makeHandle, openHandle } from './handle.js';
import { copied, readXmlRequest, sendCodes } from './request.js';
import { withOwnVouchers } from './voucher.js';

interface Visit {
  readonly proxy: Proxy;
  readonly request: Request;
  readonly call: XmlElement;
  readonly headers: Readonly<Record<string, string>>;
  /** For the operator's log. */
  note(problem: string): void;
}

const HANDLERS: Readonly<Record<string, (visit: Visit) => Promise<XmlNode>>> = {
  make_reservation: makeReservation,
  purchase_reservation: purchaseReservation,
  release_reservation: releaseReservation,
  transaction_info: async (visit) =>
    answered(visit, await lookUp(visit, await openHandle(visit.proxy.xml, handleOf(visit)))),
};

/** @throws ProxyError */
export async function answerXml(proxy: Proxy, request: Request, note: (problem: string) => void): Promise<Response> {
  const { url, tools } = proxy.xml;
  if (!isSecureUrl(url)) {
    const words = 'The address of the XML core is not https: give createProxy an xmlCore, or set TSW_XML_CORE.';
    throw new ProxyError(502, 'configuration', words);
  }
  const call = await readXmlRequest(request, tools);
  const headers = languageHeader(request, new URLSearchParams());
  const hide = hiding(new URLSearchParams(textsIn(call)));
  const visit: Visit = { proxy, request, call, headers, note: (problem) => note(hide(problem)) };
  const node = await HANDLERS[call.name]!(visit).catch(rejectHidden(hide));
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(node, tools)}`, {
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      // The core itself lets purchases be cached.
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const textsIn = ({ name, text, children }: XmlElement): [string, string][] =>
  children.length > 0 ? children.flatMap(textsIn) : [[name, text]];

/** Which address the customer has, and on which site: of the proxy's own knowledge. */
function connection({ proxy, request }: Visit): XmlNode[] {
  const known = { remote_ip: proxy.clientAddress(request), remote_site: hostOf(request.headers.get('Origin')) };
  return Object.entries(known).flatMap(([name, value]): XmlNode[] => (value ? [[name, value]] : []));
}

async function answered(visit: Visit, answer: XmlElement, more: readonly XmlNode[] = []): Promise<XmlNode> {
  noteFailure(visit, answer);
  const { proxy, request } = visit;
  return told(await withOwnVouchers(proxy.xml, answer, publicBase(proxy, request)), proxy.upstream.secrets, more);
}

/** The core's own words are for the operator. */
function noteFailure({ note, call }: Visit, answer: XmlElement): void {
  for (const kind of ['error', 'fail', 'purchase_fail']) {
    const code = textOf(answer, `${kind}_code`);
    if (code) note(`${call.name}: ${kind}_code ${code}, ${textOf(answer, `${kind}_desc`) ?? 'no words'}`);
  }
  const warning = textOf(answer, 'fraud_warning');
  if (warning) note(`${call.name}: fraud_warning, ${warning}`);
}

const SELF_PRINT: XmlNode = ['self_print_mode', 'html'];

/** Its crypto block comes with the JSON trolley, which knows the chosen deliveries too. */
async function makeReservation(visit: Visit): Promise<XmlNode> {
  const { proxy, call, headers } = visit;
  const trolley = await proxy.upstream.call({
    method: 'GET',
    path: 'trolley.v1',
    parameters: new URLSearchParams({
      trolley_token: textOf(call, 'trolley_token') ?? '',
      ...sendCodes(call),
      add_crypto_block: '1',
    }),
    headers,
  });
  const [block, token] = ['crypto_block', 'trolley_token'].map((name) => text(member(trolley.body, name)));
  if (trolley.status !== 200 || !block || !token) {
    throw new ProxyError(502, 'badAnswer', 'The trolley could not be handed to the XML core. Nothing was reserved.', {
      cause: `trolley.v1 answered ${trolley.status}: ${text(member(trolley.body, 'error_desc')) || 'no crypto_block'}`,
    });
  }
  const answer = await proxy.xml.call({
    name: 'make_reservation',
    content: [
      tokenNode('crypto_block', block),
      tokenNode('trolley_token', token),
      SELF_PRINT,
      ['describe_trolley', ''],
      ...connection(visit),
    ],
    headers,
    timeout: TIMEOUTS.reserve,
  });
  const [cryptoBlock, transactionId] = ['crypto_block', 'transaction_id'].map((name) => textOf(answer, name));
  if (!cryptoBlock || !transactionId) return answered(visit, answer);
  const needsCard = textOf(answer, 'need_payment_card') === 'yes';
  const handle = await makeHandle(proxy.xml, { transactionId, cryptoBlock, needsCard });
  return answered(visit, answer, [['handle', handle]]);
}

async function releaseReservation(visit: Visit): Promise<XmlNode> {
  const { xml } = visit.proxy;
  const { cryptoBlock } = await openHandle(xml, handleOf(visit));
  const content = [tokenNode('crypto_block', cryptoBlock)];
  const { headers } = visit;
  return answered(visit, await xml.call({ name: 'release_reservation', content, headers, timeout: TIMEOUTS.reserve }));
}

const lookUp = ({ proxy, headers }: Visit, { transactionId }: Held): Promise<XmlElement> =>
  proxy.xml.call({
    name: 'transaction_info',
    content: [
      ['transaction_id', transactionId],
      ['describe_trolley', ''],
    ],
    withPassword: true,
    headers,
  });

const handleOf = ({ call }: Visit): string | undefined => textOf(call, 'handle');

async function purchaseReservation(visit: Visit): Promise<XmlNode> {
  const { proxy, call, request } = visit;
  const held = await openHandle(proxy.xml, handleOf(visit));
  // The core's own answer to it: no card goes any further.
  const seen = new URL(proxy.publicUrl ?? request.url);
  if (childOf(call, 'card_data') && !isSecureUrl(seen)) return ['purchase_reservation_result', [['fail_code', '1125']]];
  return sendOnce(proxy, proxy.xml.purchases, {
    key: held.transactionId,
    request: JSON.stringify(call),
    send: () => purchase(visit, held),
  });
}

async function purchase(visit: Visit, held: Held): Promise<XmlNode> {
  const { proxy, call, headers } = visit;
  const info = await lookUp(visit, held);
  const status = textOf(info, 'transaction_status');
  if (status !== 'reserved') {
    noteFailure(visit, info);
    throw new ProxyError(409, 'notReserved', 'This transaction is not reserved. Ask transaction_info what it is.');
  }
  const authorised = held.needsCard ? undefined : await checkPaid(visit, info);
  const tell = (answer?: XmlElement): Promise<void> | undefined => authorised && tellPartner(visit, authorised, answer);
  let answer: XmlElement;
  try {
    answer = await sent(
      proxy.xml.call({
        name: 'purchase_reservation',
        content: [
          tokenNode('crypto_block', held.cryptoBlock),
          SELF_PRINT,
          copied(call, 'send_confirmation_email'),
          copied(call, 'customer_data'),
          copied(call, 'card_data'),
          ...connection(visit),
        ],
        headers,
        timeout: TIMEOUTS.purchase,
      }),
    );
  } catch (error) {
    if (error instanceof ProxyError && error.kind === 'outcomeUnknown') await tell();
    throw error;
  }
  await tell(answer);
  return answered(visit, answer);
}

/** The one refusal after which the reservation does not stand any more. */
const EXPIRED = '1101';
/** Perhaps bought all the same: by an earlier attempt, or by one that broke. */
const OPEN = new Set(['4', '7']);

/** Once the purchase is over; `answer` is undefined if it was lost. */
async function tellPartner({ proxy, note }: Visit, authorised: Authorised, answer?: XmlElement): Promise<void> {
  const failed = textOf(answer, 'fail_code');
  if (answer?.name === 'script_error' || (failed !== undefined && failed !== EXPIRED)) return;
  const isOpen = !answer || OPEN.has(textOf(answer, 'purchase_fail_code') ?? '');
  const trolley = childOf(answer, 'trolley');
  const hasSold = (element: XmlElement | undefined): boolean =>
    element !== undefined && textOf(childOf(element, 'purchase_result'), 'success') !== 'no';
  const sold: Sold = (sourceCode) =>
    hasSold(trolley) &&
    hasSold(childrenOf(trolley, 'bundle').find((each) => textOf(each, 'bundle_source_code') === sourceCode));
  await tellEnd(proxy.purchaseEnded, authorised, isOpen ? undefined : sold, (problem) =>
    note(hiddenCause(problem, (text) => text)),
  );
}

/** Nothing but the core's own word counts for what is invoiced. */
async function checkPaid({ proxy, call, request }: Visit, info: XmlElement): Promise<Authorised> {
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

/** As the JSON API tells them, so that one rule knows what is to be paid. */
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

/** Numbers of script errors that say for sure that nothing was tried: the caller was refused (xml-core 1.2). */
const REFUSED = new Set(['1', '2', '7', '8']);

/**
 * Waits for the call that may have bought something. Whatever leaves that open is an unknown outcome: no answer, one that
 * says nothing, trouble behind the core.
 */
async function sent(call: Promise<XmlElement>): Promise<XmlElement> {
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

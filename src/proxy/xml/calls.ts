/** The calls of the XML core that a page may make, by name. What the core is sent is written here, from the page's texts alone. */
import { textOf, type XmlNode } from '../../xml-tree/tree.js';
import { ProxyError } from '../errors.js';
import { member, text } from '../json.js';
import { TIMEOUTS } from '../request/endpoints.js';
import { answerPage, connectionNodes, lookUp, reservationOf, SELF_PRINT, type XmlCallContext } from './call-context.js';
import { tokenNode } from './core.js';
import { makeHandle } from './handle.js';
import { sendCodes } from './page-request.js';
import { purchaseReservation } from './purchase.js';

export const CALLS: Readonly<Record<string, (context: XmlCallContext) => Promise<XmlNode>>> = {
  make_reservation: makeReservation,
  purchase_reservation: purchaseReservation,
  release_reservation: releaseReservation,
  transaction_info: async (context) => answerPage(context, await lookUp(context, await reservationOf(context))),
};

/** The crypto block to reserve with comes from the JSON trolley, which takes the chosen send methods too. */
async function makeReservation(context: XmlCallContext): Promise<XmlNode> {
  const { proxy, call, headers } = context;
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
      ...connectionNodes(context),
    ],
    headers,
    timeout: TIMEOUTS.reserve,
  });
  const [cryptoBlock, transactionId] = ['crypto_block', 'transaction_id'].map((name) => textOf(answer, name));
  if (!cryptoBlock || !transactionId) return answerPage(context, answer);
  const needsCard = textOf(answer, 'need_payment_card') === 'yes';
  const handle = await makeHandle(proxy.xml, { transactionId, cryptoBlock, needsCard });
  return answerPage(context, answer, [['handle', handle]]);
}

async function releaseReservation(context: XmlCallContext): Promise<XmlNode> {
  const { proxy, headers } = context;
  const { cryptoBlock } = await reservationOf(context);
  const content = [tokenNode('crypto_block', cryptoBlock)];
  const answer = await proxy.xml.call({ name: 'release_reservation', content, headers, timeout: TIMEOUTS.reserve });
  return answerPage(context, answer);
}

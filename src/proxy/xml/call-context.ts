/** One call that a page makes to the XML core, and what the handlers of all calls share. */
import { textOf, type XmlElement, type XmlNode } from '../../xml-tree/tree.js';
import { publicBase } from '../privacy/return-token.js';
import { hostOf } from '../request/connection.js';
import type { Proxy } from '../setup.js';
import { openHandle, type HeldReservation } from './handle.js';
import { publicAnswer } from './public-answer.js';
import { withOwnVouchers } from './voucher-links.js';

export interface XmlCallContext {
  readonly proxy: Proxy;
  readonly request: Request;
  readonly call: XmlElement;
  readonly headers: Readonly<Record<string, string>>;
  /** For the operator's log. */
  note(problem: string): void;
}

/** The customer's address and site, as the proxy knows them: nothing that the page says of them counts. */
export function connectionNodes({ proxy, request }: XmlCallContext): XmlNode[] {
  const known = { remote_ip: proxy.clientAddress(request), remote_site: hostOf(request.headers.get('Origin')) };
  return Object.entries(known).flatMap(([name, value]): XmlNode[] => (value ? [[name, value]] : []));
}

export async function answerPage(
  context: XmlCallContext,
  answer: XmlElement,
  more: readonly XmlNode[] = [],
): Promise<XmlNode> {
  noteFailure(context, answer);
  const { proxy, request } = context;
  return publicAnswer(
    await withOwnVouchers(proxy.xml, answer, publicBase(proxy, request)),
    proxy.upstream.secrets,
    more,
  );
}

/** The core's own words are for the operator alone. */
export function noteFailure({ note, call }: XmlCallContext, answer: XmlElement): void {
  for (const kind of ['error', 'fail', 'purchase_fail']) {
    const code = textOf(answer, `${kind}_code`);
    if (code) note(`${call.name}: ${kind}_code ${code}, ${textOf(answer, `${kind}_desc`) ?? 'no words'}`);
  }
  const warning = textOf(answer, 'fraud_warning');
  if (warning) note(`${call.name}: fraud_warning, ${warning}`);
}

/** @throws ProxyError for a handle that this proxy has not made */
export const reservationOf = ({ proxy, call }: XmlCallContext): Promise<HeldReservation> =>
  openHandle(proxy.xml, textOf(call, 'handle'));

/** What every call that sells asks the core for: tickets to print as HTML. */
export const SELF_PRINT: XmlNode = ['self_print_mode', 'html'];

export function lookUp({ proxy, headers }: XmlCallContext, { transactionId }: HeldReservation): Promise<XmlElement> {
  return proxy.xml.call({
    name: 'transaction_info',
    content: [
      ['transaction_id', transactionId],
      ['describe_trolley', ''],
    ],
    withPassword: true,
    headers,
  });
}

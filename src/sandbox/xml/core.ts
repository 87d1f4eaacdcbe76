/**
 * The XML core (docs/api/xml-core.md): POST `…/tickets/xml_core.exe` or `…/cgi-bin/xml_core.exe`. The root element
 * names the call. Called by dispatch.ts.
 */
import { isSecureUrl } from '../../net/secure-url.js';
import { type Account, accountOf, findAccount } from '../accounts.js';
import { type BoxOffice, type Call, type RequestContext } from '../box-office.js';
import { Params } from '../http/params.js';
import { expireTransactions } from '../model/transactions.js';
import {
  makeReservation,
  purchaseReservation,
  releaseReservation,
  startSession,
  transactionInfo,
  type XmlCall,
} from './calls.js';
import { type CryptoBlock, readCryptoBlock } from './crypto-block.js';
import { CallFailure, ScriptError } from './failures.js';
import { parseXml, textOf, xmlDocument, type XmlElement, type XmlNode } from './markup.js';

const CALLS: ReadonlyMap<string, (xml: XmlCall) => readonly (XmlNode | undefined)[]> = new Map([
  ['start_session', startSession],
  ['make_reservation', makeReservation],
  ['purchase_reservation', purchaseReservation],
  ['release_reservation', releaseReservation],
  ['transaction_info', transactionInfo],
]);

/** These take a password, all others a crypto_block. transaction_info takes either. */
const WITH_PASSWORD = new Set(['start_session', 'transaction_info']);

function identify(request: XmlElement): { account: Account; block: CryptoBlock | undefined } {
  const user = textOf(request, 'user_id') ?? '';
  const account = findAccount(user);
  if (!account) throw new ScriptError(1, 'Bad user_id');
  const text = textOf(request, 'crypto_block');
  if (text === undefined && WITH_PASSWORD.has(request.name)) {
    if (!accountOf(user, textOf(request, 'user_passwd') ?? '')) throw new ScriptError(2, 'Authentication failure');
    return { account, block: undefined };
  }
  const block = readCryptoBlock(text);
  if (block?.user !== user) throw new ScriptError(2, 'Authentication failure');
  return { account, block };
}

/** The path in front of `/tickets/` or `/cgi-bin/`. */
const basePath = ({ pathname }: URL): string => pathname.replace(/\/(?:tickets|cgi-bin)\/xml_core\.exe\/?$/, '');

function answer(boxOffice: BoxOffice, url: URL, body: string, { clock, faults, publicBase }: RequestContext): XmlNode {
  const request = parseXml(body);
  const perform = request && CALLS.get(request.name);
  if (!request || !perform) throw new ScriptError(7, 'Bad data supplied');
  const { account, block } = identify(request);
  if (account.payment === 'stripe' || account.payment === 'redirect') {
    throw new ScriptError(7, 'Bad data supplied: this user pays with purchase_reservation_part_one');
  }
  const now = clock();
  expireTransactions(boxOffice, now);
  const call: Call = {
    boxOffice,
    account,
    subUser: textOf(request, 'sub_id'),
    languages: [textOf(request, 'lang') ?? 'en'],
    params: new Params([]),
    tokens: { thisToken: undefined, nextToken: undefined },
    base: publicBase(basePath(url)),
    faults,
    now,
  };
  const bad: XmlNode = ['subdomain_user_is_bad', 'no'];
  try {
    return [`${request.name}_result`, [bad, ...perform({ call, request, block, isEncrypted: isSecureUrl(url) })]];
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return [`${request.name}_result`, [bad, ['fail_code', String(error.code)], ['fail_desc', error.message]]];
  } finally {
    boxOffice.changed();
  }
}

export async function answerXml(boxOffice: BoxOffice, request: Request, context: RequestContext): Promise<Response> {
  if (request.method !== 'POST') return new Response('Method not allowed', { status: 405 });
  let root: XmlNode;
  try {
    root = answer(boxOffice, new URL(request.url), await request.text(), context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    root = [
      'script_error',
      [
        ['error_code', String(error.code)],
        ['error_desc', error.message],
      ],
    ];
  }
  // The recorded headers, on purchases too. A proxy has to replace them, because these answers must not be cached.
  return new Response(xmlDocument(root), {
    headers: { 'Content-Type': 'text/xml; charset=UTF-8', 'Cache-Control': 'max-age=3600, must-revalidate' },
  });
}

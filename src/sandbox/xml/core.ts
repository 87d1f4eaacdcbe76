/**
 * The XML core's one address: POST `…/tickets/xml_core.exe` or `…/cgi-bin/xml_core.exe`, the call's name is the root
 * element. Called by the front door.
 */
import { type Box, type Call } from '../box-office.js';
import { type Faults } from '../faults.js';
import { accountOf, findAccount, type Account } from '../http/accounts.js';
import { Params } from '../http/params.js';
import { sweep } from '../model/reservations.js';
import { readBlock, type Block } from './crypto-block.js';
import {
  makeReservation,
  purchaseReservation,
  releaseReservation,
  startSession,
  transactionInfo,
  type XmlCall,
} from './calls.js';
import { CallFailure } from './customer-data.js';
import { parseXml, textOf, xmlDocument, type Element, type Node } from './markup.js';

const CALLS: ReadonlyMap<string, (xml: XmlCall) => readonly (Node | undefined)[]> = new Map([
  ['start_session', startSession],
  ['make_reservation', makeReservation],
  ['purchase_reservation', purchaseReservation],
  ['release_reservation', releaseReservation],
  ['transaction_info', transactionInfo],
]);

/** These take a password; all others a crypto_block. transaction_info takes either. */
const WITH_PASSWORD = new Set(['start_session', 'transaction_info']);

/** Caller or host trouble (xml-core, 1.2). */
class ScriptError extends Error {
  constructor(
    readonly code: number,
    description: string,
  ) {
    super(description);
    this.name = 'ScriptError';
  }
}

function identify(request: Element): { account: Account; block: Block | undefined } {
  const user = textOf(request, 'user_id') ?? '';
  const account = findAccount(user);
  if (!account) throw new ScriptError(1, 'Bad user_id');
  const text = textOf(request, 'crypto_block');
  if (text === undefined && WITH_PASSWORD.has(request.name)) {
    if (!accountOf(user, textOf(request, 'user_passwd') ?? '')) throw new ScriptError(2, 'Authentication failure');
    return { account, block: undefined };
  }
  const block = readBlock(text);
  if (block?.user !== user) throw new ScriptError(2, 'Authentication failure');
  return { account, block };
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A connection to the own machine counts as encrypted, so that card calls can be tried there. */
const isEncrypted = (url: URL): boolean => url.protocol === 'https:' || LOOPBACK.test(url.hostname);

export interface XmlSurroundings {
  readonly clock: () => number;
  readonly faults: Faults;
  readonly base: string;
}

function answer(box: Box, url: URL, body: string, { clock, faults, base }: XmlSurroundings): Node {
  const request = parseXml(body);
  const perform = request && CALLS.get(request.name);
  if (!request || !perform) throw new ScriptError(7, 'Bad data supplied');
  const { account, block } = identify(request);
  if (account.payment === 'stripe' || account.payment === 'redirect') {
    throw new ScriptError(7, 'Bad data supplied: this user pays with purchase_reservation_part_one');
  }
  const now = clock();
  sweep(box, now);
  const call: Call = {
    box,
    account,
    subUser: textOf(request, 'sub_id'),
    languages: [textOf(request, 'lang') ?? 'en'],
    params: new Params([]),
    tokens: { thisToken: undefined, nextToken: undefined },
    base,
    faults,
    now,
  };
  const bad: Node = ['subdomain_user_is_bad', 'no'];
  try {
    return [`${request.name}_result`, [bad, ...perform({ call, request, block, isEncrypted: isEncrypted(url) })]];
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return [`${request.name}_result`, [bad, ['fail_code', String(error.code)], ['fail_desc', error.message]]];
  } finally {
    box.changed();
  }
}

export async function answerXml(box: Box, request: Request, surroundings: XmlSurroundings): Promise<Response> {
  if (request.method !== 'POST') return new Response('Method not allowed', { status: 405 });
  let root: Node;
  try {
    root = answer(box, new URL(request.url), await request.text(), surroundings);
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
  // Recorded, on purchases too: whoever passes it on has to replace it.
  return new Response(xmlDocument(root), {
    headers: { 'Content-Type': 'text/xml; charset=UTF-8', 'Cache-Control': 'max-age=3600, must-revalidate' },
  });
}

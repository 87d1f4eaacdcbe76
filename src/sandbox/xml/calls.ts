/** The XML core calls a JSON trolley needs to be bought with: session, reserve, purchase, release, look up. */
import { type Call } from '../box-office.js';
import { isoUtc } from '../model/calendar.js';
import { allowedCountries } from '../model/customer.js';
import { Params } from '../http/params.js';
import { CARD_FAILURES } from '../payment/settle.js';
import { ACCEPTED_CARDS, verdictOf, type CardVerdict } from '../payment/cards.js';
import { completePurchase, failPurchase, transactionId } from '../model/purchases.js';
import { letGo, minutesLeft, reserve } from '../model/reservations.js';
import { type Transaction } from '../model/state.js';
import { readBasket } from '../trolley/change.js';
import { decodeTrolley } from '../trolley/token.js';
import { makeBlock, readBlock, type Block } from './crypto-block.js';
import { CallFailure, readCardData, readCustomerData } from './customer-data.js';
import { customerNode, orderCount, orderNode, trolleyNode, voucherNodes } from './describe.js';
import { childOf, textOf, yesNo, type Element, type Node } from './markup.js';

export interface XmlCall {
  readonly call: Call;
  readonly request: Element;
  /** Undefined where the caller gave a password instead. */
  readonly block: Block | undefined;
  readonly isEncrypted: boolean;
}

type Answer = readonly (Node | undefined)[];

export function startSession({ call }: XmlCall): Answer {
  const user = call.account.id;
  return [
    ['crypto_block', makeBlock('session', user)],
    ['running_user', user],
    ['country_code', 'uk'],
  ];
}

/** Code 904 or 903 for the token of a trolley that make_reservation gave out itself. */
function refuseReserved(call: Call, token: string): void {
  const block = readBlock(token);
  if (block?.kind !== 'trolley') return;
  const isBought = call.box.state.transactions[block.reference]?.status === 'purchased';
  throw isBought ? new CallFailure(903, 'trolley already purchased') : new CallFailure(904, 'trolley already reserved');
}

export function makeReservation({ call, request, block }: XmlCall): Answer {
  if (block?.kind !== 'session') throw new CallFailure(1, 'crypto_block not from the right call');
  const token = textOf(request, 'trolley_token') ?? '';
  refuseReserved(call, token);
  if (!decodeTrolley(token)) throw new CallFailure(901, 'trolley_token invalid');
  const basket = readBasket({ ...call, params: new Params([['trolley_token', token]]) });
  const { transaction, unreserved } = reserve(call, basket);
  const failed: Node | undefined =
    unreserved.length > 0 ? ['failed_orders', unreserved.map((order) => orderNode(call, order))] : undefined;
  if (!transaction) return [failed];
  transaction.id = transactionId(call.box);
  const user = call.account.id;
  const needsCard = call.account.payment === 'card';
  const { needsEmail, needsAgentReference, prefilled, canEditAddress } = call.box.accountRules;
  return [
    ['crypto_block', makeBlock('reservation', user, transaction.uuid)],
    ['transaction_id', transaction.id],
    ['minutes_left_on_reserve', minutesLeft(transaction, call.now).toFixed(3)],
    ['trolley_token', makeBlock('trolley', user, transaction.uuid)],
    ['trolley_order_count', String(orderCount(transaction))],
    childOf(request, 'describe_trolley') && trolleyNode(call, transaction),
    failed,
    ['need_payment_card', yesNo(needsCard)],
    needsCard
      ? [
          'acceptable_cards',
          Object.entries(ACCEPTED_CARDS).map(([type, desc]): Node => [
            'card',
            [
              ['card_type', type],
              ['card_desc', desc],
            ],
          ]),
        ]
      : undefined,
    needsCard ? ['supports_billing_address', 'yes'] : undefined,
    ['needs_email_address', yesNo(needsEmail)],
    ['needs_agent_reference', yesNo(needsAgentReference)],
    ['prefilled_customer_data', [['can_edit', yesNo(canEditAddress)], ...Object.entries(prefilled)]],
    [
      'permitted_countries',
      Object.entries(allowedCountries(call, transaction)).map(([code, desc]): Node => [
        'country',
        [
          ['country_code', code],
          ['country_desc', desc],
        ],
      ]),
    ],
  ];
}

function reservationOf({ call, block }: XmlCall): Transaction {
  const transaction = block?.kind === 'reservation' ? call.box.state.transactions[block.reference] : undefined;
  if (!transaction) throw new CallFailure(1, 'crypto_block not from the right call');
  return transaction;
}

const MIME_TEXT_TYPES = ['plain', 'html', 'xml', 'vnd.wap.wml'];

const permanent = (code: number, description: string, ...more: Node[]): Answer => [
  ['purchase_fail_code', String(code)],
  ['purchase_fail_desc', description],
  ...more,
];

/** Permanent failures by what the card says (xml-core, 3.2). */
const CARD_FAIL_CODES: Readonly<Record<Exclude<CardVerdict, 'approved'>, number>> = {
  fraud: 1,
  declined: 2,
  cv_two: 2,
  avs: 2,
  three_d_secure: 2,
  timeout: 3,
};

function refuseCard(call: Call, transaction: Transaction, verdict: Exclude<CardVerdict, 'approved'>): Answer {
  const failure = CARD_FAILURES[verdict];
  failPurchase(call, transaction, failure);
  return permanent(
    CARD_FAIL_CODES[verdict],
    failure.reason,
    ['failed_cv_two', yesNo(failure.failedCvTwo ?? false)],
    ['failed_avs', yesNo(failure.failedAvs ?? false)],
    ['failed_3d_secure', yesNo(failure.failed3dSecure ?? false)],
  );
}

/** Why nothing can be bought any more, in the core's codes. */
function lateAnswer(transaction: Transaction): Answer {
  switch (transaction.status) {
    case 'purchased':
      return permanent(4, 'reservation already purchased');
    case 'failed':
      return permanent(5, 'purchase already failed');
    case 'attempting':
      return permanent(7, 'purchase in progress');
    case 'released':
    case 'reserved':
      throw new CallFailure(1101, 'reservation expired');
  }
}

export function purchaseReservation(xml: XmlCall): Answer {
  const { call, request } = xml;
  const transaction = reservationOf(xml);
  const mime = textOf(request, 'mime_text_type');
  if (mime !== undefined && !MIME_TEXT_TYPES.includes(mime)) throw new CallFailure(2, 'mime_text_type not supported');
  if (transaction.status !== 'reserved') return lateAnswer(transaction);
  const card = readCardData(call, childOf(request, 'card_data'), xml.isEncrypted);
  transaction.customer = readCustomerData(call, transaction, childOf(request, 'customer_data'));
  if (call.faults.has('backend_is_broken')) {
    failPurchase(call, transaction, { reason: 'unspecified system error' });
    return permanent(7, 'unspecified system error');
  }
  const verdict = card ? verdictOf(card.number ?? '') : 'approved';
  if (verdict !== 'approved') return refuseCard(call, transaction, verdict);
  if (!completePurchase(call, transaction)) return permanent(6, 'backend system refused the purchase');
  return [
    trolleyNode(call, transaction),
    customerNode(transaction),
    ['trolley_token', makeBlock('trolley', call.account.id, transaction.uuid)],
    ['trolley_order_count', String(orderCount(transaction))],
    ...voucherNodes(call, transaction),
  ];
}

/** "yes" means only that nothing is on reserve any more: bought tickets stay bought. */
export function releaseReservation(xml: XmlCall): Answer {
  const transaction = reservationOf(xml);
  if (transaction.status === 'reserved') letGo(xml.call.box, transaction, 'released');
  return [['released_ok', 'yes']];
}

export function transactionInfo({ call, request }: XmlCall): Answer {
  const id = textOf(request, 'transaction_id') ?? '';
  if (id === '') throw new CallFailure(1201, 'transaction_id missing');
  const transaction = Object.values(call.box.state.transactions).find((candidate) => candidate.id === id);
  if (transaction?.user !== call.account.id) throw new CallFailure(1202, 'transaction_id invalid');
  const isHeld = transaction.status === 'reserved';
  return [
    ['transaction_status', transaction.status],
    isHeld ? ['minutes_left_on_reserve', minutesLeft(transaction, call.now).toFixed(3)] : undefined,
    childOf(request, 'describe_trolley') && trolleyNode(call, transaction),
    childOf(request, 'describe_customer') && transaction.customer ? customerNode(transaction) : undefined,
    ...voucherNodes(call, transaction),
    ['remote_site', transaction.remoteSite ?? ''],
    ['language_list', transaction.languages.join(',')],
    ['reserve_iso8601_date_and_time', isoUtc(transaction.reservedAt)],
    transaction.purchasedAt === undefined
      ? undefined
      : ['purchase_iso8601_date_and_time', isoUtc(transaction.purchasedAt)],
    ['reserve_user', [['user_id', transaction.user]]],
  ];
}

/** The XML core calls that buy the trolley of a JSON client: session, reserve, purchase, release, look up. */
import { needsCard } from '../accounts.js';
import { type Call } from '../box-office.js';
import { Params } from '../http/params.js';
import { isoUtc } from '../model/calendar.js';
import { allowedCountries } from '../model/customer.js';
import { ordersOf } from '../model/orders.js';
import { completePurchase, failPurchase, transactionId } from '../model/purchases.js';
import { reserve } from '../model/reservations.js';
import { type Transaction } from '../model/state.js';
import { findByTransactionId, giveBack, minutesLeft } from '../model/transactions.js';
import { ACCEPTED_CARDS, type CardVerdict, verdictOf } from '../payment/cards.js';
import { CARD_FAILURES } from '../payment/settle.js';
import { changeTrolley } from '../trolley/change.js';
import { decodeTrolley } from '../trolley/token.js';
import { readCardData } from './card-data.js';
import { type CryptoBlock, makeCryptoBlock, readCryptoBlock } from './crypto-block.js';
import { readCustomerData } from './customer-data.js';
import { customerNode, orderNode, trolleyNode, voucherNodes } from './describe.js';
import { CallFailure } from './failures.js';
import { childOf, textOf, type XmlElement, type XmlNode, yesNo } from './markup.js';

export interface XmlCall {
  readonly call: Call;
  readonly request: XmlElement;
  /** Undefined when the caller has sent a password instead. */
  readonly block: CryptoBlock | undefined;
  readonly isEncrypted: boolean;
}

type Answer = readonly (XmlNode | undefined)[];

export function startSession({ call }: XmlCall): Answer {
  const user = call.account.id;
  return [
    ['crypto_block', makeCryptoBlock('session', user)],
    ['running_user', user],
    ['country_code', 'uk'],
  ];
}

/** Refuses the token of a trolley that is already reserved (code 904) or bought (code 903). */
function refuseReserved(call: Call, token: string): void {
  const block = readCryptoBlock(token);
  if (block?.kind !== 'trolley') return;
  const isBought = call.boxOffice.state.transactions[block.reference]?.status === 'purchased';
  throw isBought ? new CallFailure(903, 'trolley already purchased') : new CallFailure(904, 'trolley already reserved');
}

export function makeReservation({ call, request, block }: XmlCall): Answer {
  if (block?.kind !== 'session') throw new CallFailure(1, 'crypto_block not from the right call');
  const token = textOf(request, 'trolley_token') ?? '';
  refuseReserved(call, token);
  if (!decodeTrolley(token)) throw new CallFailure(901, 'trolley_token invalid');
  const { trolley } = changeTrolley({ ...call, params: new Params([['trolley_token', token]]) });
  const { transaction, unreserved } = reserve(call, trolley);
  const failed: XmlNode | undefined =
    unreserved.length > 0 ? ['failed_orders', unreserved.map((order) => orderNode(call, order))] : undefined;
  if (!transaction) return [failed];
  transaction.id = transactionId(call.boxOffice);
  const user = call.account.id;
  const cardNeeded = needsCard(call.account);
  const { needsEmail, needsAgentReference, prefilled, canEditAddress } = call.boxOffice.accountRules;
  return [
    ['crypto_block', makeCryptoBlock('reservation', user, transaction.uuid)],
    ['transaction_id', transaction.id],
    ['minutes_left_on_reserve', minutesLeft(transaction, call.now).toFixed(3)],
    ['trolley_token', makeCryptoBlock('trolley', user, transaction.uuid)],
    ['trolley_order_count', String(ordersOf(transaction).length)],
    childOf(request, 'describe_trolley') && trolleyNode(call, transaction),
    failed,
    ['need_payment_card', yesNo(cardNeeded)],
    cardNeeded
      ? [
          'acceptable_cards',
          Object.entries(ACCEPTED_CARDS).map(([type, desc]): XmlNode => [
            'card',
            [
              ['card_type', type],
              ['card_desc', desc],
            ],
          ]),
        ]
      : undefined,
    cardNeeded ? ['supports_billing_address', 'yes'] : undefined,
    ['needs_email_address', yesNo(needsEmail)],
    ['needs_agent_reference', yesNo(needsAgentReference)],
    ['prefilled_customer_data', [['can_edit', yesNo(canEditAddress)], ...Object.entries(prefilled)]],
    [
      'permitted_countries',
      Object.entries(allowedCountries(call, transaction)).map(([code, desc]): XmlNode => [
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
  const transaction = block?.kind === 'reservation' ? call.boxOffice.state.transactions[block.reference] : undefined;
  if (!transaction) throw new CallFailure(1, 'crypto_block not from the right call');
  return transaction;
}

const MIME_TEXT_TYPES = ['plain', 'html', 'xml', 'vnd.wap.wml'];

const permanent = (code: number, description: string, ...more: XmlNode[]): Answer => [
  ['purchase_fail_code', String(code)],
  ['purchase_fail_desc', description],
  ...more,
];

/** Permanent failures, by the verdict on the card (docs/api/xml-core.md#purchase-failure-codes). */
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

/** The failure code of a transaction that cannot be bought any more. */
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
    ['trolley_token', makeCryptoBlock('trolley', call.account.id, transaction.uuid)],
    ['trolley_order_count', String(ordersOf(transaction).length)],
    ...voucherNodes(call, transaction),
  ];
}

/** "yes" only means that no tickets are on hold any more. Bought tickets stay bought. */
export function releaseReservation(xml: XmlCall): Answer {
  const transaction = reservationOf(xml);
  if (transaction.status === 'reserved') giveBack(xml.call.boxOffice, transaction, 'released');
  return [['released_ok', 'yes']];
}

export function transactionInfo({ call, request }: XmlCall): Answer {
  const id = textOf(request, 'transaction_id') ?? '';
  if (id === '') throw new CallFailure(1201, 'transaction_id missing');
  const transaction = findByTransactionId(call, id);
  if (!transaction) throw new CallFailure(1202, 'transaction_id invalid');
  return [
    ['transaction_status', transaction.status],
    transaction.status === 'reserved'
      ? ['minutes_left_on_reserve', minutesLeft(transaction, call.now).toFixed(3)]
      : undefined,
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

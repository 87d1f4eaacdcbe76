/**
 * Handles, which pages have in place of crypto blocks: the transaction's ID, which customers are told anyway, a dot, and
 * the sealed block. With the block and the account's name anybody can buy on credit, so it never leaves the proxy.
 */
import { ProxyError, refused } from '../errors.js';
import { member, text, type Json } from '../json.js';
import type { XmlCore } from './core.js';

export interface HeldReservation {
  readonly transactionId: string;
  readonly cryptoBlock: string;
  /** True if the customer pays the box office by card, so nothing is on credit. */
  readonly needsCard: boolean;
}

const HANDLE = /^([\w-]{1,64})\.([\w-]{1,4000})$/;

export async function makeHandle(core: XmlCore, reservation: HeldReservation): Promise<string> {
  if (!/^[\w-]{1,64}$/.test(reservation.transactionId)) {
    const words = 'The ticketing system gave an answer that cannot be read.';
    throw new ProxyError(502, 'badAnswer', words, { cause: 'its transaction_id is odd' });
  }
  return `${reservation.transactionId}.${await core.handleSeal.seal(JSON.stringify(reservation))}`;
}

/** @throws ProxyError for what this proxy has not made, or has made for another transaction */
export async function openHandle(core: XmlCore, handle: string | undefined): Promise<HeldReservation> {
  const [, transactionId, sealed = ''] = HANDLE.exec(handle ?? '') ?? [];
  const opened = await core.handleSeal.open(sealed);
  const reservation = opened === undefined ? undefined : readReservation(opened);
  if (reservation && reservation.transactionId === transactionId) return reservation;
  throw refused('handle is missing, or no handle of this proxy: take the one that make_reservation answered with.');
}

/** Sealed by this proxy, but perhaps by another version of it. */
function readReservation(sealed: string): HeldReservation | undefined {
  let value: Json;
  try {
    value = JSON.parse(sealed) as Json;
  } catch {
    return undefined;
  }
  const [transactionId, cryptoBlock] = [text(member(value, 'transactionId')), text(member(value, 'cryptoBlock'))];
  const needsCard = member(value, 'needsCard');
  if (!transactionId || !cryptoBlock || typeof needsCard !== 'boolean') return undefined;
  return { transactionId, cryptoBlock, needsCard };
}

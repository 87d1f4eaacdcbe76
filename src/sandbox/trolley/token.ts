/**
 * Trolley tokens. The token is the content of the trolley in one fixed spelling: equal trolleys have equal tokens, and
 * the box office stores nothing.
 */
import { readToken, type TokenKind, writeToken } from '../token.js';

export interface TrolleyItem {
  readonly item: number;
  readonly perfId: string;
  readonly ticketType: string;
  readonly band: string;
  readonly count: number;
  readonly discounts: readonly string[];
  readonly seats: readonly string[];
  readonly departureDate?: string;
  readonly duration?: number;
  readonly promoCode?: string;
}

export interface Trolley {
  /** The next item number. No number is ever used twice, so the token has to carry it. */
  readonly nextItem: number;
  readonly items: readonly TrolleyItem[];
  /** Chosen send codes, by supplier. */
  readonly sendCodes: Readonly<Record<string, string>>;
}

export const EMPTY_TROLLEY: Trolley = { nextItem: 1, items: [], sendCodes: {} };

const KIND: TokenKind = { prefix: 's3--', salt: [] };

/** Lists instead of objects, which would depend on the order of keys. */
type Packed = [
  nextItem: number,
  items: [number, string, string, string, number, readonly string[], readonly string[], string, number, string][],
  sendCodes: [string, string][],
];

export function encodeTrolley(trolley: Trolley): string {
  const packed: Packed = [
    trolley.nextItem,
    trolley.items.map((item) => [
      item.item,
      item.perfId,
      item.ticketType,
      item.band,
      item.count,
      item.discounts,
      item.seats,
      item.departureDate ?? '',
      item.duration ?? 0,
      item.promoCode ?? '',
    ]),
    Object.entries(trolley.sendCodes).sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
  return writeToken(KIND, JSON.stringify(packed));
}

/** Undefined for anything that `encodeTrolley` has not written. */
export function decodeTrolley(token: string): Trolley | undefined {
  const content = readToken(KIND, token);
  if (content === undefined) return undefined;
  // The check digits vouch for the shape: only encodeTrolley writes them.
  const [nextItem, items, sendCodes] = JSON.parse(content) as Packed;
  return {
    nextItem,
    items: items.map(
      ([item, perfId, ticketType, band, count, discounts, seats, departureDate, duration, promoCode]) => ({
        item,
        perfId,
        ticketType,
        band,
        count,
        discounts,
        seats,
        ...(departureDate === '' ? {} : { departureDate }),
        ...(duration === 0 ? {} : { duration }),
        ...(promoCode === '' ? {} : { promoCode }),
      }),
    ),
    sendCodes: Object.fromEntries(sendCodes),
  };
}

/**
 * Trolley tokens. The token is the content: base64url of the trolley in one fixed spelling, with a check digit
 * group, so that same content gives same token and nothing is stored. Opaque to clients.
 */
import { hash32 } from '../chance.js';

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
  /** Item numbers are never used twice, so the next one is part of the content. */
  readonly nextItem: number;
  readonly items: readonly TrolleyItem[];
  /** Chosen send codes by supplier. */
  readonly sendCodes: Readonly<Record<string, string>>;
}

export const EMPTY_TROLLEY: Trolley = { nextItem: 1, items: [], sendCodes: {} };

const PREFIX = 's3--';
const SUFFIX = '---Z';
const CHECK_LENGTH = 7;

const check = (payload: string): string => hash32(0, payload).toString(36).padStart(CHECK_LENGTH, '0');

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

/** Lists instead of objects: no order of keys to depend on. */
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
  const payload = toBase64Url(JSON.stringify(packed));
  return `${PREFIX}${check(payload)}${payload}${SUFFIX}`;
}

/** Undefined for anything that encodeTrolley did not write. */
export function decodeTrolley(token: string): Trolley | undefined {
  if (!token.startsWith(PREFIX) || !token.endsWith(SUFFIX)) return undefined;
  const body = token.slice(PREFIX.length, -SUFFIX.length);
  const payload = body.slice(CHECK_LENGTH);
  if (check(payload) !== body.slice(0, CHECK_LENGTH)) return undefined;
  // The check digits vouch for the shape: only encodeTrolley writes them.
  const [nextItem, items, sendCodes] = JSON.parse(fromBase64Url(payload)) as Packed;
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

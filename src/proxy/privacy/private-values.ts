/**
 * Keeps what a customer has sent (name, address, card, payment tokens) out of error messages, and so out of the log and
 * of answers, even where the API, a runtime's `fetch` or a hook repeats it.
 */
import { describeError, ProxyError } from '../errors.js';
import type { Json } from '../json.js';

/** Parameters that are about a person. The values of others may stand in an error, to help find its cause. */
const PRIVATE = new RegExp(
  '^(' +
    'title|first_name|initials|last_name|suffix|address_line_.*|town|county|postcode|email_address|(.*_)?phone|' +
    'card_number|expiry_date|cv_two|start_date|issue_number|billing_.*|' +
    '.+_callback/.*|payment_reference|return_.*|page_url|remote_ip|client_http_.*' +
    ')$',
);

/** Characters. A shorter value identifies nobody, and is part of all sorts of words. */
const SHORTEST = 3;
/** Characters. A shorter value is only found as a word of its own. */
const SHORT = 8;

export type Hide = (text: string) => string;

/** @param isPrivate which parameters are; on the way back from a payment page all are */
export function hiding(parameters: URLSearchParams, isPrivate = (name: string): boolean => PRIVATE.test(name)): Hide {
  const values = [...parameters].flatMap(([name, value]) => (isPrivate(name) ? [value.trim()] : []));
  const spellings = values.filter(({ length }) => length >= SHORTEST).flatMap(spellingsOf);
  // The longest first, so that none leaves a part of another.
  const patterns = [...new Set(spellings)].sort((one, other) => other.length - one.length);
  if (patterns.length === 0) return (text) => text;
  const pattern = new RegExp(patterns.join('|'), 'giu');
  return (text) => text.replace(pattern, '[removed]');
}

/** The value as it is, as forms and JSON write it, and a long number with or without the gaps that people type. */
function spellingsOf(value: string): string[] {
  const digits = value.replace(/[\s-]/g, '');
  if (/^\d{8,}$/.test(digits)) return [[...digits].join('[\\s+-]?')];
  const inForm = new URLSearchParams({ '': value }).toString().slice(1);
  const all = [value, inForm, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  return all.map((spelling) => {
    const escaped = spelling.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return spelling.length < SHORT ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped;
  });
}

/** An error and its causes in one line, without what is hidden. */
export const hiddenCause = (error: unknown, hide: Hide): string => hide(describeError(error));

/** The same error, with a cause that is safe to log. */
export function withHiddenCause({ status, kind, message, details }: ProxyError, hide: Hide): ProxyError {
  const { cause } = details;
  return new ProxyError(status, kind, message, { ...details, cause: cause && hiddenCause(cause, hide) });
}

/** For a promise whose rejection may repeat what a customer has sent. */
export const rejectHidden =
  (hide: Hide) =>
  (error: unknown): never => {
    throw error instanceof ProxyError ? withHiddenCause(error, hide) : error;
  };

export function hiddenIn(value: Json, hide: Hide): Json {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => hiddenIn(item, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).map(([key, item]) => [key, hiddenIn(item, hide)]),
  );
}

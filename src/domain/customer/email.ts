/**
 * Checks an email address before it is sent, by the box office's own rules: RFC 822 syntax around the `@`, with the
 * API's `error_key` for each problem (docs/api/transport.md#email-addresses). Nothing here is stricter than the
 * documented rules, because a wrong guess would lock a customer out.
 */

export const EMAIL_ERROR_KEYS = [
  'addr_may_not_be_blank',
  'addr_missing_at',
  'addr_may_not_start_with_at',
  'addr_may_not_end_with_at',
  'addr_unterminated_quote_before_at',
  'addr_cr_within_quotes',
  'addr_non_ascii_in_quotes',
  'addr_dot_expected_after_quotes',
  'addr_spaces_before_at_must_be_quoted',
  'addr_non_ascii_before_at',
  'addr_control_character_before_at',
  'addr_specials_before_at_must_be_quoted',
  'addr_dot_before_at_must_be_quoted',
  'addr_spaces_not_allowed_after_at',
  'addr_tabs_not_allowed_after_at',
  'addr_cr_not_allowed_after_at',
  'addr_non_ascii_after_at',
  'addr_control_character_after_at',
  'addr_specials_after_at',
  'addr_cannot_have_dot_immediately_after_at',
  'addr_cannot_end_in_dot',
  'addr_cannot_have_dot_dot_after_at',
  'addr_needs_at_least_one_dot',
  'addr_bad_email_domain',
] as const;

export type EmailErrorKey = (typeof EMAIL_ERROR_KEYS)[number];

export function isEmailErrorKey(key: string | undefined): key is EmailErrorKey {
  return (EMAIL_ERROR_KEYS as readonly (string | undefined)[]).includes(key);
}

/**
 * @param address without spaces around it
 * @returns the first problem, reading from the left; undefined for a valid address
 */
export function emailProblem(address: string): EmailErrorKey | undefined {
  if (address.trim() === '') return 'addr_may_not_be_blank';
  if (address.startsWith('@')) return 'addr_may_not_start_with_at';
  const before = readBeforeAt(address);
  if (typeof before === 'string') return before;
  return before.end === address.length - 1 ? 'addr_may_not_end_with_at' : domainProblem(address.slice(before.end + 1));
}

/**
 * Reads words separated by dots, each an atom or quoted.
 *
 * @returns the position of the `@`, or the problem before it
 */
function readBeforeAt(address: string): { readonly end: number } | EmailErrorKey {
  let at = 0;
  let isWordStart = true;
  while (at < address.length) {
    const character = address.charAt(at);
    if (character === '@') return address.charAt(at - 1) === '.' ? 'addr_dot_before_at_must_be_quoted' : { end: at };
    if (character === '"' && isWordStart) {
      const quoted = readQuoted(address, at);
      if (typeof quoted === 'string') return quoted;
      at = quoted.end + 1;
      if (at < address.length && !'.@'.includes(address.charAt(at))) return 'addr_dot_expected_after_quotes';
      isWordStart = false;
      continue;
    }
    const problem = atomProblem(character);
    if (problem) return problem;
    isWordStart = character === '.';
    at += 1;
  }
  return 'addr_missing_at';
}

/** @returns the position of the closing quote */
function readQuoted(address: string, start: number): { readonly end: number } | EmailErrorKey {
  for (let at = start + 1; at < address.length; at += 1) {
    const character = address.charAt(at);
    if (character === '"') return { end: at };
    if (character === '\r') return 'addr_cr_within_quotes';
    if (!isAscii(character)) return 'addr_non_ascii_in_quotes';
    // A backslash escapes the next character if that is ASCII.
    if (character === '\\' && isAscii(address.charAt(at + 1))) at += 1;
  }
  return 'addr_unterminated_quote_before_at';
}

function atomProblem(character: string): EmailErrorKey | undefined {
  if (character === ' ' || character === '\t') return 'addr_spaces_before_at_must_be_quoted';
  if (!isAscii(character)) return 'addr_non_ascii_before_at';
  if (isControl(character)) return 'addr_control_character_before_at';
  return isSpecial(character) ? 'addr_specials_before_at_must_be_quoted' : undefined;
}

function domainProblem(domain: string): EmailErrorKey | undefined {
  for (const character of domain) {
    if (character === ' ') return 'addr_spaces_not_allowed_after_at';
    if (character === '\t') return 'addr_tabs_not_allowed_after_at';
    if (character === '\r') return 'addr_cr_not_allowed_after_at';
    if (!isAscii(character)) return 'addr_non_ascii_after_at';
    if (isControl(character)) return 'addr_control_character_after_at';
    if (isSpecial(character)) return 'addr_specials_after_at';
  }
  if (domain.startsWith('.')) return 'addr_cannot_have_dot_immediately_after_at';
  if (domain.endsWith('.')) return 'addr_cannot_end_in_dot';
  if (domain.includes('..')) return 'addr_cannot_have_dot_dot_after_at';
  if (!domain.includes('.')) return 'addr_needs_at_least_one_dot';
  return canBeHost(domain) ? undefined : 'addr_bad_email_domain';
}

/** Whether a domain with this name can exist (RFC 1035, 2.3.1; RFC 3696, 2). Only the API can tell whether it does. */
function canBeHost(domain: string): boolean {
  if (/\.\d+$/.test(domain)) return false;
  return domain.length <= 253 && domain.split('.').every((label) => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i.test(label));
}

const isAscii = (character: string): boolean => character <= '\u007f';
const isControl = (character: string): boolean => character < ' ' || character === '\u007f';
/** RFC 822, 3.3, without the dot, which separates words. */
const isSpecial = (character: string): boolean => '()<>@,;:\\"[]'.includes(character);

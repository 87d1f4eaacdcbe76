/**
 * Email syntax as purchase and email_check check it: the `error_key` of code 2000
 * (docs/api/transport.md#email-addresses).
 */

/** Characters with a meaning of their own outside quotes (RFC 822). */
const SPECIALS = /[()<>,;:\\[\]]/;
/** Tabs and carriage returns have keys of their own. */
const hasControl = (text: string): boolean =>
  [...text].some((char) => char !== '\t' && (char < ' ' || char === '\u007f'));
const hasNonAscii = (text: string): boolean => [...text].some((char) => char > '\u007f');

/**
 * Letters, digits and inner hyphens (RFC 1035, 2.3.1). The last part is not all digits (RFC 3696, 2) and not
 * `.invalid`, which has no hosts (RFC 2606, 2).
 */
const isHost = (domain: string): boolean =>
  domain.length <= 253 &&
  !/\.(invalid|\d+)$/i.test(domain) &&
  domain.split('.').every((label) => label.length <= 63 && /^[a-z0-9-]+$/i.test(label) && !/^-|-$/.test(label));

function afterAt(domain: string): string | undefined {
  if (/ /.test(domain)) return 'addr_spaces_not_allowed_after_at';
  if (/\t/.test(domain)) return 'addr_tabs_not_allowed_after_at';
  if (/\r/.test(domain)) return 'addr_cr_not_allowed_after_at';
  if (hasNonAscii(domain)) return 'addr_non_ascii_after_at';
  if (hasControl(domain)) return 'addr_control_character_after_at';
  if (SPECIALS.test(domain) || /["@]/.test(domain)) return 'addr_specials_after_at';
  if (domain.startsWith('.')) return 'addr_cannot_have_dot_immediately_after_at';
  if (domain.endsWith('.')) return 'addr_cannot_end_in_dot';
  if (domain.includes('..')) return 'addr_cannot_have_dot_dot_after_at';
  if (!domain.includes('.')) return 'addr_needs_at_least_one_dot';
  return isHost(domain) ? undefined : 'addr_bad_email_domain';
}

function inQuotes(text: string): string | undefined {
  if (hasNonAscii(text)) return 'addr_non_ascii_in_quotes';
  return text.replace(/\\[^]/g, '').includes('\r') ? 'addr_cr_within_quotes' : undefined;
}

function inAtom(text: string): string | undefined {
  if (/[ \t]/.test(text)) return 'addr_spaces_before_at_must_be_quoted';
  if (hasNonAscii(text)) return 'addr_non_ascii_before_at';
  if (hasControl(text)) return 'addr_control_character_before_at';
  return SPECIALS.test(text) || text.includes('"') ? 'addr_specials_before_at_must_be_quoted' : undefined;
}

/** The `error_key` of the first problem in an address. Undefined for a good address. */
export function emailProblem(address: string): string | undefined {
  if (address.trim() === '') return 'addr_may_not_be_blank';
  if (address.startsWith('@')) return 'addr_may_not_start_with_at';
  // Words with dots between them. Each is an atom or in quotes (RFC 822, 6.1).
  let rest = address;
  for (;;) {
    const isQuoted = rest.startsWith('"');
    const word = (isQuoted ? /^"((?:[^"\\]|\\[^])*)"/ : /^([^.@]*)/).exec(rest);
    if (!word) return 'addr_unterminated_quote_before_at';
    const [whole, text = ''] = word;
    const problem = isQuoted ? inQuotes(text) : inAtom(text);
    if (problem !== undefined) return problem;
    rest = rest.slice(whole.length);
    if (rest === '') return 'addr_missing_at';
    if (rest === '@') return 'addr_may_not_end_with_at';
    if (rest.startsWith('@')) return afterAt(rest.slice(1));
    if (!rest.startsWith('.')) return 'addr_dot_expected_after_quotes';
    if (rest.startsWith('.@')) return 'addr_dot_before_at_must_be_quoted';
    rest = rest.slice(1);
  }
}

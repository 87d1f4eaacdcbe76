/** E-mail syntax as the API checks it (reference, section 2, `error_key` of code 2000); for purchase and email_check. */

/** Outside quotes, RFC 822 gives these a meaning of their own. */
const SPECIALS = /[()<>,;:\\[\]]/;
/** Tabs and carriage returns have keys of their own. */
const hasControl = (text: string): boolean =>
  [...text].some((char) => char !== '\t' && (char < ' ' || char === '\u007f'));
const hasNonAscii = (text: string): boolean => [...text].some((char) => char > '\u007f');

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
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(domain)) return 'addr_bad_email_domain';
  return undefined;
}

function quotedBeforeAt(local: string): string | undefined {
  const end = local.indexOf('"', 1);
  if (end < 0) return 'addr_unterminated_quote_before_at';
  const inside = local.slice(1, end);
  if (inside.includes('\r')) return 'addr_cr_within_quotes';
  if (hasNonAscii(inside)) return 'addr_non_ascii_in_quotes';
  const rest = local.slice(end + 1);
  if (rest === '') return undefined;
  return rest.startsWith('.') ? beforeAt(rest.slice(1)) : 'addr_dot_expected_after_quotes';
}

function beforeAt(local: string): string | undefined {
  if (local.startsWith('"')) return quotedBeforeAt(local);
  if (/[ \t]/.test(local)) return 'addr_spaces_before_at_must_be_quoted';
  if (hasNonAscii(local)) return 'addr_non_ascii_before_at';
  if (hasControl(local)) return 'addr_control_character_before_at';
  if (SPECIALS.test(local) || /["@]/.test(local)) return 'addr_specials_before_at_must_be_quoted';
  if (local.endsWith('.')) return 'addr_dot_before_at_must_be_quoted';
  return undefined;
}

/** The `error_key` of what is wrong with an address, else undefined. */
export function emailProblem(address: string): string | undefined {
  if (address.trim() === '') return 'addr_may_not_be_blank';
  const at = address.startsWith('"')
    ? address.indexOf('@', Math.max(1, address.indexOf('"', 1)))
    : address.indexOf('@');
  if (at < 0)
    return address.startsWith('"') && !address.includes('"', 1)
      ? 'addr_unterminated_quote_before_at'
      : 'addr_missing_at';
  if (at === 0) return 'addr_may_not_start_with_at';
  if (at === address.length - 1) return 'addr_may_not_end_with_at';
  return beforeAt(address.slice(0, at)) ?? afterAt(address.slice(at + 1));
}

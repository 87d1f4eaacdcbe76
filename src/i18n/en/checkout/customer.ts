/** Words about the customer's details: the labels of the form, and each problem of an input. */
import type { CustomerProblem, CustomerTextField } from '../../../domain/customer/customer-rules.js';
import type { EmailErrorKey } from '../../../domain/customer/email.js';

/** The labels do not change, because partners' tests find the fields by them. */
const labels: Record<CustomerTextField, string> = {
  title: 'Title',
  firstName: 'First name',
  initials: 'Initials',
  lastName: 'Last name',
  suffix: 'Suffix',
  addressLineOne: 'Address line 1',
  addressLineTwo: 'Address line 2',
  town: 'Town or city',
  county: 'County or state',
  postcode: 'Postcode',
  countryCode: 'Country',
  email: 'Email',
  phone: 'Phone',
  workPhone: 'Work phone',
  homePhone: 'Home phone',
  agentReference: 'Agent reference',
};

const missing: { readonly [F in CustomerTextField]?: string } = {
  firstName: 'Enter your first name.',
  lastName: 'Enter your last name.',
  addressLineOne: 'Enter the first line of your address.',
  town: 'Enter your town or city.',
  postcode: 'Enter a postcode, or a town or city, so that your tickets can be posted.',
  countryCode: 'Choose your country.',
  email: 'Enter your email address.',
};

const SPACE_IN_EMAIL = 'An email address has no spaces in it.';
const SIGN_BEFORE_AT = 'There is a character in front of the @ that an email address cannot have there.';
const SIGN_AFTER_AT = 'There is a character after the @ that an email address cannot have there.';
const ACCENT_IN_EMAIL = 'Use only unaccented letters in the email address.';
const DOT_AFTER_AT = 'Check the dots after the @, as in name@example.com.';
const QUOTES_IN_EMAIL = 'Check the quotation marks in the email address.';

const emailWords: Record<EmailErrorKey, string> = {
  addr_may_not_be_blank: 'Enter your email address.',
  addr_missing_at: 'An email address has an @ in it, as in name@example.com.',
  addr_may_not_start_with_at: 'Something is missing in front of the @, as in name@example.com.',
  addr_may_not_end_with_at: 'Something is missing after the @, as in name@example.com.',
  addr_unterminated_quote_before_at: QUOTES_IN_EMAIL,
  addr_cr_within_quotes: QUOTES_IN_EMAIL,
  addr_non_ascii_in_quotes: ACCENT_IN_EMAIL,
  addr_dot_expected_after_quotes: QUOTES_IN_EMAIL,
  addr_spaces_before_at_must_be_quoted: SPACE_IN_EMAIL,
  addr_non_ascii_before_at: ACCENT_IN_EMAIL,
  addr_control_character_before_at: SIGN_BEFORE_AT,
  addr_specials_before_at_must_be_quoted: SIGN_BEFORE_AT,
  addr_dot_before_at_must_be_quoted: 'There may be no dot directly in front of the @.',
  addr_spaces_not_allowed_after_at: SPACE_IN_EMAIL,
  addr_tabs_not_allowed_after_at: SPACE_IN_EMAIL,
  addr_cr_not_allowed_after_at: SPACE_IN_EMAIL,
  addr_non_ascii_after_at: ACCENT_IN_EMAIL,
  addr_control_character_after_at: SIGN_AFTER_AT,
  addr_specials_after_at: SIGN_AFTER_AT,
  addr_cannot_have_dot_immediately_after_at: DOT_AFTER_AT,
  addr_cannot_end_in_dot: DOT_AFTER_AT,
  addr_cannot_have_dot_dot_after_at: DOT_AFTER_AT,
  addr_needs_at_least_one_dot: DOT_AFTER_AT,
  addr_bad_email_domain: 'We cannot find the part after the @. Please check it.',
};

function problem(found: CustomerProblem): string {
  switch (found.problem) {
    case 'required':
      return (missing as Record<string, string | undefined>)[found.field] ?? 'Fill this in.';
    case 'phone-required':
      return 'Enter a phone number.';
    case 'invalid-email':
      return emailWords[found.key];
    case 'country-not-allowed':
      return 'These tickets are not sold to this country. Choose another.';
    case 'country-not-for-delivery':
      return 'The chosen delivery does not go to this country. Choose another delivery or another country.';
    case 'too-long':
      return `Use no more than ${found.limit} characters.`;
  }
}

export const customer = {
  labels,
  problem,
  emailProblem: (key: EmailErrorKey) => emailWords[key],
};

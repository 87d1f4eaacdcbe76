/** Words of the checkout part of the interface. */
import type { CustomerProblem, CustomerTextField } from '../../domain/customer-rules.js';
import type { EmailErrorKey } from '../../domain/email.js';
import { plural } from './plural.js';

/** The labels of the form: fixed, since screen readers and partners' tests go by them. */
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

export const checkout = {
  labels,
  problem,
  emailProblem: (key: EmailErrorKey) => emailWords[key],

  reserveFirst: 'Once your tickets are reserved you can enter your details here.',
  reserving: 'Your tickets are being reserved…',
  releasing: 'Your tickets are being given back…',
  expired: 'The time to complete your booking has run out, so the tickets were given back. Nothing was charged.',
  timeLeft: (time: string) => `Time left to complete your booking: ${time}`,
  timeWarning: (minutes: number) => `${plural(minutes, 'minute', 'minutes')} left to complete your booking.`,

  changedAbove: 'Please check what has changed in your trolley first, and accept it. Then you can go on here.',

  yourDetails: 'Your details',
  requiredNote: 'must be filled in.',
  moreDetails: 'More about you (optional)',
  shortName: 'Some venues refuse initials: please give the full name.',
  choose: 'Choose…',
  /** @param methods the deliveries that do not go there; none where the box office itself refuses it */
  countryDropped: (methods: readonly string[]) =>
    methods.length > 0
      ? `${methods.join(', ')} does not go to the country you chose. Choose another, or another delivery.`
      : 'These tickets are not sold to the country you chose. Choose another.',
  permissions: 'News and offers (optional)',
  mayUseData: {
    userMayUseData: 'The ticket seller may send me news and offers',
    supplierMayUseData: 'The venue may send me news and offers',
    worldMayUseData: 'Other organisations may send me news and offers',
  },

  delivery: 'Delivery',
  deliveryOf: (supplier: string) => `Delivery of your tickets from ${supplier}`,
  deliveryOnlyTo: (countries: string) => `Only to ${countries}`,
  changingDelivery: 'Your tickets are being reserved again with this delivery…',
  deliveryChanged: 'Your tickets are reserved with this delivery.',
  noDeliveryChoice: 'The delivery options could not be read. Your tickets will be sent as shown.',

  summary: 'Your order',
  supplier: (name: string) => `Sold by ${name}`,
  totalToPay: 'Total to pay',

  payment: 'Payment',
  payNow: 'Pay now',
  confirm: 'Confirm booking',
  /** @param amounts `£110.00`, or several in different currencies */
  willBeTaken: (amounts: string) => `${amounts} will be taken when you press “Pay now”.`,
  arranged: (amounts: string) => `You pay ${amounts} to the seller of these tickets.`,
  nothingToPay: 'There is nothing to pay.',
  unsupported:
    'These tickets need a way of paying that is not available here yet. You have not been charged. Please contact the seller.',

  problems: 'Please check your details',
  sending: 'Your booking is being made. Please keep this page open.',
  stillSending:
    'Still waiting for the venue’s box office. This can take a few minutes: please keep this page open and do not pay again.',
  failure: {
    rejected: 'The box office did not accept these details. Nothing was booked. Please check them and try again.',
    payment: 'The payment was not taken, so nothing was booked. You can try again.',
    'not-sent': 'Your booking did not reach the box office, so nothing was booked. You can try again.',
  },

  uncertain: 'We do not know yet whether your booking was made',
  uncertainWords: 'The answer of the box office was lost. Please do not pay or book again before this is known.',
  reference: (reference: string) => `Your reference is ${reference}`,
  askAgain: 'Check again',
  stillUncertain: 'It is not known yet. Please try again in a moment.',

  failed: 'Your booking could not be made',
  nothingCharged: 'Nothing was charged, and your tickets were given back.',
  paymentReturned:
    'Nothing was booked, and your tickets were given back. If a payment was taken, the seller returns it.',
  mayReserveAgain: 'You can reserve again. Your seats may then be different, so please check them.',
  done: 'Thank you. Your booking is complete.',
  startAgain: 'Start again',
};

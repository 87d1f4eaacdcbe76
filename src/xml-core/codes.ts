/**
 * Every code of the XML core as data (docs/api/xml-core.md#failure-codes): its class, which decides the words and the
 * next step, the field at fault and the meaning. Words for customers are in src/i18n, by class.
 */
import type { CustomerField } from '../domain/customer/customer.js';
import type { FailureClass } from '../domain/payment/failure-class.js';

/** As in the client's `CardDetails`. */
export type CardField = 'number' | 'expiryDate' | 'cvTwo' | 'issueNumber' | 'startDate' | 'billingAddress';

export interface XmlCode {
  readonly failureClass: FailureClass;
  /** The field to correct, where the code names one. */
  readonly field?: CustomerField | CardField;
  /** For developers. */
  readonly meaning: string;
}

type Codes = Readonly<Record<number, XmlCode>>;

const defect = (meaning: string): XmlCode => ({ failureClass: 'defect', meaning });
const details = (meaning: string, field?: CustomerField): XmlCode => ({
  failureClass: 'correct-details',
  ...(field && { field }),
  meaning,
});
const card = (meaning: string, field?: CardField): XmlCode => ({
  failureClass: 'correct-card',
  ...(field && { field }),
  meaning,
});

/** `fail_code`: nothing was bought. The reservation still exists, except after 1101. */
export const FAIL_CODES: Codes = {
  1: defect('the crypto_block was not made by the call that has to come before this one'),
  2: defect('the mime_text_type is not supported'),
  901: defect('the trolley_token is not valid'),
  903: { failureClass: 'already-bought', meaning: 'the trolley has been purchased already' },
  904: defect('the trolley is reserved already: its token from before make_reservation is needed'),
  1101: { failureClass: 'expired', meaning: 'the reservation has expired' },
  1102: defect('customer_data is missing'),
  1103: card('card_data is missing, and required'),
  1104: defect('card_data is given, and not required'),
  1105: details('the country code is missing', 'countryCode'),
  1106: details('the delivery does not go to the country', 'countryCode'),
  1107: details('the email address fails the syntax of RFC 822', 'email'),
  1108: details('the details are incomplete; the one code for all of them'),
  1109: card('the card number is missing', 'number'),
  1110: card('the type of the card is not known from its number', 'number'),
  1111: card('cards of this type are not accepted', 'number'),
  1112: card('the card number is not valid for its type', 'number'),
  1113: card('the expiry date is missing', 'expiryDate'),
  1114: card('the expiry date is not valid', 'expiryDate'),
  1115: card('the cv_two element is missing', 'cvTwo'),
  1116: card('the security code is not valid', 'cvTwo'),
  1117: card('the issue number is missing, and required', 'issueNumber'),
  1118: card('an issue number is given, and the card has none', 'issueNumber'),
  1119: card('the issue number is not valid', 'issueNumber'),
  1120: defect('a billing address is given, and not supported'),
  1121: card('the billing address is incomplete', 'billingAddress'),
  1122: card('the start date is missing, and required', 'startDate'),
  1123: card('the start date is not valid', 'startDate'),
  1124: details('details that the account does not let anybody change were changed'),
  1125: { failureClass: 'insecure', meaning: 'card_data came over a connection that is not encrypted' },
  1201: defect('the transaction_id is missing'),
  1202: defect('there is no such transaction_id'),
};

/**
 * `purchase_fail_code` (docs/api/xml-core.md#purchase-failure-codes): nothing was bought and the reservation is over.
 */
export const PURCHASE_FAIL_CODES: Codes = {
  1: { failureClass: 'refused', meaning: 'customer and card match a fraud trigger; for staff only' },
  2: { failureClass: 'payment-refused', meaning: 'the card was not authorised for the amount' },
  3: { failureClass: 'payment-unanswered', meaning: 'the bank did not answer in time' },
  4: { failureClass: 'already-bought', meaning: 'this reservation has been purchased already' },
  5: { failureClass: 'already-failed', meaning: 'this purchase was tried already, and failed' },
  6: { failureClass: 'supplier-refused', meaning: 'the supplier refused, by rules of its own' },
  7: { failureClass: 'system', meaning: 'an unspecified error of the system' },
};

/**
 * `error_code` of a `script_error` (docs/api/xml-core.md#error-envelopes): a fault of the caller, the host or a
 * backend, never of the customer. The sources number them differently by one, so a meaning may name two causes.
 */
export const SCRIPT_ERRORS: Codes = {
  1: defect('bad user_id'),
  2: defect('authentication failed: user_id, password or crypto_block'),
  3: { failureClass: 'system', meaning: 'no connection to the backend, or authentication failed' },
  4: { failureClass: 'system', meaning: 'no connection to the backend, or the address is forbidden' },
  5: { failureClass: 'system', meaning: 'no connection to the database, or the address is forbidden' },
  6: { failureClass: 'system', meaning: 'no connection to the database, or membership not authenticated' },
  7: defect('bad data, or membership not authenticated'),
  8: defect('bad data'),
};

const UNLISTED_FAIL = defect('unlisted');
/** A proxy also sends it in place of a reason that the page must not see. */
const UNLISTED_PURCHASE_FAIL: XmlCode = { failureClass: 'refused', meaning: 'no reason is given' };
const UNLISTED_SCRIPT_ERROR: XmlCode = { failureClass: 'system', meaning: 'unlisted' };

export const failCode = (code: number): XmlCode => FAIL_CODES[code] ?? UNLISTED_FAIL;
export const purchaseFailCode = (code: number): XmlCode => PURCHASE_FAIL_CODES[code] ?? UNLISTED_PURCHASE_FAIL;
export const scriptError = (code: number): XmlCode => SCRIPT_ERRORS[code] ?? UNLISTED_SCRIPT_ERROR;

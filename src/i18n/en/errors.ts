/** Words for the customer: one message for each error code (docs/errors.md), and one for each refused action. */
import type { ErrorCode } from '../../domain/error.js';

const words: Record<ErrorCode, string> = {
  network: 'We could not reach the box office. Check your connection and try again.',
  timeout: 'The box office is taking too long to answer. Please try again.',
  aborted: 'The request was stopped. Please try again.',
  'bad-response': 'The box office gave an answer we do not understand. Please try again later.',
  'bad-request': 'The box office did not accept this request.',
  unauthorised: 'This ticket shop is not set up correctly. Please contact the seller.',
  forbidden: 'This ticket shop may not sell this. Please contact the seller.',
  'not-found': 'This is no longer available.',
  'wrong-method': 'This ticket shop is not set up correctly. Please contact the seller.',
  gone: 'This has expired. Please start again.',
  rejected: 'The box office did not accept these details. Please check them and try again.',
  'invalid-email': 'This email address is not valid. Please check it.',
  'invalid-card': 'These card details are not valid. Please check them.',
  'too-many-requests': 'Very many people are booking right now. Please wait a moment and try again.',
  upstream: 'The venue’s box office cannot be reached right now. Please try again in a moment.',
  server: 'Something went wrong at the box office. Please try again in a moment.',
  'not-authorised': 'The payment for this booking was not confirmed, so nothing was bought.',
  'outcome-unknown': 'We do not know yet whether this went through. Please do not try again before we have checked.',
  'purchase-under-way': 'This booking is being made already. Please wait.',
  'not-reserved': 'These tickets are not held any more. Please reserve again.',
  configuration: 'This ticket shop is not set up correctly. Please contact the seller.',
};

export const errors = {
  words: (code: ErrorCode) => words[code],
  /** Follows the message, so that support can find the call. */
  requestId: (id: string) => `Reference for support: ${id}`,
  /** The transaction does not exist, or belongs to another account. */
  unknownBooking: 'We cannot find this booking. Please check the link, or ask the seller with your booking reference.',
  noEndpoint: 'This ticket shop is not set up yet.',
  refusal: {
    'not-now': 'That is not possible at this moment.',
    unavailable: 'These tickets are not available any more. Please choose others.',
    'would-discard': 'This cannot be booked together with what is in your trolley.',
    'not-accepted': 'Please check what has changed first.',
  },
};

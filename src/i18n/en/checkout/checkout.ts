/** Words for the states of a booking at the checkout. */
import type { FailedCheck } from '../../../domain/payment/failure.js';
import type { FailureClass } from '../../../domain/payment/failure-class.js';
import { plural } from '../plural.js';

export const checkout = {
  reserveFirst: 'Once your tickets are reserved you can enter your details here.',
  reserving: 'Your tickets are being reserved…',
  releasing: 'Your tickets are being given back…',
  expired: 'The time to complete your booking has run out.',
  timeLeft: (time: string) => `Time left to complete your booking: ${time}`,
  timeWarning: (minutes: number) => `${plural(minutes, 'minute', 'minutes')} left to complete your booking.`,

  changedAbove: 'Please check what has changed in your trolley first, and accept it. Then you can go on here.',

  uncertain: 'We do not know yet whether your booking was made',
  uncertainWords: 'The answer of the box office was lost. Please do not pay or book again before this is known.',
  reference: (reference: string) => `Your reference is ${reference}`,
  askAgain: 'Check again',
  stillUncertain: 'It is not known yet. Please try again in a moment.',

  failed: 'Your booking could not be made',
  /** By failure class (docs/errors.md). They never mention a fraud rule. */
  reasons: {
    expired: 'The time to complete it had run out.',
    'payment-refused': 'The payment was refused. Another card, or another way of paying, may work.',
    'payment-unanswered': 'The bank did not answer.',
    refused: 'It cannot be completed. Please contact the seller.',
    'supplier-refused': 'The venue’s box office did not accept it.',
    'already-failed': 'It had failed before.',
    system: 'It was not completed.',
  } as { readonly [C in FailureClass]?: string },
  checks: {
    'cv-two': 'The payment was refused: the security code of the card is not right.',
    address: 'The payment was refused: the billing address is not that of the card.',
    '3d-secure': 'The payment was refused: the bank could not confirm that it was you.',
  } satisfies Record<FailedCheck, string>,
  nothingCharged: 'Nothing was charged, and your tickets were given back.',
  chargedOrReturned: 'Nothing was charged, or it is paid back to you, and your tickets were given back.',
  mayBePending:
    'Nothing was booked, and your tickets were given back. An amount may show as pending for a while: look at your account before you pay again.',
  paymentReturned:
    'Nothing was booked, and your tickets were given back. If a payment was taken, the seller returns it.',
  mayReserveAgain: 'You can reserve again. Your seats may then be different, so please check them.',
  partly: 'Only a part of your booking was made',
  /** @param amount `£110.00` */
  sold: (amount: string) => `booked, ${amount} charged.`,
  notSold: 'not booked. Nothing was charged for it, or it is paid back.',
  restReturned: 'The seller returns what you paid for the tickets that were not booked.',
  mayReserveRest:
    'What is booked is yours. The rest can be reserved again; seats and prices may then be different, so please check them.',
  reserveRest: 'Reserve the rest again',
  boughtBefore: (reference: string) => `Booked already: ${reference}`,
  done: 'Thank you. Your booking is complete.',
  startAgain: 'Start again',
};

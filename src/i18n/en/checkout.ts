/** Words of the checkout part of the interface. */
import type { FailedCheck, FailureClass } from '../../domain/failure.js';
import { plural } from './plural.js';

export const checkout = {
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
  debits: (count: number) => `Your statement will show ${count} payments:`,
  debitHere: (amount: string) => `${amount} to this shop`,

  accept: (button: string) => `By pressing “${button}” you accept:`,
  terms: 'our terms and conditions',
  termsOf: (suppliers: string) => `the terms and conditions of ${suppliers}`,
  privacy: 'How we use your details: our privacy policy',

  payment: 'Payment',
  payNow: 'Pay now',
  confirm: 'Confirm booking',
  /** @param amounts `£110.00`, or several in different currencies */
  willBeTaken: (amounts: string) => `${amounts} will be taken when you press “Pay now”.`,
  arranged: (amounts: string) => `You pay ${amounts} to the seller of these tickets.`,
  nothingToPay: 'There is nothing to pay.',

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
  /** Why, by class (docs/errors.md): a fraud rule is never named. */
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
  notSold: 'not booked, nothing charged.',
  restReturned: 'The seller returns what you paid for the tickets that were not booked.',
  mayReserveRest:
    'What is booked is yours. The rest can be reserved again; seats and prices may then be different, so please check them.',
  reserveRest: 'Reserve the rest again',
  boughtBefore: (reference: string) => `Booked already: ${reference}`,
  done: 'Thank you. Your booking is complete.',
  startAgain: 'Start again',
};

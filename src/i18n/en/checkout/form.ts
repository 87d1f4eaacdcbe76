/** Words of the checkout's form: the details, the order and the payment. */

export const form = {
  yourDetails: 'Your details',
  requiredNote: 'must be filled in.',
  moreDetails: 'More about you (optional)',
  shortName: 'Some venues refuse initials: please give the full name.',
  choose: 'Choose…',
  /** @param methods the deliveries that do not go there; empty if the box office itself refuses the country */
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

  /** The partner's own payment. @param amounts `£110.00`, or several in different currencies */
  paid: (amounts: string) => `You have paid ${amounts} already. It is not taken again.`,
  paidBefore: 'You have paid for tickets that were given back since. The seller returns that payment.',
  notPaid: 'You did not pay, so nothing was booked. Your tickets are still held, and you can try again.',
  paymentUnknown:
    'Nothing was booked, but we do not know whether a payment was taken: this ticket shop is not set up correctly. Please contact the seller before you pay again.',
  notAuthorised:
    'The seller could not confirm your payment, so nothing was booked. Your tickets are still held: please try again in a moment. What you have paid is not taken again. If it stays like this, contact the seller.',
};

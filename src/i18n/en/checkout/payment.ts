/** Words about paying on a payment page. */
export const payment = {
  /** @param amount `£110.00` */
  onPage: (amount: string) =>
    `“Pay now” takes you to a secure payment page, where you pay ${amount}. Afterwards you come back here.`,
  onPages: '“Pay now” takes you to a secure payment page for each of these, one after the other, and then back here:',
  amountFor: (supplier: string, amount: string) => `${amount} to ${supplier}`,

  leaving: 'You are being taken to the payment page…',
  unfinished: 'Your payment is not finished',
  unfinishedWords:
    'The box office has not heard of your payment yet, so nothing is booked. If you have paid already, do not pay again: check again in a moment.',
  goOn: 'Go to the payment page',
  check: 'Check again',
  abandon: 'Cancel payment',
  stillUnfinished: 'There is no word of your payment yet.',
  unsafe:
    'The payment page cannot be opened safely, so you were not sent there. You have not been charged. Cancel this payment, and contact the seller.',
};

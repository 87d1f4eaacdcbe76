/** Words about paying by Stripe in the page. */
export const stripe = {
  separately: 'Your card is charged separately for each of these when you press “Pay now”:',
  onStatement: (name: string) => `On your statement it says “${name}”.`,
  card: 'Card',
  /** @param suppliers those that debit this card */
  cardFor: (suppliers: string) => `Card for ${suppliers}`,
  fields: { cardNumber: 'Card number', cardExpiry: 'Expiry date', cardCvc: 'Security code' },
  missing: {
    cardNumber: 'Enter the whole number of your card.',
    cardExpiry: 'Enter the expiry date of your card.',
    cardCvc: 'Enter the security code of your card.',
  },
  loading: 'The card fields are loading…',
  unavailable:
    'The card fields could not be loaded: an ad blocker or a poor connection may be in the way. Nothing was charged.',
  elsewhere: 'Pay on a payment page instead',
};

/** What the Stripe stand-in knows of cards: the test numbers, and what is wrong with the text of a field. */
import { passesLuhn } from '../sandbox/payment/cards.js';

export type FieldType = 'cardNumber' | 'cardExpiry' | 'cardCvc';

/** Stripe's own test numbers. Every other number that passes the Luhn check is accepted. */
export const TEST_CARDS = {
  declined: ['4000000000000002'],
  /** Make a token that the box office cannot charge. */
  declinedLater: ['4000000000000341'],
  processingError: ['4000000000000119'],
  asksBank: ['4000000000003220', '4000002760003184'],
} as const;

export const MESSAGES = {
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: "Your card's expiration date is incomplete.",
  invalid_expiry_year_past: "Your card's expiration year is in the past.",
  incomplete_cvc: "Your card's security code is incomplete.",
} as const;

export const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The code of the problem in a field's text. Undefined for a complete and valid text. */
export function problemOf(type: FieldType, text: string): keyof typeof MESSAGES | undefined {
  const digits = digitsOf(text);
  switch (type) {
    case 'cardNumber':
      if (digits.length < 13) return 'incomplete_number';
      return passesLuhn(digits) ? undefined : 'invalid_number';
    case 'cardExpiry': {
      const [month, year] = [Number(digits.slice(0, 2)), 2000 + Number(digits.slice(2))];
      if (digits.length !== 4 || month < 1 || month > 12) return 'incomplete_expiry';
      return Date.UTC(year, month) > Date.now() ? undefined : 'invalid_expiry_year_past';
    }
    case 'cardCvc':
      return digits.length === 3 || digits.length === 4 ? undefined : 'incomplete_cvc';
  }
}

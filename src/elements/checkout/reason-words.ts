/** The words for a transaction, or one supplier of it, that bought nothing (docs/errors.md). */
import type { FailureReason } from '../../domain/payment/failure.js';
import type { Locale } from '../../i18n/locale.js';

export function wordsForReason({ failureClass, check }: FailureReason, { terms }: Locale<'checkout'>): string {
  const { reasons, checks } = terms.checkout;
  return check ? checks[check] : (reasons[failureClass] ?? terms.errors.words('configuration'));
}

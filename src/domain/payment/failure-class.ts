/** The classes of failed purchases, and the one thing that a customer can do next about each. */

export type FailureClass =
  /** The customer's details are wrong: correct them and confirm again, on the same reservation. */
  | 'correct-details'
  /** The card's details are wrong: correct them and confirm again, on the same reservation. */
  | 'correct-card'
  /** The reservation is over: reserve again. */
  | 'expired'
  /** The bank refused the payment: reserve again and pay in another way. */
  | 'payment-refused'
  /** The bank did not answer, and an amount may show as pending for a while. Reserve again, but never automatically. */
  | 'payment-unanswered'
  /** A fraud rule refused it: contact the seller. The customer is never told which rule, or that it was one. */
  | 'refused'
  /** The supplier refused or failed: reserve again. The seats may differ. */
  | 'supplier-refused'
  /** The reservation was purchased before: show that booking. */
  | 'already-bought'
  /** This very attempt failed before: reserve again. */
  | 'already-failed'
  /** An unspecified failure of the box office, which says that nothing was bought. */
  | 'system'
  /** Card data on a connection that is not encrypted: nothing was sent. */
  | 'insecure'
  /** A defect of this library or of the partner's settings: the console tells the developer. */
  | 'defect';

/** What a customer can do next. */
export type WayOn =
  /** Correct the details and confirm again: the tickets are still held. */
  | 'correct'
  /** Nothing is held any more. Different seats or prices need the customer's consent. */
  | 'reserve-again'
  | 'show-booking'
  | 'contact-seller';

export const WAYS_ON: Readonly<Record<FailureClass, WayOn>> = {
  'correct-details': 'correct',
  'correct-card': 'correct',
  expired: 'reserve-again',
  'payment-refused': 'reserve-again',
  'payment-unanswered': 'reserve-again',
  refused: 'contact-seller',
  'supplier-refused': 'reserve-again',
  'already-bought': 'show-booking',
  'already-failed': 'reserve-again',
  system: 'reserve-again',
  insecure: 'contact-seller',
  defect: 'contact-seller',
};

/**
 * Why a purchase did not happen, in classes that each have one way on. Both APIs' codes and flags are mapped to these
 * (F13: reference 4.12 and flows 5; XML core: its parts 3.1 and 3.2); words are in i18n, by class.
 */
export type FailureClass =
  /** The customer's details: correct them and confirm again, on the same reservation. */
  | 'correct-details'
  /** The card's details: likewise. */
  | 'correct-card'
  /** The reservation is over: reserve again. */
  | 'expired'
  /** The bank refused the payment: reserve again, pay in another way. */
  | 'payment-refused'
  /** The bank did not answer; an amount may show as pending for a while. Reserve again, never automatically. */
  | 'payment-unanswered'
  /** A fraud rule. The customer is never told which, or that it was one: contact the seller. */
  | 'refused'
  /** The supplier refused or broke: reserve again, seats may differ. */
  | 'supplier-refused'
  /** It was bought before: show that booking. */
  | 'already-bought'
  /** This very attempt had failed before: reserve again. */
  | 'already-failed'
  /** An unspecified failure of the box office, which says that nothing was bought. */
  | 'system'
  /** Card data on a connection that is not encrypted: nothing is sent. */
  | 'insecure'
  /** Our own, or the partner's setting: the developer is told. */
  | 'defect';

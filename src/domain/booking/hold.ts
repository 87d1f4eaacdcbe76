/**
 * How long a reservation is held. The box office answers with the minutes left (`minutes_left_on_reserve`), which
 * become a time on a monotonic clock as soon as the answer arrives. Callers pass that clock in, in milliseconds.
 */

export interface Hold {
  /** Milliseconds on the monotonic clock. */
  readonly endsAt: number;
}

/**
 * @param minutesLeft with decimals: 12.5 is 12 min 30 s
 * @param now milliseconds on the monotonic clock
 */
export function startHold(minutesLeft: number, now: number): Hold {
  return { endsAt: now + Math.max(0, minutesLeft) * 60_000 };
}

/** Whole seconds, never below zero. Rounded up, so that 00:00 means that the time is over. */
export function secondsLeft({ endsAt }: Hold, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** Seconds left at which the customer is warned, most first. Screen readers announce these moments. */
export const HOLD_WARNINGS = [300, 60] as const;

/** The warning passed between `before` and `after` seconds left; the more urgent one if both were. */
export function warningBetween(before: number, after: number): number | undefined {
  return HOLD_WARNINGS.findLast((warning) => before > warning && after <= warning && after > 0);
}

/**
 * The time a reservation is held. The box office counts in minutes left (`minutes_left_on_reserve`), which become a
 * moment on a monotonic clock the instant the answer arrives; that clock, in milliseconds, is passed in.
 */

export interface Hold {
  /** Milliseconds on the monotonic clock. */
  readonly endsAt: number;
}

/** @param minutesLeft decimals allowed: 12.5 is 12 min 30 s @param now milliseconds on the monotonic clock */
export function startHold(minutesLeft: number, now: number): Hold {
  return { endsAt: now + Math.max(0, minutesLeft) * 60_000 };
}

/** Whole seconds, rounded up so that 00:00 is shown only when time is up; never below zero. */
export function secondsLeft({ endsAt }: Hold, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** Seconds left at which the customer is told, most first: the moments that are spoken. */
export const HOLD_WARNINGS = [300, 60] as const;

/** The warning passed on the way from `before` to `after` seconds left; the more urgent one if both. */
export function warningBetween(before: number, after: number): number | undefined {
  return HOLD_WARNINGS.findLast((warning) => before > warning && after <= warning && after > 0);
}

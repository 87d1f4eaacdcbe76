/** Waits a fixed time, for tests that check that nothing happens. For anything else, use `eventually`. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

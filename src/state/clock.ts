/** Time as the session needs it; tests pass their own. */
export interface Clock {
  /** Milliseconds that only ever go forward, whatever happens to the wall clock. */
  monotonic(): number;
  /** Milliseconds of the wall clock, which goes on while a computer sleeps, and may be set at any time. */
  wall(): number;
  wait(milliseconds: number): Promise<void>;
  /** @returns a function that stops it */
  every(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  every(milliseconds, run) {
    const timer = setInterval(run, milliseconds);
    return () => clearInterval(timer);
  },
};

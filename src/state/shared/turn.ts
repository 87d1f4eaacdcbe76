/** The right to change what the tabs of a session share. */

/**
 * Proof that no other tab of the session changes anything now. Functions that must run alone ask for one, and only
 * {@link takeTurn} makes one.
 */
class Turn {
  #isOver = false;

  end(): void {
    this.#isOver = true;
  }

  /** @throws Error once the turn has ended, for a defect of the caller: somebody forgot an `await` */
  check(): void {
    if (this.#isOver)
      throw new Error('This turn is over: what shares state with other tabs must be awaited inside it.');
  }
}

export type { Turn };

/** Runs `run` with a turn that ends with it. Its caller makes sure that no other turn is under way, in any tab. */
export async function takeTurn<T>(run: (turn: Turn) => T | Promise<T>): Promise<T> {
  const turn = new Turn();
  try {
    return await run(turn);
  } finally {
    turn.end();
  }
}

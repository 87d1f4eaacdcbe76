/** Counts down the time that tickets are held, warns the customer and ends the hold. */
import { secondsLeft, warningBetween } from '../domain/booking/hold.js';
import { expire } from './actions/reservation.js';
import type { SessionCore } from './session-core.js';

/** Milliseconds by which the wall clock moves against the monotonic one when a computer has slept, or was set. */
const CLOCK_JUMP = 3_000;

export class Countdown {
  readonly #core: SessionCore;
  readonly #onSleep: () => void;
  #stopTicking: (() => void) | undefined;
  #isPaused = false;
  /** The last of HOLD_WARNINGS, in seconds, that this hold passed: a correction of the time left gives none twice. */
  #lastWarning = Infinity;
  /** How far the wall clock was ahead of the monotonic one at the last tick. */
  #ahead: number | undefined;

  /** @param onSleep called when the computer seems to have slept, so that the time left has to be asked for */
  constructor(core: SessionCore, onSleep: () => void) {
    this.#core = core;
    this.#onSleep = onSleep;
    core.store.subscribe(() => this.#keepTime());
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#stop();
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#keepTime();
  }

  #stop(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.#ahead = undefined;
  }

  /** Runs exactly while tickets are held. */
  #keepTime(): void {
    const { store, clock } = this.#core;
    const isReserved = store.state.booking.status === 'reserved';
    if (isReserved && !this.#isPaused) {
      this.#stopTicking ??= clock.every(1_000, () => this.#tick());
      // At once, also when a corrected hold has just come in.
      this.#tick();
    } else if (!isReserved && store.state.secondsLeft !== undefined) {
      this.#stop();
      this.#lastWarning = Infinity;
      store.update({ secondsLeft: undefined });
    }
  }

  #tick(): void {
    const core = this.#core;
    const { booking, secondsLeft: before } = core.store.state;
    if (booking.status !== 'reserved') return;
    const after = secondsLeft(booking.hold, core.clock.monotonic());
    if (after !== before) core.store.update({ secondsLeft: after });
    const { transactionUuid } = booking.reservation;
    const warning = before === undefined ? undefined : warningBetween(before, after);
    if (after === 0) expire(core);
    else if (warning !== undefined && warning < this.#lastWarning) {
      this.#lastWarning = warning;
      core.say({ kind: 'time-running-out', minutesLeft: warning / 60 }, undefined);
      core.tell('reservation-expiring', { transactionUuid, secondsLeft: after }, undefined);
    }
    this.#noticeSleep();
  }

  /** A computer may sleep with the page in sight. Browsers stop the monotonic clock then, and tell the page nothing. */
  #noticeSleep(): void {
    const { clock } = this.#core;
    const ahead = clock.wall() - clock.monotonic();
    const hasJumped = this.#ahead !== undefined && Math.abs(ahead - this.#ahead) > CLOCK_JUMP;
    this.#ahead = ahead;
    if (hasJumped) this.#onSleep();
  }
}

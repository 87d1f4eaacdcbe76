/**
 * What the session's actions share: the client, the snapshot, the memory and the order in which writes happen.
 * One write is under way at a time, in all tabs together; the next waits for it, so no two can disagree about what is
 * held.
 */
import type { CallOptions } from '../client/requests.js';
import { type Booking, transition } from '../domain/booking/booking.js';
import type { Customer } from '../domain/customer/customer.js';
import type { TswError } from '../domain/error.js';
import { fail, type Result } from '../domain/result.js';
import type { Trolley, TrolleyChange } from '../domain/trolley/trolley.js';
import { asTswError } from './as-tsw-error.js';
import type { Clock } from './clock.js';
import type { FactDetails, FactListener, FactType } from './facts.js';
import type { Memory } from './shared/saved-state.js';
import type { Reads } from './reads.js';
import type { SessionClient } from './session-client.js';
import type { Store } from './store.js';
import type { Tabs } from './shared/tabs.js';

export interface SessionState {
  readonly booking: Booking;
  readonly trolley: TrolleyState;
  /** What is being looked at; an element's own attribute wins over it. */
  readonly selection: Selection;
  /** Whole seconds of the hold; undefined when nothing is held. */
  readonly secondsLeft: number | undefined;
  /** The last of HOLD_WARNINGS that this hold has passed while it was watched: each is given once, however time is corrected. */
  readonly timeWarning: number | undefined;
  /** Seat maps on the page that follow the selection: ticket pickers leave performances with seat choice to them. */
  readonly seatMapCount: number;
  /** The reference of what was bought already, while the rest of that purchase is on its way. */
  readonly boughtBefore: string | undefined;
  /** What the customer has typed so far: never lost to a failed call, an expiry or a reload. */
  readonly customer: Partial<Customer>;
}

export interface TrolleyState {
  readonly token: string | undefined;
  readonly trolley: Trolley;
  readonly isBusy: boolean;
  /** What the last change did, until the next one or a reserve; undefined where it was another page's or tab's. */
  readonly lastChange: TrolleyChange | undefined;
  /** Whether the last change can be undone. */
  readonly canUndo: boolean;
  readonly error: TswError | undefined;
  /** Source code to the send code that the customer chose. */
  readonly sendCodes: Readonly<Record<string, string>>;
}

export interface Selection {
  readonly eventId?: string | undefined;
  readonly performanceId?: string | undefined;
  /** `YYYY-MM-DD`, where the event needs one. */
  readonly departureDate?: string | undefined;
  /** Nights or days, where the event needs them. */
  readonly duration?: number | undefined;
  /** For the prices of this event, where the page takes one. */
  readonly promoCode?: string | undefined;
}

/** Every action takes these: who asks (for the event that follows) and how to call. */
export interface ActionOptions extends Omit<CallOptions, 'signal'> {
  readonly origin?: unknown;
}

/** Why an action did nothing. Words are in i18n, by code. */
export type Refusal =
  /** The booking is in a step that allows no change: a purchase is under way, or just ended. */
  | { readonly refusal: 'not-now' }
  /** The box office took none of it: sold out, or no longer offered. */
  | { readonly refusal: 'unavailable' }
  /** Other orders would have to leave the trolley, which the customer has to be asked about first. */
  | { readonly refusal: 'would-discard'; readonly change: TrolleyChange }
  /** The differences after the reserve have not been accepted. */
  | { readonly refusal: 'not-accepted' };

export type ActionResult<T> = Result<T, TswError | Refusal>;

export function refuse(refusal: Exclude<Refusal['refusal'], 'would-discard'>): {
  readonly ok: false;
  readonly error: Refusal;
} {
  return { ok: false, error: { refusal } };
}

export const EMPTY_TROLLEY: Trolley = Object.freeze({ bundles: [], orderCount: 0 });

/** How a page is found again after a payment elsewhere. */
export interface ReturnPath {
  /**
   * @param page as the partner wishes; the customer's own by default
   * @returns undefined where the page has no address to come back to
   */
  address(transactionUuid: string, page: string | undefined): string | undefined;
  /** The transaction of which the page's address says that its payment came back here. */
  readonly returned: string | undefined;
}

export class Desk {
  #last: Promise<unknown> = Promise.resolve();
  /** Undefined where no payment can come back, as on a server. */
  returnPath: ReturnPath | undefined;
  /** The version of the memory that the snapshot shows; undefined before the first was read. */
  shown: number | undefined;
  /** Undefined where the browser, the storage or the box office is of one tab only. */
  tabs: Tabs | undefined;

  constructor(
    readonly client: SessionClient,
    readonly store: Store<SessionState>,
    readonly memory: Memory,
    readonly clock: Clock,
    readonly reads: Reads,
    private readonly tell: FactListener,
    /** Shows what the memory holds, where other tabs have changed it. */
    private readonly catchUp: () => Promise<void>,
  ) {
    memory.onShare = () => {
      this.shown = memory.version;
      this.tabs?.tellOthers();
    };
  }

  get booking(): Booking {
    return this.store.state.booking;
  }

  get trolley(): TrolleyState {
    return this.store.state.trolley;
  }

  /** @throws Error on a step that BOOKING_TRANSITIONS does not have */
  become(next: Booking): void {
    this.store.update({ booking: transition(this.booking, next) });
  }

  updateTrolley(changes: Partial<TrolleyState>): void {
    this.store.update({ trolley: { ...this.trolley, ...changes } });
  }

  report<T extends FactType>(type: T, detail: FactDetails[T], origin: unknown): void {
    this.tell(type, detail, origin);
  }

  reportError(error: TswError, origin: unknown): void {
    this.tell('error', { error, requestId: error.requestId }, origin);
  }

  /** Runs after everything that this tab was asked for before, whether that succeeded or not. */
  queue<T>(run: () => T | Promise<T>): Promise<T> {
    const next = this.#last.then(run, run);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /**
   * Runs when no other tab does anything, with a snapshot that shows all that other tabs have done.
   *
   * @throws TswError when another tab does not come to an end, or the box office cannot be asked what it has done
   */
  turn<T>(run: () => T | Promise<T>): Promise<T> {
    const runUpToDate = async (): Promise<T> => {
      this.memory.refresh();
      await this.catchUp();
      this.memory.shareNoted();
      return run();
    };
    return this.queue(() => (this.tabs ? this.tabs.alone(runUpToDate) : runUpToDate()));
  }

  /** For what nobody waits for. Where it cannot be done now, the next turn that matters does it. */
  afterwards(run: () => void | Promise<void>): void {
    this.turn(run).catch(asTswError);
  }

  /** Another tab has changed the memory. */
  hearNews(): void {
    this.queue(this.catchUp).catch(asTswError);
  }

  /** The box office has done what this tab knows nothing of: reads everything again. */
  lookAgain(): void {
    this.become({ status: 'restoring' });
    this.shown = undefined;
    this.turn(() => undefined).catch((cause: unknown) => this.cannotRead(cause));
  }

  /** Says why there is nothing to show, with a way to try again (`restore`). What is shown stays. */
  cannotRead(cause: unknown): void {
    const error = asTswError(cause);
    if (this.shown === undefined) this.become({ status: 'restoring', error });
  }

  /** A turn for an action, which nobody waits for while a purchase is under way. */
  async inTurn<T>(run: () => Promise<ActionResult<T>>, options: ActionOptions): Promise<ActionResult<T>> {
    return this.booking.status === 'purchasing' ? refuse('not-now') : this.turnOf(run, options);
  }

  async turnOf<T>(run: () => Promise<ActionResult<T>>, options: ActionOptions): Promise<ActionResult<T>> {
    try {
      return await this.turn(run);
    } catch (cause) {
      const error = asTswError(cause);
      this.reportError(error, options.origin);
      return fail(error);
    }
  }
}

/**
 * What the actions of a session share: the box office, the snapshot, the saved state, and the order in which things
 * happen. One write is under way at a time, over all tabs of the session, and the next one waits for it.
 */
import type { Client } from '../client/client.js';
import { type Booking, transition } from '../domain/booking/booking.js';
import type { PurchaseApi, ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { TswError } from '../domain/error.js';
import { fail } from '../domain/result.js';
import { type ActionOptions, type ActionResult, refuse } from './action.js';
import { asTswError } from './as-tsw-error.js';
import type { Clock } from './clock.js';
import { type MessageContent, withMessage } from './messages.js';
import type { Reads } from './reads.js';
import type { Sellers } from './sellers.js';
import type { SessionEventListener, SessionEvents, SessionEventType } from './session-events.js';
import type { SessionState, TrolleyState } from './session-state.js';
import type { Changes, SharedRecord } from './shared/saved-record.js';
import type { SavedState } from './shared/saved-state.js';
import { Tabs, type TabSupport } from './shared/tabs.js';
import { takeTurn, type Turn } from './shared/turn.js';
import type { Store } from './store.js';

/** How a page is found again after a payment on another page. */
export interface ReturnPath {
  /**
   * @param page the partner's choice; the customer's own page by default
   * @returns undefined where the page has no address to come back to
   */
  address(transactionUuid: string, page: string | undefined): string | undefined;
  /** The transaction whose payment came back to this page, by the page's address. */
  readonly returned: ReservationHandle | undefined;
}

export interface SessionCoreParts {
  readonly client: Client;
  readonly sellers: Sellers;
  readonly store: Store<SessionState>;
  readonly saved: SavedState;
  readonly clock: Clock;
  readonly reads: Reads;
  readonly onEvent: SessionEventListener;
  /** Undefined where no payment can come back, as on a server. */
  readonly returnPath: ReturnPath | undefined;
  /** Undefined where the browser, the storage or the box office is of one tab only. */
  readonly tabSupport: TabSupport | undefined;
  /** Shows what the saved state holds, where other tabs have changed it. It only reads. */
  readonly catchUp: (core: SessionCore) => Promise<void>;
}

export class SessionCore {
  readonly client: Client;
  readonly sellers: Sellers;
  readonly store: Store<SessionState>;
  readonly saved: SavedState;
  readonly clock: Clock;
  readonly reads: Reads;
  readonly returnPath: ReturnPath | undefined;
  readonly tabs: Tabs | undefined;
  /** The version of the saved state that the snapshot shows; undefined before the first was read. */
  shownVersion: number | undefined;
  /** The API that the next reservation is made with. */
  purchaseApi: PurchaseApi = 'f13';
  readonly #onEvent: SessionEventListener;
  readonly #catchUp: SessionCoreParts['catchUp'];
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionCoreParts) {
    this.client = parts.client;
    this.sellers = parts.sellers;
    this.store = parts.store;
    this.saved = parts.saved;
    this.clock = parts.clock;
    this.reads = parts.reads;
    this.returnPath = parts.returnPath;
    this.#onEvent = parts.onEvent;
    this.#catchUp = parts.catchUp;
    this.tabs = parts.tabSupport && new Tabs(parts.tabSupport, parts.saved, parts.clock, () => this.#onNews());
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

  /** Saves what all tabs share, and tells them. */
  share(turn: Turn, changes: Changes<SharedRecord>): void {
    this.saved.share(turn, changes);
    this.shownVersion = this.saved.version;
    this.tabs?.tellOthers();
  }

  tell<T extends SessionEventType>(type: T, detail: SessionEvents[T], origin: unknown): void {
    this.#onEvent(type, detail, origin);
  }

  /** Says something to the customer, through whichever element is on the page. */
  say(content: MessageContent, origin: unknown): void {
    this.store.update({ messages: withMessage(this.store.state.messages, content, origin) });
  }

  tellError(error: TswError, origin: unknown): void {
    this.#onEvent('error', { error, requestId: error.requestId }, origin);
  }

  /** Runs after everything that this tab was asked for before, whether that succeeded or not. */
  queue<T>(run: () => T | Promise<T>): Promise<T> {
    const next = this.#last.then(run, run);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /**
   * Runs while no other tab changes anything, on a snapshot that shows everything other tabs have done.
   *
   * @throws TswError when another tab does not come to an end, or the box office cannot be asked what it has done
   */
  turn<T>(run: (turn: Turn) => T | Promise<T>): Promise<T> {
    const upToDate = (): Promise<T> =>
      takeTurn(async (turn) => {
        this.saved.refresh();
        await this.#catchUp(this);
        // Noted outside a turn, perhaps by the page before a reload.
        if (this.saved.record.isUntold) this.share(turn, {});
        return run(turn);
      });
    return this.queue(() => (this.tabs ? this.tabs.alone(upToDate) : upToDate()));
  }

  /** A turn that no caller waits for. If it fails, the next turn that matters does its work. */
  turnLater(run: (turn: Turn) => void | Promise<void>): void {
    this.turn(run).catch(asTswError);
  }

  /** A turn for an action of the customer's. It is refused at once while a purchase is under way. */
  async act<T>(options: ActionOptions, run: (turn: Turn) => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    return this.booking.status === 'purchasing' ? refuse('not-now') : this.actWhilePurchasing(options, run);
  }

  async actWhilePurchasing<T>(
    options: ActionOptions,
    run: (turn: Turn) => Promise<ActionResult<T>>,
  ): Promise<ActionResult<T>> {
    try {
      return await this.turn(run);
    } catch (cause) {
      const error = asTswError(cause);
      this.tellError(error, options.origin);
      return fail(error);
    }
  }

  /** Reads everything again: the box office has done something that this tab knows nothing of. */
  readAgain(): void {
    this.become({ status: 'restoring' });
    this.shownVersion = undefined;
    this.turn(() => undefined).catch((cause: unknown) => this.failToRead(cause));
  }

  /** Says why there is nothing to show; `restore` tries again. What is shown already stays. */
  failToRead(cause: unknown): void {
    const error = asTswError(cause);
    if (this.shownVersion === undefined) this.become({ status: 'restoring', error });
  }

  /** Another tab has changed the saved state. */
  #onNews(): void {
    this.queue(() => this.#catchUp(this)).catch(asTswError);
  }
}

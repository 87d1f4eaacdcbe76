/**
 * One customer's booking at one box office: the snapshot that elements read and the actions they call. Pages have one
 * session by default, `<tsw-box-office>` makes another for what it wraps (src/context).
 */
import type { PaymentIntentRequest, SaveDetailsRequest } from '../client/requests.js';
import type { Customer } from '../domain/customer/customer.js';
import { secondsLeft, warningBetween } from '../domain/booking/hold.js';
import type { OrderRequest, TrolleyChange } from '../domain/trolley/trolley.js';
import type { PurchaseApi, Reservation, Transaction } from '../domain/booking/transaction.js';
import type { Clock } from './clock.js';
import {
  type ActionOptions,
  type ActionResult,
  Desk,
  type ReturnPath,
  type Selection,
  type SessionState,
} from './desk.js';
import type { FactListener, ReleaseReason } from './facts.js';
import type { Memory } from './shared/saved-state.js';
import { abandonPayment, askAgain, purchase, type PurchaseWish, reserveRest, startAgain } from './actions/purchase.js';
import { Reads } from './reads.js';
import {
  acceptDifferences,
  expire,
  release,
  releaseOnLeaving,
  renewReservation,
  reserve,
} from './actions/reservation.js';
import { catchUp, restore, resynchronise } from './actions/restore.js';
import type { SessionClient } from './session-client.js';
import { Store } from './store.js';
import { Tabs, type TabSupport } from './shared/tabs.js';
import {
  addOrder,
  type AddOptions,
  changeOrder,
  chooseSendMethod,
  emptyTrolley,
  NO_TROLLEY,
  previewOrder,
  removeOrders,
  undoChange,
} from './actions/trolley.js';

export interface SessionOptions {
  readonly client: SessionClient;
  readonly memory: Memory;
  readonly clock: Clock;
  /** Hears every fact; the context layer makes DOM events of them. */
  readonly onFact: FactListener;
  /** Makes one session of all tabs with the same memory key; without, each tab is a session of its own. */
  readonly tabs?: TabSupport | undefined;
  readonly returnPath?: ReturnPath | undefined;
  readonly stripeStandIn?: (() => Promise<unknown>) | undefined;
}

/** Milliseconds by which the wall clock moves against the monotonic one when a computer has slept, or was set. */
const CLOCK_JUMP = 3_000;

export class Session {
  readonly reads: Reads;
  /**
   * What stands in for `window.Stripe`, as long as it loads; only where the box office itself is simulated in the page:
   * both come from the same place, so that no other endpoint can have one.
   */
  readonly stripeStandIn: (() => Promise<unknown>) | undefined;
  readonly #desk: Desk;
  readonly #store: Store<SessionState>;
  #stopTicking: (() => void) | undefined;
  #isPaused = false;
  /** How far the wall clock was ahead of the monotonic one when the countdown last looked. */
  #ahead: number | undefined;

  constructor({ client, memory, clock, onFact, tabs, returnPath, stripeStandIn }: SessionOptions) {
    this.stripeStandIn = stripeStandIn;
    const { customer = {}, boughtBefore } = memory.value;
    client.recall = (transactionUuid) => {
      const { transactionUuid: held, terms } = memory.value;
      return held === transactionUuid ? terms : undefined;
    };
    this.reads = new Reads(client);
    this.#store = new Store<SessionState>({
      booking: { status: 'restoring' },
      trolley: { ...NO_TROLLEY, isBusy: false, error: undefined },
      selection: memory.selection,
      secondsLeft: undefined,
      timeWarning: undefined,
      seatMapCount: 0,
      boughtBefore,
      customer,
    });
    const desk: Desk = new Desk(client, this.#store, memory, clock, this.reads, onFact, () => catchUp(desk));
    this.#desk = desk;
    desk.returnPath = returnPath;
    if (tabs) desk.tabs = new Tabs(tabs, memory, clock, () => desk.hearNews());
    this.#store.subscribe(() => this.#keepTime());
  }

  get state(): SessionState {
    return this.#store.state;
  }

  /** Whether the partner has taken its payment for what is held: it is not asked for again. */
  get isPaid(): boolean {
    return this.#desk.memory.value.paymentReference !== undefined;
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** Comes back to where a reload left off. Called once when the session begins, and to retry. */
  restore(options: ActionOptions = {}): Promise<void> {
    return restore(this.#desk, options);
  }

  /** Learns what other tabs did and how much time is left; call it when the page is shown again, or online. */
  resynchronise(): Promise<void> {
    return this.#isPaused ? Promise.resolve() : resynchronise(this.#desk);
  }

  /** Says what is being looked at. Choosing another event forgets the performance. */
  select(selection: Selection): void {
    const before = this.state.selection;
    const isOtherEvent = selection.eventId !== undefined && selection.eventId !== before.eventId;
    const next = isOtherEvent ? selection : { ...before, ...selection };
    this.#store.update({ selection: next });
    const { eventId, performanceId, departureDate, duration, promoCode } = next;
    this.#desk.memory.remember({ eventId, performanceId, departureDate, duration, promoCode });
  }

  /** Called by a seat map that follows the selection. @returns a function that says it is gone */
  joinSeatMap(): () => void {
    const count = (change: number): void => this.#store.update({ seatMapCount: this.state.seatMapCount + change });
    count(1);
    return () => count(-1);
  }

  /** What adding an order would do, such as throw others out. Changes nothing. */
  previewOrder(order: OrderRequest, options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return previewOrder(this.#desk, order, options);
  }

  /** Throws out what cannot stand next to it, unless `asksFirst`: then it is refused with `would-discard`. */
  addOrder(order: OrderRequest, options: AddOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return addOrder(this.#desk, order, options);
  }

  /** Puts another order in the place of one: other number, kinds of tickets or seats. The old one stays if it fails. */
  changeOrder(itemNumber: number, order: OrderRequest, options: AddOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return changeOrder(this.#desk, itemNumber, order, options);
  }

  removeOrders(itemNumbers: readonly number[], options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return removeOrders(this.#desk, itemNumbers, options);
  }

  emptyTrolley(options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return emptyTrolley(this.#desk, options);
  }

  /** Brings back the trolley as it was before the last change, where `state.trolley.canUndo`. */
  undoChange(options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return undoChange(this.#desk, options);
  }

  chooseSendMethod(
    sourceCode: string,
    sendCode: string,
    options: ActionOptions = {},
  ): Promise<ActionResult<TrolleyChange>> {
    return chooseSendMethod(this.#desk, sourceCode, sendCode, options);
  }

  /** Which API the next reservation is made with, and sold by. */
  set purchaseApi(api: PurchaseApi) {
    this.#desk.client.purchaseApi = api;
  }

  reserve(options: ActionOptions = {}): Promise<ActionResult<Reservation>> {
    return this.#desk.inTurn(() => {
      // What was removed before has been settled by this.
      this.#desk.updateTrolley({ lastChange: undefined });
      return reserve(this.#desk, options);
    }, options);
  }

  /** Starts the time again with a fresh reservation of the same trolley. Seats may differ, which then needs a yes. */
  renewReservation(options: ActionOptions = {}): Promise<ActionResult<Reservation>> {
    return this.#desk.inTurn(() => renewReservation(this.#desk, options), options);
  }

  acceptDifferences(): ActionResult<void> {
    return acceptDifferences(this.#desk);
  }

  release(reason: ReleaseReason, options: ActionOptions = {}): Promise<ActionResult<void>> {
    return this.#desk.inTurn(() => release(this.#desk, reason, options), options);
  }

  /** Keeps what the customer has typed. */
  rememberCustomer(customer: Partial<Customer>): void {
    this.#store.update({ customer });
    this.#desk.memory.remember({ customer });
  }

  /** A second call while one is under way is refused at once. */
  purchase(wish: PurchaseWish, options: ActionOptions = {}): Promise<ActionResult<Transaction>> {
    return purchase(this.#desk, wish, options);
  }

  /** Swaps a payment intent that was confirmed with Stripe for the reference that buys. @throws TswError */
  saveDetails(request: SaveDetailsRequest, options: ActionOptions = {}): Promise<string> {
    return this.#desk.client.saveDetails(request, options);
  }

  /** Begins a payment by Stripe where the reservation has no intent. @returns its client secret @throws TswError */
  createPaymentIntent(request: PaymentIntentRequest, options: ActionOptions = {}): Promise<string> {
    return this.#desk.client.createPaymentIntent(request, options);
  }

  /** For a booking that is `uncertain`, or whose customer was `sent-away`. */
  askAgain(options: ActionOptions = {}): Promise<ActionResult<void>> {
    return this.#desk.inTurn(() => askAgain(this.#desk, options), options);
  }

  /** The customer who was `sent-away` will not pay: ends the purchase, so that the tickets can be reserved again. */
  abandonPayment(options: ActionOptions = {}): Promise<ActionResult<Transaction>> {
    return this.#desk.inTurn(() => abandonPayment(this.#desk, options), options);
  }

  /** Holds again what the suppliers did not sell of a purchase in part. */
  reserveRest(options: ActionOptions = {}): Promise<ActionResult<Reservation>> {
    return this.#desk.inTurn(() => reserveRest(this.#desk, options), options);
  }

  startAgain(): ActionResult<void> {
    return startAgain(this.#desk);
  }

  /**
   * The page goes away, perhaps into the browser's memory for the back button.
   *
   * @param isForGood neither a reload nor another page of the site: what is held is given back, unless it is being
   * bought or another tab has it too
   */
  leave(isForGood: boolean): void {
    if (isForGood) releaseOnLeaving(this.#desk);
    this.#desk.tabs?.close();
  }

  /** Stops the countdown while nobody looks. What is held stays held, for the page may be coming back. */
  pause(): void {
    this.#stopClock();
    this.#isPaused = true;
    // What is under way still has something to tell.
    void this.#desk.queue(() => {
      if (this.#isPaused) this.#desk.tabs?.close();
    });
  }

  resume(): void {
    this.#isPaused = false;
    this.#desk.tabs?.open();
    this.#keepTime();
  }

  #stopClock(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.#ahead = undefined;
  }

  /** Runs the countdown exactly while something is held. */
  #keepTime(): void {
    const isReserved = this.state.booking.status === 'reserved';
    if (isReserved && !this.#isPaused) {
      this.#stopTicking ??= this.#desk.clock.every(1_000, () => this.#tick());
      // At once, also when a corrected hold has just come in.
      this.#tick();
    } else if (!isReserved && this.state.secondsLeft !== undefined) {
      this.#stopClock();
      this.#store.update({ secondsLeft: undefined, timeWarning: undefined });
    }
  }

  #tick(): void {
    const { booking, secondsLeft: before, timeWarning = Infinity } = this.state;
    if (booking.status !== 'reserved') return;
    const after = secondsLeft(booking.hold, this.#desk.clock.monotonic());
    if (after !== before) this.#store.update({ secondsLeft: after });
    const { transactionUuid } = booking.reservation;
    const warning = before === undefined ? undefined : warningBetween(before, after);
    if (after === 0) expire(this.#desk);
    else if (warning !== undefined && warning < timeWarning) {
      this.#store.update({ timeWarning: warning });
      this.#desk.report('reservation-expiring', { transactionUuid, secondsLeft: after }, undefined);
    }
    this.#noticeSleep();
  }

  /** A computer may sleep with the page in sight: browsers stop the monotonic clock then, and tell the page nothing. */
  #noticeSleep(): void {
    const { clock } = this.#desk;
    const ahead = clock.wall() - clock.monotonic();
    const hasJumped = this.#ahead !== undefined && Math.abs(ahead - this.#ahead) > CLOCK_JUMP;
    this.#ahead = ahead;
    if (hasJumped) void this.resynchronise();
  }
}

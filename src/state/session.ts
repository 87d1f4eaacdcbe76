/**
 * One customer's booking at one box office: the snapshot that elements read and the actions they call. A page has one
 * session by default, and `<tsw-box-office>` makes another for what it wraps (src/context).
 */
import type { Client } from '../client/client.js';
import type { PaymentIntentRequest, SaveDetailsRequest } from '../client/requests.js';
import type { PurchaseApi } from '../domain/booking/reservation-handle.js';
import type { Reservation } from '../domain/booking/transaction.js';
import type { Customer } from '../domain/customer/customer.js';
import { fail } from '../domain/result.js';
import type { OrderRequest, TrolleyChange } from '../domain/trolley/trolley.js';
import type { ActionOptions, ActionResult } from './action.js';
import { reserveRest, startAgain } from './actions/after-purchase.js';
import type { PurchaseOutcome } from './actions/purchase-outcome.js';
import type { PurchaseDetails } from './actions/purchase.js';
import { acceptDifferences, release, releaseOnLeaving, renewReservation, reserve } from './actions/reservation.js';
import { catchUp, restore, resynchronise } from './actions/restore.js';
import {
  addOrder,
  type AddOptions,
  changeOrder,
  chooseSendMethod,
  emptyTrolley,
  previewOrder,
  removeOrders,
  undoChange,
} from './actions/trolley.js';
import { asTswError } from './as-tsw-error.js';
import { type Buying, buyingIfLoaded, loadBuying } from './buying.js';
import type { Clock } from './clock.js';
import { Countdown } from './countdown.js';
import { Reads } from './reads.js';
import { type LoadXmlSeller, Sellers } from './sellers.js';
import { type ReturnPath, SessionCore } from './session-core.js';
import type { ReleaseReason, SessionEventListener } from './session-events.js';
import { NO_TROLLEY, type Selection, type SessionState } from './session-state.js';
import type { SavedState } from './shared/saved-state.js';
import type { TabSupport } from './shared/tabs.js';
import { Store } from './store.js';

export interface SessionOptions {
  readonly client: Client;
  readonly loadXmlSeller: LoadXmlSeller;
  readonly saved: SavedState;
  readonly clock: Clock;
  /** Called for every event. The context layer dispatches DOM events. */
  readonly onEvent: SessionEventListener;
  /** Makes one session of all tabs with the same key of the saved state. Without it, each tab has a session of its own. */
  readonly tabs?: TabSupport | undefined;
  readonly returnPath?: ReturnPath | undefined;
  readonly stripeStandIn?: (() => Promise<unknown>) | undefined;
}

export class Session {
  readonly reads: Reads;
  /**
   * Loads the stand-in for `window.Stripe`. Only a box office that is simulated in the page has one, so no other
   * endpoint can be paid with it.
   */
  readonly stripeStandIn: (() => Promise<unknown>) | undefined;
  readonly #core: SessionCore;
  readonly #countdown: Countdown;

  constructor({ client, loadXmlSeller, saved, clock, onEvent, tabs, returnPath, stripeStandIn }: SessionOptions) {
    const sellers = new Sellers(client, () =>
      loadXmlSeller((handle) => (saved.record.transactionUuid === handle ? saved.record.terms : undefined)),
    );
    this.stripeStandIn = stripeStandIn;
    this.reads = new Reads({ client, sellers });
    this.#core = new SessionCore({
      client,
      sellers,
      store: new Store<SessionState>({
        booking: { status: 'restoring' },
        trolley: { ...NO_TROLLEY, isBusy: false, error: undefined },
        selection: saved.selection,
        secondsLeft: undefined,
        messages: [],
        boughtBefore: saved.record.boughtBefore,
        customer: saved.record.customer ?? {},
      }),
      saved,
      clock,
      reads: this.reads,
      onEvent,
      returnPath,
      tabSupport: tabs,
      catchUp,
    });
    this.#countdown = new Countdown(this.#core, () => void this.resynchronise());
  }

  get state(): SessionState {
    return this.#core.store.state;
  }

  /** Whether the partner has taken its payment for the reservation: it is not asked for again. */
  get isPaid(): boolean {
    return this.#core.saved.record.paymentReference !== undefined;
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void {
    return this.#core.store.subscribe(listener);
  }

  /** Comes back to where a reload left off. Called once when the session begins, and to retry. */
  restore(options: ActionOptions = {}): Promise<void> {
    return restore(this.#core, options);
  }

  /** Learns what other tabs did and how much time is left, when the page is shown again, or online. */
  resynchronise(): Promise<void> {
    return this.#countdown.isPaused ? Promise.resolve() : resynchronise(this.#core);
  }

  /** The customer looks at something. Another event forgets the performance. */
  select(selection: Selection): void {
    const before = this.state.selection;
    const isOtherEvent = selection.eventId !== undefined && selection.eventId !== before.eventId;
    const next = isOtherEvent ? selection : { ...before, ...selection };
    this.#core.store.update({ selection: next });
    const { eventId, performanceId, departureDate, duration, promoCode } = next;
    this.#core.saved.keep({ eventId, performanceId, departureDate, duration, promoCode });
  }

  /** What adding an order would do, such as discard others. Changes nothing. */
  previewOrder(order: OrderRequest, options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return previewOrder(this.#core, order, options);
  }

  /** Discards the orders that cannot stand next to it, unless `asksFirst`: then it is refused with `would-discard`. */
  addOrder(order: OrderRequest, options: AddOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return addOrder(this.#core, order, options);
  }

  /** Replaces an order by another: other number, ticket types or seats. The old one stays if this fails. */
  changeOrder(itemNumber: number, order: OrderRequest, options: AddOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return changeOrder(this.#core, itemNumber, order, options);
  }

  removeOrders(itemNumbers: readonly number[], options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return removeOrders(this.#core, itemNumbers, options);
  }

  emptyTrolley(options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return emptyTrolley(this.#core, options);
  }

  /** Brings back the trolley before the last change, where `state.trolley.canUndo`. */
  undoChange(options: ActionOptions = {}): Promise<ActionResult<TrolleyChange>> {
    return undoChange(this.#core, options);
  }

  chooseSendMethod(
    sourceCode: string,
    sendCode: string,
    options: ActionOptions = {},
  ): Promise<ActionResult<TrolleyChange>> {
    return chooseSendMethod(this.#core, sourceCode, sendCode, options);
  }

  /**
   * The checkout says which API it sells by, and reservations are made through it from now on. Held tickets stay with
   * their API until `renewReservation`.
   */
  sellThrough(api: PurchaseApi): void {
    this.#core.purchaseApi = api;
  }

  reserve(options: ActionOptions = {}): Promise<ActionResult<Reservation>> {
    return reserve(this.#core, options);
  }

  /** Starts the time again with a fresh reservation of the same trolley. Seats may differ, and need a yes then. */
  renewReservation(options: ActionOptions = {}): Promise<ActionResult<Reservation>> {
    return renewReservation(this.#core, options);
  }

  acceptDifferences(options: ActionOptions = {}): ActionResult<void> {
    return acceptDifferences(this.#core, options);
  }

  release(reason: ReleaseReason, options: ActionOptions = {}): Promise<ActionResult<void>> {
    return release(this.#core, reason, options);
  }

  /** Keeps what the customer has typed. */
  rememberCustomer(customer: Partial<Customer>): void {
    this.#core.store.update({ customer });
    this.#core.saved.keep({ customer });
  }

  /** Fetches the code that buys, so that no click waits for it. */
  prepareToBuy(): void {
    // A purchase fetches it again, and says then why that fails.
    loadBuying().catch(asTswError);
  }

  /** A second call while one is under way is refused at once. */
  purchase(details: PurchaseDetails, options: ActionOptions = {}): Promise<ActionResult<PurchaseOutcome>> {
    return this.#buy(options, (buying) => buying.purchase(this.#core, details, options));
  }

  /** Swaps a payment intent that was confirmed with Stripe for the reference that buys. @throws TswError */
  saveDetails(request: SaveDetailsRequest, options: ActionOptions = {}): Promise<string> {
    return this.#core.client.saveDetails(request, options);
  }

  /** Begins a payment by Stripe where the reservation has no intent. @returns its client secret @throws TswError */
  createPaymentIntent(request: PaymentIntentRequest, options: ActionOptions = {}): Promise<string> {
    return this.#core.client.createPaymentIntent(request, options);
  }

  /** For a booking that is `uncertain` or `sent-away`. */
  askAgain(options: ActionOptions = {}): Promise<ActionResult<void>> {
    return this.#buy(options, (buying) => buying.askAgain(this.#core, options));
  }

  /** The customer who was `sent-away` will not pay: ends the purchase, so that the tickets can be reserved again. */
  abandonPayment(options: ActionOptions = {}): Promise<ActionResult<PurchaseOutcome>> {
    return this.#buy(options, (buying) => buying.abandonPayment(this.#core, options));
  }

  /** Holds again what the suppliers did not sell of a purchase in part. */
  reserveRest(options: ActionOptions = {}): Promise<ActionResult<Reservation>> {
    return reserveRest(this.#core, options);
  }

  startAgain(): ActionResult<void> {
    return startAgain(this.#core);
  }

  /**
   * The page goes away, perhaps into the browser's memory for the back button.
   *
   * @param isForGood neither a reload nor another page of the site: held tickets are given back, unless they are being
   * bought or another tab has the session too
   */
  leave(isForGood: boolean): void {
    if (isForGood) releaseOnLeaving(this.#core);
    this.#core.tabs?.close();
  }

  async #buy<T>(options: ActionOptions, run: (buying: Buying) => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    let buying = buyingIfLoaded();
    try {
      buying ??= await loadBuying();
    } catch (cause) {
      const error = asTswError(cause);
      this.#core.tellError(error, options.origin);
      return fail(error);
    }
    return run(buying);
  }

  /** Stops the countdown while no element shows it. Held tickets stay held, for the elements may come back. */
  pause(): void {
    this.#countdown.pause();
    // An action that is under way still has something to tell the other tabs.
    void this.#core.queue(() => {
      if (this.#countdown.isPaused) this.#core.tabs?.close();
    });
  }

  resume(): void {
    this.#core.tabs?.open();
    this.#countdown.resume();
  }
}

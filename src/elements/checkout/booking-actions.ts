/**
 * The customer's actions at the checkout. Each calls the session, one at a time. The booking shows what came of an action;
 * only one that changed nothing leaves a problem here.
 */
import type { Booking } from '../../domain/booking/booking.js';
import { createError } from '../../domain/error.js';
import { departureFor } from '../../domain/payment/callout.js';
import { TswEvent } from '../../events/events.js';
import type { Locale } from '../../i18n/locale.js';
import type { ActionResult } from '../../state/action.js';
import type { Session } from '../../state/session.js';
import { wordsFor } from '../base/problem.js';
import type { TswElement } from '../base/tsw-element.js';
import { depart } from './depart.js';
import type { StageActions } from './stages.js';

export class BookingActions implements StageActions {
  readonly #host: TswElement;
  readonly #locale: () => Locale<'checkout' | 'payment'>;
  #isActing = false;
  /** Words for the customer, and the booking to which they apply. */
  #problem: { readonly words: string; readonly about: Booking } | undefined;
  #isPaidInPage = false;

  constructor(host: TswElement, locale: () => Locale<'checkout' | 'payment'>) {
    this.#host = host;
    this.#locale = locale;
  }

  get isActing(): boolean {
    return this.#isActing;
  }

  /** The page handles the payment itself, or the payment page is unsafe: the customer stays here. */
  get isPaidInPage(): boolean {
    return this.#isPaidInPage;
  }

  /** Why the last action failed, unless the booking has changed since. */
  problemOf(booking: Booking): string | undefined {
    return this.#problem?.about === booking ? this.#problem.words : undefined;
  }

  readonly restore = (): void => void this.#session?.restore(this.#host.callOptions);

  readonly reserve = (): void => void this.#act((session) => session.reserve(this.#host.callOptions));

  readonly keepLonger = (): void => void this.#act((session) => session.renewReservation(this.#host.callOptions));

  readonly accept = (): void => void this.#act((session) => session.acceptDifferences());

  readonly refuse = (): void => void this.#act((session) => session.release('refused', this.#host.callOptions));

  readonly reserveRest = (): void => void this.#act((session) => session.reserveRest(this.#host.callOptions));

  readonly askAgain = (): void => {
    const { payment, checkout } = this.#locale().terms;
    const isSentAway = this.#session?.state.booking.status === 'sent-away';
    const unchanged = isSentAway ? payment.stillUnfinished : checkout.stillUncertain;
    void this.#act((session) => session.askAgain(this.#host.callOptions), unchanged);
  };

  readonly abandonPayment = (): void => void this.#act((session) => session.abandonPayment(this.#host.callOptions));

  readonly startAgain = (): void => void this.#act((session) => session.startAgain());

  /** Takes the customer to the payment page that the purchase named, unless the page's own listener prevents it. */
  readonly goToPayment = (): void => {
    const booking = this.#session?.state.booking;
    if (booking?.status !== 'sent-away') return;
    const { callout } = booking;
    const departure = departureFor(callout);
    this.#problem = undefined;
    this.#isPaidInPage = false;
    if (!departure) this.#refuseCallout(booking);
    else if (this.#host.dispatchEvent(new TswEvent('tsw-callout', { callout }))) depart(departure);
    else this.#isPaidInPage = true;
    this.#host.requestUpdate();
  };

  get #session(): Session | undefined {
    return this.#host.scope.session;
  }

  #refuseCallout(booking: Extract<Booking, { status: 'sent-away' }>): void {
    const error = createError('bad-response', `The payment page ${booking.callout.destinationUrl} is not https.`);
    console.error(`tsw-widgets: ${error.message} The customer is not sent there.`);
    this.#problem = { words: this.#locale().terms.payment.unsafe, about: booking };
    this.#isPaidInPage = true;
    this.#host.dispatchEvent(new TswEvent('tsw-error', { error, requestId: undefined }));
  }

  /** @param unchanged words for an action that succeeded and left the booking as it was */
  async #act(
    run: (session: Session) => ActionResult<unknown> | Promise<ActionResult<unknown>>,
    unchanged?: string,
  ): Promise<void> {
    const session = this.#session;
    if (!session || this.#isActing) return;
    this.#isActing = true;
    this.#problem = undefined;
    this.#host.requestUpdate();
    const before = session.state.booking;
    try {
      const result = await run(session);
      const words = result.ok ? unchanged : wordsFor(result.error, this.#locale());
      if (words !== undefined && before === session.state.booking) this.#problem = { words, about: before };
    } finally {
      this.#isActing = false;
      this.#host.requestUpdate();
    }
  }
}

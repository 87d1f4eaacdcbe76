/**
 * What a partner that buys on credit has on its server: here a pretend payment provider in a few lines, which takes
 * nobody's money, with the proxy's two hooks and the look through payments that nothing came of (docs/proxy.md). The
 * page's part is in pay.js.
 */
import type { Amount, AuthorizePurchase, PurchaseEnded } from '../src/proxy/proxy.js';

export interface Payment {
  readonly reference: string;
  /** Pays for this reservation and for no other. */
  readonly transactionUuid: string;
  /** One for each currency. Held: reserved on the customer's card, and not taken yet. */
  readonly held: readonly Amount[];
  readonly since: number;
  /** Until the purchase is over; then what was taken of it. The rest of what is held is the customer's again. */
  readonly taken?: readonly Amount[];
}

/** An answer of the API's `status.v1`. */
interface Status {
  readonly transaction_status?: string;
  readonly trolley_contents?: {
    readonly bundle?: readonly {
      readonly bundle_total_cost: number;
      readonly currency_code: string;
      readonly purchase_result?: { readonly success: boolean };
    }[];
  };
  readonly currency_details?: Readonly<Record<string, { readonly currency_factor: number }>>;
}

/** No reservation lives as long as this. Milliseconds. */
const FORGOTTEN_AFTER = 30 * 60_000;

export class PretendPayments {
  readonly #payments = new Map<string, Payment>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  get ledger(): readonly Payment[] {
    return [...this.#payments.values()];
  }

  /** `POST` from pay.js, when the customer pays: `{transactionUuid, totals, card}`. */
  readonly handle = async (request: Request): Promise<Response> => {
    const { transactionUuid, totals, card } = (await request.json()) as {
      readonly transactionUuid: string;
      readonly totals: readonly Amount[];
      readonly card: string;
    };
    if (card === 'declined') return Response.json({ message: 'The card was declined.' }, { status: 402 });
    return Response.json({ reference: this.#hold(transactionUuid, totals).reference });
  };

  /** Once for a reservation, however often it is asked: a page that was reloaded does not know that it has paid. */
  #hold(transactionUuid: string, totals: readonly Amount[]): Payment {
    const known = this.ledger.find((payment) => payment.transactionUuid === transactionUuid && !payment.taken);
    if (known && covers(known.held, totals)) return known;
    if (known) this.#end(known, []);
    const reference = `PRETEND-${crypto.randomUUID()}`;
    const payment = { reference, transactionUuid, held: totals, since: this.#clock() };
    this.#payments.set(reference, payment);
    return payment;
  }

  /** The page may say what it likes: what there is to pay is the API's word, what was paid is the provider's. */
  readonly authorizePurchase: AuthorizePurchase = ({ transactionUuid, totals, paymentReference = '' }) => {
    if (totals.every(({ minor }) => minor === 0)) return true;
    const payment = this.#payments.get(paymentReference);
    if (!payment) return { allowed: false, reason: 'There is no such payment.' };
    if (payment.transactionUuid !== transactionUuid) return { allowed: false, reason: 'It pays for something else.' };
    if (payment.taken) return { allowed: false, reason: 'This payment was used before.' };
    return covers(payment.held, totals) || { allowed: false, reason: 'It is not for this amount.' };
  };

  /** Takes what is invoiced; the rest of the payment goes back to the customer, all of it where nothing was bought. */
  readonly purchaseEnded: PurchaseEnded = ({ transactionUuid, outcome, invoiced }) => {
    const payment = this.ledger.find((one) => one.transactionUuid === transactionUuid && !one.taken);
    if (payment && outcome !== 'unknown') this.#end(payment, invoiced);
  };

  /**
   * For the payments that no purchase ended: the customer went away, changed the trolley, or an answer was lost. Run it
   * every few minutes.
   *
   * @param statusOf asks the API's `status.v1`
   */
  async settleForgotten(statusOf: (transactionUuid: string) => Promise<Status>): Promise<void> {
    const before = this.#clock() - FORGOTTEN_AFTER;
    for (const payment of this.ledger.filter(({ taken, since }) => !taken && since < before)) {
      const status = await statusOf(payment.transactionUuid);
      const state = status.transaction_status;
      if (state !== 'reserved' && state !== 'attempting') this.#end(payment, boughtIn(status));
    }
  }

  #end(payment: Payment, taken: readonly Amount[]): void {
    this.#payments.set(payment.reference, { ...payment, taken });
  }
}

/** Exactly these amounts: whoever has paid too much has not paid for this. */
function covers(held: readonly Amount[], totals: readonly Amount[]): boolean {
  const list = (amounts: readonly Amount[]): string =>
    amounts
      .filter(({ minor }) => minor > 0)
      .map(({ currencyCode, minor }) => `${currencyCode} ${minor}`)
      .sort()
      .join();
  return list(held) === list(totals);
}

/** What the account is invoiced for; here everything is on credit. */
function boughtIn({ transaction_status, trolley_contents, currency_details }: Status): readonly Amount[] {
  if (transaction_status !== 'purchased') return [];
  const sums = new Map<string, number>();
  for (const { bundle_total_cost, currency_code, purchase_result } of trolley_contents?.bundle ?? []) {
    if (purchase_result?.success === false) continue;
    const minor = Math.round(bundle_total_cost * (currency_details?.[currency_code]?.currency_factor ?? 100));
    sums.set(currency_code, (sums.get(currency_code) ?? 0) + minor);
  }
  return [...sums].map(([currencyCode, minor]) => ({ currencyCode, minor }));
}

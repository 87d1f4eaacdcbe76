/**
 * The server side of a partner that buys on credit (docs/proxy.md): a pretend payment provider that charges nobody, the
 * two hooks of the proxy, and the clean-up of payments that no purchase has ended. The page's side is in pay.js.
 */
import type { Amount, AuthorizePurchase, PurchaseEnded } from '../src/proxy/proxy.js';

export interface Payment {
  readonly reference: string;
  /** The only reservation that this payment pays for. */
  readonly transactionUuid: string;
  /** One amount per currency, authorised on the customer's card but not taken yet. */
  readonly held: readonly Amount[];
  readonly since: number;
  /** What was taken, once the purchase has ended. The customer gets the rest of `held` back. */
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

/** Milliseconds. Longer than any reservation lives. */
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

  /** Answers the `POST` that pay.js sends when the customer pays: `{transactionUuid, totals, card}`. */
  readonly handle = async (request: Request): Promise<Response> => {
    const { transactionUuid, totals, card } = (await request.json()) as {
      readonly transactionUuid: string;
      readonly totals: readonly Amount[];
      readonly card: string;
    };
    if (card === 'declined') return Response.json({ message: 'The card was declined.' }, { status: 402 });
    return Response.json({ reference: this.#hold(transactionUuid, totals).reference });
  };

  /** Holds money once per reservation, because a reloaded page does not know that it has already paid. */
  #hold(transactionUuid: string, totals: readonly Amount[]): Payment {
    const known = this.ledger.find((payment) => payment.transactionUuid === transactionUuid && !payment.taken);
    if (known && covers(known.held, totals)) return known;
    if (known) this.#end(known, []);
    const reference = `PRETEND-${crypto.randomUUID()}`;
    const payment = { reference, transactionUuid, held: totals, since: this.#clock() };
    this.#payments.set(reference, payment);
    return payment;
  }

  /** Trusts the API for the amount due and the provider for the amount paid, but never the page. */
  readonly authorizePurchase: AuthorizePurchase = ({ transactionUuid, totals, paymentReference = '' }) => {
    if (totals.every(({ minor }) => minor === 0)) return true;
    const payment = this.#payments.get(paymentReference);
    if (!payment) return { allowed: false, reason: 'There is no such payment.' };
    if (payment.transactionUuid !== transactionUuid) return { allowed: false, reason: 'It pays for something else.' };
    if (payment.taken) return { allowed: false, reason: 'This payment was used before.' };
    return covers(payment.held, totals) || { allowed: false, reason: 'It is not for this amount.' };
  };

  /** Takes the invoiced amounts. The customer gets the rest back, and everything if nothing was bought. */
  readonly purchaseEnded: PurchaseEnded = ({ transactionUuid, outcome, invoiced }) => {
    const payment = this.ledger.find((one) => one.transactionUuid === transactionUuid && !one.taken);
    if (payment && outcome !== 'unknown') this.#end(payment, invoiced);
  };

  /**
   * Ends payments that no purchase has ended, because the customer left or changed the trolley, or because an answer
   * got lost. Run it every few minutes.
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

/** Whether these are exactly the totals. A payment of too much is for something else. */
function covers(held: readonly Amount[], totals: readonly Amount[]): boolean {
  const list = (amounts: readonly Amount[]): string =>
    amounts
      .filter(({ minor }) => minor > 0)
      .map(({ currencyCode, minor }) => `${currencyCode} ${minor}`)
      .sort()
      .join();
  return list(held) === list(totals);
}

/** The amounts that the account is invoiced for. In this demo it buys everything on credit. */
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

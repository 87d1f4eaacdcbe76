/**
 * Payment by Stripe in the page: one card for each Stripe account, with a token or an intent for each supplier's bundle
 * (docs/api/payments.md). If Stripe.js cannot be loaded, the customer can pay on a payment page, which every debitor has.
 * Ids such as X28: docs/api/disagreements.md.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Customer } from '../../../domain/customer/customer.js';
import { isTswError, type TswError } from '../../../domain/error.js';
import { formatMoney } from '../../../domain/sale/money.js';
import { bundlesDue } from '../../../domain/payment/payment.js';
import { intentIdOf, type StripeDebit, stripeDebit } from '../../../domain/payment/stripe.js';
import type { Callout } from '../../../domain/payment/callout.js';
import type { Bundle } from '../../../domain/trolley/trolley.js';
import { stripe } from '../../../i18n/en/checkout/stripe.js';
import { formatList } from '../../../i18n/format.js';
import { type Locale, withWords } from '../../../i18n/locale.js';
import type { PurchaseDetails } from '../../../state/actions/purchase.js';
import { renderProblem } from '../../base/problem.js';
import { renderElsewhere } from './pay-by-redirect.js';
import type { CreatePaymentStep, PaymentContext, PaymentProblem, PaymentStep } from './payment-step.js';
import { CardFields } from './stripe/card-fields.js';
import { stripeFor } from './stripe/load-stripe.js';
import { confirmIntent, createToken } from './stripe/pay.js';

const localeFor = withWords({ stripe });

interface Debit extends StripeDebit {
  readonly bundle: Bundle;
}

type Card = 'loading' | CardFields | TswError;

export const createStripeStep: CreatePaymentStep = (redraw) => new StripeStep(redraw);

class StripeStep implements PaymentStep {
  readonly #redraw: () => void;
  /** By publishable key. */
  readonly #cards = new Map<string, Card>();
  /** Transaction and supplier to the client secret of an intent that the partner's server made for this page. */
  readonly #madeIntents = new Map<string, string>();
  readonly #authorised = new Set<string>();
  #isElsewhere = false;
  #isFlagged = false;
  /** Stripe's words about the card, in the customer's language. */
  #refusal: string | undefined;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  takesMoney(context: PaymentContext): boolean {
    return debitsOf(context).length > 0;
  }

  readiness(context: PaymentContext): 'ready' | 'loading' | 'stuck' {
    if (this.#isElsewhere) return 'ready';
    const cards = keysOf(debitsOf(context)).map((key) => this.#cards.get(key) ?? 'loading');
    if (cards.some(isTswError)) return 'stuck';
    return cards.includes('loading') ? 'loading' : 'ready';
  }

  render(context: PaymentContext): TemplateResult {
    const debits = debitsOf(context);
    if (debits.length === 0) return html`<p>${context.locale.terms.form.nothingToPay}</p>`;
    const bundles = debits.map(({ bundle }) => bundle);
    if (this.#isElsewhere) return renderElsewhere(bundles, context);
    return html`${renderAmounts(debits, context)} ${keysOf(debits).map((key) => this.#renderCard(key, debits, context))}`;
  }

  drawn(context: PaymentContext): void {
    if (this.#isElsewhere) return;
    for (const key of keysOf(debitsOf(context))) {
      const card = this.#cards.get(key);
      if (card === undefined) void this.#load(key, context);
      if (card instanceof CardFields) card.show(context.form);
    }
  }

  check(context: PaymentContext): readonly PaymentProblem[] {
    this.#isFlagged = true;
    if (this.#isElsewhere) return [];
    const { stripe } = localeOf(context).terms;
    const cards = this.#shownCards(context);
    const unfinished = cards.flatMap((card) =>
      card.unfinished.map(({ name, error, focus }) => ({ text: error ?? stripe.missing[name], focus })),
    );
    const refused = { text: this.#refusal ?? '', isPast: true, focus: () => cards[0]?.focus() };
    return this.#refusal === undefined ? unfinished : [...unfinished, refused];
  }

  async collect(context: PaymentContext, customer: Customer): Promise<Partial<PurchaseDetails>> {
    const debits = debitsOf(context);
    if (this.#isElsewhere || debits.length === 0) return {};
    this.#refusal = undefined;
    try {
      return {
        callbackVariables: await this.#variables(debits, context, customer),
        answerCallout: (callout) => this.#answer(callout, debits, customer),
      };
    } catch (cause) {
      if (isTswError(cause) && cause.code === 'invalid-card') this.#refusal = cause.description;
      throw cause;
    }
  }

  hide(): void {
    for (const card of this.#cards.values()) if (card instanceof CardFields) card.hide();
  }

  remove(): void {
    for (const card of this.#cards.values()) if (card instanceof CardFields) card.destroy();
    this.#cards.clear();
  }

  /** A change of the card clears the refusal of the card before. */
  readonly #onCardChange = (): void => {
    this.#refusal = undefined;
    this.#redraw();
  };

  async #load(key: string, context: PaymentContext): Promise<void> {
    const { locale, services } = context;
    this.#cards.set(key, 'loading');
    let card: Card;
    try {
      card = new CardFields(
        await stripeFor(key, locale.language, services.stripeStandIn()),
        this.#redraw,
        this.#onCardChange,
      );
    } catch (cause) {
      if (!isTswError(cause)) throw cause;
      services.reportError(cause);
      card = cause;
    }
    if (this.#cards.get(key) === 'loading') this.#cards.set(key, card);
    this.#redraw();
  }

  #shownCards(context: PaymentContext): CardFields[] {
    return keysOf(debitsOf(context))
      .map((key) => this.#cards.get(key))
      .filter((card) => card instanceof CardFields);
  }

  /** Authorises every debit before saving any, because a saved reference can be used only once. */
  async #variables(
    debits: readonly Debit[],
    context: PaymentContext,
    customer: Customer,
  ): Promise<NonNullable<PurchaseDetails['callbackVariables']>> {
    const { transactionUuid } = context.reservation;
    const variables: Record<string, Record<string, string>> = {};
    const intents = new Map<Debit, string>();
    for (const debit of debits) {
      const { stripe, card } = this.#cards.get(debit.publishableKey) as CardFields;
      if (debit.isThroughEngine) {
        const secret = debit.clientSecret ?? (await this.#madeIntent(debit, context));
        if (!this.#authorised.has(secret)) await confirmIntent(stripe, card, secret, customer, context.form);
        this.#authorised.add(secret);
        intents.set(debit, intentIdOf(secret) ?? '');
      } else variables[debit.bundle.sourceCode] = { stripeToken: await createToken(stripe, card, customer) };
    }
    // Suppliers with one intent share its reference (X28).
    const references = new Map<string, Promise<string>>();
    for (const [{ bundle }, paymentIntentId] of intents) {
      const { sourceCode } = bundle;
      const request = { transactionUuid, sourceCode, paymentIntentId, email: customer.email || undefined };
      const reference = references.get(paymentIntentId) ?? context.services.saveDetails(request);
      references.set(paymentIntentId, reference);
      variables[sourceCode] = { cider_token: await reference };
    }
    return variables;
  }

  async #madeIntent({ bundle }: Debit, { services, reservation }: PaymentContext): Promise<string> {
    const { transactionUuid } = reservation;
    const { sourceCode } = bundle;
    const name = `${transactionUuid} ${sourceCode}`;
    const made = this.#madeIntents.get(name) ?? (await services.createPaymentIntent({ transactionUuid, sourceCode }));
    this.#madeIntents.set(name, made);
    return made;
  }

  /** Answers a callout for a token that did not arrive. The payment engine has a page of its own for that. */
  async #answer(
    { debitorType, sourceCode }: Callout,
    debits: readonly Debit[],
    customer: Customer,
  ): Promise<Readonly<Record<string, string>> | undefined> {
    const debit = debits.find(({ bundle }) => bundle.sourceCode === sourceCode);
    const card = debit && this.#cards.get(debit.publishableKey);
    if (debitorType !== 'stripe' || debit?.isThroughEngine || !(card instanceof CardFields)) return undefined;
    return { stripeToken: await createToken(card.stripe, card.card, customer) };
  }

  #renderCard(key: string, debits: readonly Debit[], context: PaymentContext): TemplateResult {
    const locale = localeOf(context);
    const card = this.#cards.get(key) ?? 'loading';
    if (card === 'loading') return html`<p class="muted">${locale.terms.stripe.loading}</p>`;
    if (isTswError(card)) return this.#renderUnavailable(card, context);
    const own = debits.filter(({ publishableKey }) => publishableKey === key);
    const suppliers = own.map(({ bundle }) => bundle.sourceName);
    const { notice } = card.stripe as { readonly notice?: string };
    return html`<fieldset class="stack card">
      <legend>
        ${own.length === debits.length ? locale.terms.stripe.card : locale.terms.stripe.cardFor(formatList(suppliers, locale.language))}
      </legend>
      ${notice === undefined ? nothing : html`<p class="notice warning">${notice}</p>`}
      ${card.render(this.#isFlagged, locale)}
      ${this.#refusal === undefined ? nothing : html`<p class="error" role="alert">${this.#refusal}</p>`}
    </fieldset>`;
  }

  #renderUnavailable(error: TswError, context: PaymentContext): TemplateResult {
    const locale = localeOf(context);
    const { stripe, common } = locale.terms;
    const retry = (): void => {
      for (const [key, card] of this.#cards) if (isTswError(card)) this.#cards.delete(key);
      this.#redraw();
    };
    const goElsewhere = (): void => {
      this.#isElsewhere = true;
      this.hide();
      this.#redraw();
    };
    return html`${
        error.code === 'network'
          ? html`<p class="notice danger" role="alert">${stripe.unavailable}</p>`
          : renderProblem(error, locale)
      }
      <div class="row">
        ${error.retryable ? html`<button type="button" @click=${retry}>${common.retry}</button>` : nothing}<button
          type="button"
          @click=${goElsewhere}
        >
          ${stripe.elsewhere}
        </button>
      </div>`;
  }
}

const localeOf = ({ locale }: PaymentContext): Locale<'stripe'> => localeFor(locale.language);

function debitsOf({ reservation }: PaymentContext): Debit[] {
  return bundlesDue('stripe', reservation).flatMap((bundle) => {
    const debit = stripeDebit(bundle);
    return debit ? [{ ...debit, bundle }] : [];
  });
}

const keysOf = (debits: readonly StripeDebit[]): string[] => [
  ...new Set(debits.map(({ publishableKey }) => publishableKey)),
];

/** Each supplier debits its own part (docs/api/payments.md). */
function renderAmounts(debits: readonly Debit[], context: PaymentContext): TemplateResult {
  const { terms, language } = context.locale;
  const { stripe } = localeOf(context).terms;
  const [first] = debits;
  const descriptors = [...new Set(debits.map(({ statementDescriptor }) => statementDescriptor))];
  const descriptor = descriptors.length === 1 ? descriptors[0] : undefined;
  const onStatement = descriptor === undefined ? nothing : stripe.onStatement(descriptor);
  if (first && debits.length === 1) {
    return html`<p>${terms.form.willBeTaken(formatMoney(first.bundle.total, language))} ${onStatement}</p>`;
  }
  return html`<p>${stripe.separately}</p>
    <ul class="plain-list">
      ${debits.map(
        ({ bundle: { sourceName, total } }) =>
          html`<li>${terms.payment.amountFor(sourceName, formatMoney(total, language))}</li>`,
      )}
    </ul>
    ${onStatement === nothing ? nothing : html`<p>${onStatement}</p>`}`;
}

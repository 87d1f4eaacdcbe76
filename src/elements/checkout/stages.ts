/** The checkout's words and buttons for each state of the booking. Ids such as R12: docs/api/certification.md. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Booking, canPurchase, hasSold, type ReserveFailure } from '../../domain/booking/booking.js';
import type { Difference } from '../../domain/booking/differences.js';
import type { TswError } from '../../domain/error.js';
import { bundleReason, type FailureReason, reasonOf } from '../../domain/payment/failure.js';
import { HOLD_WARNINGS } from '../../domain/booking/hold.js';
import { formatMoney } from '../../domain/sale/money.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import type { Callout } from '../../domain/payment/callout.js';
import { referenceOf, shortId } from '../../domain/booking/reservation-handle.js';
import { formatCountdown } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderDifferences, renderNotReserved } from '../shared/differences.js';
import { renderBusyButton } from '../base/busy-button.js';
import { renderProblem } from '../base/problem.js';
import { wordsForReason } from './reason-words.js';

export interface StageView {
  readonly booking: Booking;
  readonly locale: Locale<'checkout' | 'payment'>;
  /** A trolley on the page has “Reserve”, the differences and the time left. */
  readonly hasTrolley: boolean;
  /** A confirmation on the page shows what was bought and has “Start again”. */
  readonly hasConfirmation: boolean;
  /** The partner takes the money with its own `paymentHandler`. */
  readonly hasOwnPayment: boolean;
  /** The customer stays on this page during the payment. */
  readonly isPaidInPage: boolean;
  /** The trolley is being changed and reserved again: the form stays. */
  readonly isChanging: boolean;
  readonly secondsLeft: number | undefined;
  readonly isBusy: boolean;
  /** Words about the customer's last action, if it failed. */
  readonly problem: string | undefined;
  readonly actions: StageActions;
}

export interface StageActions {
  restore(): void;
  reserve(): void;
  keepLonger(): void;
  accept(): void;
  refuse(): void;
  reserveRest(): void;
  askAgain(): void;
  goToPayment(): void;
  abandonPayment(): void;
  startAgain(): void;
}

export function renderStage(view: StageView): TemplateResult | typeof nothing {
  const { booking, locale } = view;
  const { checkout } = locale.terms;
  switch (booking.status) {
    case 'restoring':
      return booking.error
        ? renderRestoreError(booking.error, view)
        : html`<div class="skeleton" role="status">
            <span class="visually-hidden">${locale.terms.common.loading}</span>
          </div>`;
    case 'idle':
      return quiet(checkout.reserveFirst);
    case 'building':
      if (view.isChanging) return nothing;
      return html`${renderReserveFailure(booking.failure, view)}${quiet(checkout.reserveFirst)}${renderReserve(view)}`;
    case 'reserving':
      return view.isChanging ? nothing : quiet(checkout.reserving);
    case 'releasing':
      return view.isChanging ? nothing : quiet(checkout.releasing);
    case 'reserved':
      return html`${renderTimeLeft(view)}${canPurchase(booking) ? nothing : renderChanges(booking.differences, view)}`;
    case 'purchasing':
      return nothing;
    case 'sent-away':
      return renderSentAway(booking.callout, booking.isBack || view.isPaidInPage, view);
    case 'expired':
      return renderExpired(view);
    case 'uncertain':
      return renderUncertain(booking.transactionUuid, view);
    case 'failed':
      return renderFailed(booking.transaction, view);
    case 'partly-purchased':
      return renderPartly(booking.transaction, view);
    case 'purchased':
      if (view.hasConfirmation) return quiet(checkout.done);
      return html`${stage('success', html`<p>${checkout.done}</p>`)}${renderStartAgain(view)}`;
  }
}

/** It can take the focus, like every stage, because the element that had it is gone. */
const quiet = (words: string): TemplateResult => html`<p class="muted" tabindex="-1">${words}</p>`;

const stage = (kind: 'success' | 'warning' | 'danger', content: TemplateResult): TemplateResult =>
  html`<div class="stage notice stack ${kind}" tabindex="-1" part="stage">${content}</div>`;

function renderRestoreError(error: TswError, { locale, actions }: StageView): TemplateResult {
  return renderProblem(error, locale, () => actions.restore());
}

function renderTimeLeft(view: StageView): TemplateResult | typeof nothing {
  const { booking, secondsLeft, hasTrolley, locale, isBusy, actions, problem } = view;
  if (secondsLeft === undefined || hasTrolley) return nothing;
  return html`<p class="time-left" tabindex="-1" part="time-left">
      ${locale.terms.checkout.timeLeft(formatCountdown(secondsLeft))}
    </p>
    ${
      canPurchase(booking) && secondsLeft <= HOLD_WARNINGS[0]
        ? html`<p>
              ${button(locale.terms.trolley.keepLonger, actions.keepLonger, isBusy)}
              <small class="muted">${locale.terms.trolley.keepLongerRisk}</small>
            </p>
            ${renderActionProblem(problem)}`
        : nothing
    }`;
}

/** The customer has to accept the differences before paying. A trolley on the page asks for it instead. */
function renderChanges(differences: readonly Difference[], view: StageView): TemplateResult {
  const { locale, hasTrolley, isBusy, actions, problem } = view;
  if (hasTrolley) return stage('warning', html`<p>${locale.terms.checkout.changedAbove}</p>`);
  return html`${renderDifferences({
    differences,
    locale,
    isBusy,
    onAccept: () => actions.accept(),
    onRefuse: () => actions.refuse(),
  })}
  ${renderActionProblem(problem)}`;
}

/** A trolley on the page says it in more detail. */
function renderReserveFailure(failure: ReserveFailure | undefined, view: StageView): TemplateResult | typeof nothing {
  const { locale, hasTrolley } = view;
  if (!failure || hasTrolley) return nothing;
  // It needs no button of its own: “Reserve” is below.
  if (failure.kind === 'error') return renderProblem(failure.error, locale);
  return stage(
    'danger',
    html`<p role="alert"><strong>${locale.terms.trolley.notReserved}</strong></p>
      ${failure.orders.map((order) => renderNotReserved(order, locale))}
      <p>${locale.terms.trolley.notCharged} ${locale.terms.trolley.chooseOthers}</p>`,
  );
}

function renderReserve(view: StageView): TemplateResult | typeof nothing {
  const { hasTrolley, locale, actions, isBusy, problem } = view;
  if (hasTrolley) return nothing;
  return html`${button(locale.terms.trolley.reserve, actions.reserve, isBusy, 'primary')}${renderActionProblem(problem)}`;
}

/** @param isBack the customer has been on the payment page, or stays here: offers every way on */
function renderSentAway(callout: Callout, isBack: boolean, view: StageView): TemplateResult {
  const { locale, actions, isBusy, problem } = view;
  const { payment } = locale.terms;
  return stage(
    'warning',
    html`${
        isBack
          ? html`<h2>${payment.unfinished}</h2>
              <p role="alert">${payment.unfinishedWords}</p>`
          : html`<p>${payment.leaving}</p>`
      }
      <div class="row">
        ${button(payment.goOn, actions.goToPayment, isBusy, isBack ? '' : 'primary')}
        ${
          isBack
            ? html`${button(payment.check, actions.askAgain, isBusy, 'primary')}
              ${callout.returnToken === undefined ? nothing : button(payment.abandon, actions.abandonPayment, isBusy)}`
            : nothing
        }
      </div>
      ${renderActionProblem(problem)}`,
  );
}

function renderUncertain(reference: string, { locale, actions, isBusy, problem }: StageView): TemplateResult {
  const { checkout } = locale.terms;
  return stage(
    'warning',
    html`<h2>${checkout.uncertain}</h2>
      <p role="alert">${checkout.uncertainWords}</p>
      <p>${checkout.reference(shortId(reference))}</p>
      <div class="row">${button(checkout.askAgain, actions.askAgain, isBusy)}</div>
      ${renderActionProblem(problem)}`,
  );
}

/** A trolley on the page says it instead, unless the partner takes the money, which the trolley does not know. */
function renderExpired(view: StageView): TemplateResult {
  const { locale, hasTrolley, hasOwnPayment } = view;
  const { checkout } = locale.terms;
  if (hasTrolley && !hasOwnPayment) return quiet(checkout.reserveFirst);
  return html`${stage(
    'warning',
    html`<p role="alert">${checkout.expired} ${hasOwnPayment ? checkout.paymentReturned : checkout.nothingCharged}</p>`,
  )}${renderReserve(view)}`;
}

/** The tickets are no longer held, so the customer corrects details in a new reservation (R12). */
function renderFailed(transaction: Transaction, view: StageView): TemplateResult {
  const { checkout } = view.locale.terms;
  const reason = reasonOf(transaction);
  return html`${stage(
      'danger',
      html`<h2>${checkout.failed}</h2>
        <p role="alert">${wordsForReason(reason, view.locale)} ${moneyWords(reason, view)}</p>
        <p>
          ${
            reason.wayOn === 'reserve-again'
              ? checkout.mayReserveAgain
              : checkout.reference(referenceOf(transaction.trolley) ?? '')
          }
        </p>`,
    )}
    <div class="row">
      ${reason.wayOn === 'reserve-again' ? renderReserve(view) : nothing} ${renderStartAgain(view)}
    </div>`;
}

/** No answer of the box office says whether a payment was taken and returned when the supplier did not sell. */
function moneyWords({ failureClass }: FailureReason, { locale, hasOwnPayment }: StageView): string {
  const { checkout } = locale.terms;
  if (hasOwnPayment) return checkout.paymentReturned;
  return failureClass === 'payment-unanswered' ? checkout.mayBePending : checkout.chargedOrReturned;
}

/** Which suppliers sold, what each charged, and how to reserve the rest. */
function renderPartly({ trolley }: Transaction, view: StageView): TemplateResult {
  const { locale, actions, isBusy, problem, hasOwnPayment } = view;
  const { checkout } = locale.terms;
  return html`${stage(
      'warning',
      html`<h2>${checkout.partly}</h2>
        <ul role="alert">
          ${trolley.bundles.map(
            (bundle) =>
              html`<li>
                <strong>${bundle.sourceName}:</strong> ${
                  hasSold(bundle)
                    ? checkout.sold(formatMoney(bundle.total, locale.language))
                    : `${checkout.notSold} ${wordsForReason(bundleReason(bundle), locale)}`
                }
              </li>`,
          )}
        </ul>
        ${view.hasConfirmation ? nothing : html`<p>${checkout.reference(referenceOf(trolley) ?? '')}</p>`}
        ${hasOwnPayment ? html`<p>${checkout.restReturned}</p>` : nothing}
        <p>${checkout.mayReserveRest}</p>`,
    )}
    <div class="row">
      ${button(checkout.reserveRest, actions.reserveRest, isBusy, 'primary')}
      ${view.hasConfirmation ? nothing : renderStartAgain(view)}
    </div>
    ${renderActionProblem(problem)}`;
}

function renderStartAgain({ locale, actions, isBusy }: StageView): TemplateResult {
  return button(locale.terms.checkout.startAgain, actions.startAgain, isBusy);
}

const renderActionProblem = (problem: string | undefined): TemplateResult | typeof nothing =>
  problem === undefined ? nothing : html`<p role="alert" class="error">${problem}</p>`;

function button(words: string, act: () => void, isBusy: boolean, look = ''): TemplateResult {
  return renderBusyButton(words, act, { isBusy, isActing: isBusy, look });
}

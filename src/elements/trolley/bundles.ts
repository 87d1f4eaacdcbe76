/** The trolley's bundles: each supplier's orders with their total, and the grand totals. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatMoney, type Money } from '../../domain/sale/money.js';
import { allOrders, type Bundle, type Order, type Trolley, trolleyTotals } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';
import { placeText, renderOrder } from '../shared/order-summary.js';
import { sendCostText } from '../shared/send-cost.js';

export interface BundlesView {
  readonly trolley: Trolley;
  readonly locale: Locale<'changes'>;
  /** Delivery is settled once the trolley is held, so free delivery is shown as free. */
  readonly isHeld: boolean;
  /** False while a purchase is under way. */
  readonly canRemove: boolean;
  readonly isBusy: boolean;
  /** Item number of the order being removed. */
  readonly removing: number | undefined;
  /** Item number of the order whose panel for changing it is open. */
  readonly changing: number | undefined;
  readonly onRemove: (order: Order) => void;
  /** Opens the order's panel, or closes it. */
  readonly onChange: (order: Order) => void;
  readonly renderChange: (order: Order) => TemplateResult;
}

export function renderBundles(view: BundlesView): TemplateResult {
  const { trolley, locale } = view;
  const isSeveral = trolley.bundles.length > 1;
  return html`${repeat(
    trolley.bundles,
    ({ sourceCode }) => sourceCode,
    (bundle) => renderBundle(bundle, isSeveral, view),
  )}
  ${
    isSeveral
      ? html`<div class="stack" part="totals">
          <dl class="totals grand">
            ${trolleyTotals(trolley).map((total) => renderAmount(locale.terms.trolley.grandTotal, total, view))}
          </dl>
          <p class="muted">${locale.terms.trolley.separately(trolley.bundles.length)}</p>
        </div>`
      : nothing
  }`;
}

function renderBundle(bundle: Bundle, isSeveral: boolean, view: BundlesView): TemplateResult {
  const { locale, isHeld } = view;
  const { common, trolley } = locale.terms;
  const { totalInDesiredCurrency: about } = bundle;
  return html`<section class="card stack" part="bundle" aria-label=${trolley.supplier(bundle.sourceName)}>
    <p class="muted">${trolley.supplier(bundle.sourceName)}</p>
    <ul class="orders">
      ${repeat(
        bundle.orders,
        ({ itemNumber }) => itemNumber,
        (order) =>
          html`<li part="order">
            ${renderOrder(order, locale)}${view.canRemove ? renderOrderActions(order, view) : nothing}
          </li>`,
      )}
    </ul>
    <dl class="totals">
      ${renderAmount(common.seatPrice, bundle.totalSeatPrice, view)}
      ${renderAmount(common.surcharge, bundle.totalSurcharge, view)}
      ${isHeld || bundle.totalSendCost.minor > 0 ? renderAmount(common.delivery, bundle.totalSendCost, view) : nothing}
      ${renderAmount(isSeveral ? common.total : trolley.grandTotal, bundle.total, view, about)}
    </dl>
  </section>`;
}

/** @param about the same amount in the customer's own currency */
function renderAmount(name: string, amount: Money, { locale }: BundlesView, about?: Money): TemplateResult {
  const isDelivery = name === locale.terms.common.delivery;
  return html`<div>
    <dt>${name}</dt>
    <dd>
      ${isDelivery ? sendCostText(amount, locale) : formatMoney(amount, locale.language)}
      ${about ? html`<span class="muted">(${locale.terms.trolley.about(formatMoney(about, locale.language))})</span>` : nothing}
    </dd>
  </div>`;
}

function renderOrderActions(order: Order, view: BundlesView): TemplateResult {
  const isOpen = view.changing === order.itemNumber;
  return html`<div class="row">
      ${canChange(order) ? renderChangeButton(order, isOpen, view) : nothing} ${renderRemove(order, view)}
    </div>
    ${isOpen ? html`<div class="change card" part="order-change">${view.renderChange(order)}</div>` : nothing}`;
}

/**
 * Some add-ons always have the quantity of their event. A trolley does not say when a trip departs or how long it lasts,
 * so customers choose a trip again, which replaces the old order.
 */
function canChange({ event }: Order): boolean {
  return !event.isAutoQuantityAddOn && !event.needsDepartureDate && !event.needsDuration;
}

function renderChangeButton(order: Order, isOpen: boolean, view: BundlesView): TemplateResult {
  return html`<button
    type="button"
    class="change-order"
    part="change"
    data-item=${order.itemNumber}
    aria-disabled=${view.isBusy}
    aria-expanded=${isOpen}
    @click=${() => {
      if (!view.isBusy) view.onChange(order);
    }}
  >
    ${view.locale.terms.changes.change}<span class="visually-hidden">&nbsp;${nameOf(order, view)}</span>
  </button>`;
}

function renderRemove(order: Order, view: BundlesView): TemplateResult {
  return html`<button
    type="button"
    class="remove"
    part="remove"
    data-item=${order.itemNumber}
    aria-disabled=${view.isBusy}
    aria-busy=${view.removing === order.itemNumber}
    @click=${() => {
      if (!view.isBusy) view.onRemove(order);
    }}
  >
    ${view.locale.terms.trolley.remove}<span class="visually-hidden">&nbsp;${nameOf(order, view)}</span>
  </button>`;
}

/** The event's name, with the part of the house where the trolley has the event twice. */
function nameOf(order: Order, { trolley, locale }: BundlesView): string {
  const isRepeated = allOrders(trolley).filter(({ event }) => event.id === order.event.id).length > 1;
  return isRepeated ? `${order.event.name}, ${placeText(order, locale)}` : order.event.name;
}

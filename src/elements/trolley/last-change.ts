/** The effect of the last change on the trolley, and the button that undoes it. */
import { html, nothing, type TemplateResult } from 'lit';
import { explainDiscards } from '../../domain/trolley/discards.js';
import type { Order, TrolleyChange } from '../../domain/trolley/trolley.js';
import { formatList } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import type { TrolleyState } from '../../state/session-state.js';
import { renderBusyButton } from '../base/busy-button.js';

interface LastChangeView {
  readonly state: TrolleyState;
  readonly locale: Locale<'changes'>;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}

export function renderLastChange(view: LastChangeView): TemplateResult | typeof nothing {
  const { state, locale } = view;
  const words = locale.terms.changes;
  const { lastChange } = state;
  const discarded = lastChange ? explainDiscards(lastChange.discarded, lastChange.added) : [];
  const altered = lastChange?.altered ?? [];
  const text = changeText(state, locale);
  const isWarning = discarded.length + altered.length > 0;
  if (!isWarning && text === undefined) return nothing;
  return html`<div class="notice row change ${isWarning ? 'warning' : ''}" part="last-change">
    <div class="about">
      ${
        discarded.length > 0
          ? html`<div role="alert" part="discarded">
              <p><strong>${words.tookOut}</strong></p>
              ${discarded.map(
                ({ order, reason }) =>
                  html`<p>
                    ${words.discardReason(order.event.name, reason, listNames(lastChange?.added ?? [], locale.language))}
                  </p>`,
              )}
            </div>`
          : nothing
      }
      ${altered.length > 0 ? html`<p role="alert">${words.altered(listNames(altered, locale.language))}</p>` : nothing}
      ${text === undefined ? nothing : html`<p>${text}</p>`}
    </div>
    ${state.canUndo ? renderBusyButton(words.undo, view.onUndo, { isBusy: view.isBusy, part: 'undo' }) : nothing}
  </div>`;
}

/** @returns undefined where orders were only added: the element that added them says so, and they can be removed */
export function changeText(
  { lastChange, trolley, canUndo }: TrolleyState,
  locale: Locale<'changes'>,
): string | undefined {
  const words = locale.terms.changes;
  const isEmpty = trolley.orderCount === 0;
  if (!lastChange) return isEmpty && canUndo ? words.wasEmptied : undefined;
  const { removed } = lastChange;
  if (removed.length === 0) return undefined;
  if (isEmpty && removed.length > 1) return words.emptied;
  const names = listNames(removed, locale.language);
  return isReplaced(lastChange) ? words.changed(names) : locale.terms.trolley.removed(names);
}

/** Whether an order replaced another. */
function isReplaced({ added, removed }: TrolleyChange): boolean {
  return removed.some(({ performance }) => added.some((order) => order.performance.id === performance.id));
}

function listNames(orders: readonly Order[], language: string): string {
  return formatList([...new Set(orders.map(({ event }) => event.name))], language);
}

/** The performances of a day as buttons, and the words for an event whose performance is chosen automatically. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import type { Performance } from '../../domain/catalogue/performance.js';
import { formatLongDate, formatTime } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderFromPrice } from '../shared/from-price.js';

export interface PerformancesSetting {
  readonly locale: Locale<'performances'>;
  readonly heading: string;
  /** False for an event whose performance times have no meaning. */
  readonly showsTime: boolean;
  readonly chosenId: string | undefined;
  readonly onChoose: (performance: Performance) => void;
}

export function renderPerformances(performances: readonly Performance[], setting: PerformancesSetting): TemplateResult {
  return html`<div part="performances" class="performances">
    <h3>${setting.heading}</h3>
    <ul>
      ${performances.map((performance) => html`<li>${renderPerformance(performance, setting)}</li>`)}
    </ul>
  </div>`;
}

function renderPerformance(performance: Performance, setting: PerformancesSetting): TemplateResult {
  const { locale, showsTime, chosenId, onChoose } = setting;
  const { costRange, dateTime, isLimited, name } = performance;
  const time = showsTime ? dateTime && formatTime(dateTime, locale.language) : locale.terms.performances.anyTime;
  return html`<button
    type="button"
    class="performance"
    part="performance"
    aria-current=${performance.id === chosenId ? 'true' : nothing}
    @click=${() => onChoose(performance)}
  >
    ${time ? html`<span class="time">${time}</span>` : nothing}
    ${name ? html`<span class="name">${name}</span>` : nothing} ${renderFromPrice(costRange, locale)}
    ${isLimited ? html`<span class="limited">${locale.terms.performances.fewLeft}</span>` : nothing}
  </button>`;
}

/**
 * The words in place of a choice. A single real performance is named, because its date and name matter to the customer. A
 * placeholder performance is not: the words say that no date is needed, or nothing where a departure date is asked for.
 */
export function renderAutomatic(
  event: TicketedEvent,
  { dateTime, name }: Performance,
  locale: Locale<'performances'>,
): TemplateResult | typeof nothing {
  const { performances } = locale.terms;
  if (!event.needsPerformance || !(dateTime || name)) {
    return event.needsDepartureDate ? nothing : html`<p class="muted">${performances.noDateNeeded}</p>`;
  }
  const details = [
    dateTime && formatLongDate(dateTime, locale.language),
    dateTime && event.showsPerformanceTime && formatTime(dateTime, locale.language),
    name,
  ];
  return html`<p>${performances.chosenForYou} <strong>${details.filter(Boolean).join(', ')}</strong></p>`;
}

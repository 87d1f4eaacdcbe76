/** The performances of a day as buttons, and what is said where there is nothing to choose. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import type { Performance } from '../../domain/catalogue/performance.js';
import { formatLongDate, formatTime } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderFromPrice } from '../shared/from-price.js';

export interface PerformancesSetting {
  readonly locale: Locale<'performances'>;
  readonly heading: string;
  /** False where times mean nothing. */
  readonly showsTime: boolean;
  readonly chosenId: string | undefined;
  readonly choose: (performance: Performance) => void;
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
  const { locale, showsTime, chosenId, choose } = setting;
  const { costRange, dateTime, isLimited, name } = performance;
  const time = showsTime ? dateTime && formatTime(dateTime, locale.language) : locale.terms.performances.anyTime;
  return html`<button
    type="button"
    class="performance"
    part="performance"
    aria-current=${performance.id === chosenId ? 'true' : nothing}
    @click=${() => choose(performance)}
  >
    ${time ? html`<span class="time">${time}</span>` : nothing}
    ${name ? html`<span class="name">${name}</span>` : nothing} ${renderFromPrice(costRange, locale)}
    ${isLimited ? html`<span class="limited">${locale.terms.performances.fewLeft}</span>` : nothing}
  </button>`;
}

/**
 * A dummy is never shown, and where a departure date is asked for nothing need be said of it. A real performance that is the only one is: its date and name matter, its choice does not.
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
  const facts = [
    dateTime && formatLongDate(dateTime, locale.language),
    dateTime && event.showsPerformanceTime && formatTime(dateTime, locale.language),
    name,
  ];
  return html`<p>${performances.chosenForYou} <strong>${facts.filter(Boolean).join(', ')}</strong></p>`;
}

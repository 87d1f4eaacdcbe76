/** Days with performances as a list by month; the chosen one is open and shows its performances. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { monthKey, monthsOf, type PlayingDay } from '../../domain/calendar.js';
import { formatLongDate, formatMonth } from '../../i18n/format.js';
import type { Terms } from '../../i18n/terms.js';
import { dayFacts } from './words.js';

export interface DayListSetting {
  readonly terms: Terms;
  readonly language: string;
  readonly openDay: string | undefined;
  /** Of the open day. */
  readonly performances: TemplateResult | undefined;
  readonly toggle: (date: string) => void;
}

export function renderDayList(days: readonly PlayingDay[], setting: DayListSetting): TemplateResult {
  const months = monthsOf(days.map(({ date }) => date));
  const isLong = days.length > 2 * months.length;
  return html`${months.map((month) => {
    const ofMonth = days.filter(({ date }) => date.startsWith(monthKey(month)));
    return html`<section class="stack">
      ${isLong ? html`<h3>${formatMonth(month.year, month.month, setting.language)}</h3>` : nothing}
      <ul class="days">
        ${repeat(
          ofMonth,
          ({ date }) => date,
          (day) => html`<li>${renderDay(day, setting)}</li>`,
        )}
      </ul>
    </section>`;
  })}`;
}

function renderDay(
  day: PlayingDay,
  { terms, language, openDay, performances, toggle }: DayListSetting,
): TemplateResult {
  const isOpen = day.date === openDay;
  return html`<button
      type="button"
      class="row-day"
      part="day"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => toggle(day.date)}
    >
      <strong>${formatLongDate(day.date, language)}</strong>
      ${dayFacts(day, terms, language).map((fact) => html`<span class="fact">${fact}</span>`)}
    </button>
    ${isOpen ? performances : nothing}`;
}

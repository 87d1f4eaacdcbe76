/** Days with performances as a list by month; the chosen one is open and shows its performances. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { monthKey, monthsOf, type PlayingDay } from '../../domain/catalogue/calendar.js';
import { formatLongDate, formatMonth } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderBusyButton } from '../base/busy-button.js';
import { dayFacts } from './words.js';

export interface DayListSetting {
  readonly locale: Locale<'performances'>;
  readonly openDay: string | undefined;
  readonly open: (date: string) => void;
  readonly renderPerformances: (day: PlayingDay) => TemplateResult;
  /** Whether these are all days. */
  readonly isComplete: boolean;
  readonly isLoading: boolean;
  readonly more: () => void;
}

export function renderDayList(days: readonly PlayingDay[], setting: DayListSetting): TemplateResult {
  const { locale, isComplete, isLoading, more } = setting;
  const months = monthsOf(days.map(({ date }) => date));
  // Full dates name their month: headings help where many stand under one.
  const hasHeadings = days.length > 3 * months.length;
  return html`${months.map((month) => {
    const ofMonth = days.filter(({ date }) => date.startsWith(monthKey(month)));
    return html`<section class="stack">
      ${hasHeadings ? html`<h3>${formatMonth(month.year, month.month, locale.language)}</h3>` : nothing}
      <ul class="days">
        ${repeat(
          ofMonth,
          ({ date }) => date,
          (day) => html`<li>${renderDay(day, setting)}</li>`,
        )}
      </ul>
    </section>`;
  })}
  ${
    isComplete
      ? nothing
      : renderBusyButton(isLoading ? locale.terms.common.loading : locale.terms.performances.moreDates, more, {
          isBusy: isLoading,
          isActing: isLoading,
          look: 'more',
        })
  }`;
}

function renderDay(day: PlayingDay, { locale, openDay, open, renderPerformances }: DayListSetting): TemplateResult {
  const isOpen = day.date === openDay;
  return html`<button
      type="button"
      class="row-day"
      part="day"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => open(day.date)}
    >
      <strong>${formatLongDate(day.date, locale.language)}</strong>
      ${dayFacts(day, locale).map((fact) => html` <span>${fact}</span>`)}
    </button>
    ${isOpen ? renderPerformances(day) : nothing}`;
}

/** The days with performances as a list by month. The open day shows its performances. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { monthKey, monthsOf, type PlayingDay } from '../../domain/catalogue/calendar.js';
import { formatLongDate, formatMonth } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderBusyButton } from '../base/busy-button.js';
import { listDayDetails } from './words.js';

export interface DayListSetting {
  readonly locale: Locale<'performances'>;
  readonly openDay: string | undefined;
  readonly onOpen: (date: string) => void;
  readonly renderPerformances: (day: PlayingDay) => TemplateResult;
  /** Whether the list has every day with performances. */
  readonly isComplete: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

export function renderDayList(days: readonly PlayingDay[], setting: DayListSetting): TemplateResult {
  const { locale, isComplete, isLoading, onMore } = setting;
  const months = monthsOf(days.map(({ date }) => date));
  // Each date names its month, so headings only help where a month has many days.
  const hasHeadings = days.length > 3 * months.length;
  return html`${months.map((month) => {
    const daysOfMonth = days.filter(({ date }) => date.startsWith(monthKey(month)));
    return html`<section class="stack">
      ${hasHeadings ? html`<h3>${formatMonth(month.year, month.month, locale.language)}</h3>` : nothing}
      <ul class="days">
        ${repeat(
          daysOfMonth,
          ({ date }) => date,
          (day) => html`<li>${renderDay(day, setting)}</li>`,
        )}
      </ul>
    </section>`;
  })}
  ${
    isComplete
      ? nothing
      : renderBusyButton(isLoading ? locale.terms.common.loading : locale.terms.performances.moreDates, onMore, {
          isBusy: isLoading,
          isActing: isLoading,
          look: 'more',
        })
  }`;
}

function renderDay(day: PlayingDay, { locale, openDay, onOpen, renderPerformances }: DayListSetting): TemplateResult {
  const isOpen = day.date === openDay;
  return html`<button
      type="button"
      class="row-day"
      part="day"
      aria-expanded=${isOpen ? 'true' : 'false'}
      @click=${() => onOpen(day.date)}
    >
      <strong>${formatLongDate(day.date, locale.language)}</strong>
      ${listDayDetails(day, locale).map((detail) => html` <span>${detail}</span>`)}
    </button>
    ${isOpen ? renderPerformances(day) : nothing}`;
}

/** `<tsw-performance-calendar>`: one month as a grid of days with keyboard support. Used by the performance picker. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  keyboardDay,
  monthGrid,
  monthKey,
  monthOf,
  type PlayingDay,
  stepMonth,
  type YearMonth,
} from '../../domain/catalogue/calendar.js';
import { formatMoney } from '../../domain/sale/money.js';
import { type Price, totalPrice } from '../../domain/sale/price.js';
import { performances } from '../../i18n/en/performances.js';
import { formatMonth, formatNumber, formatWeekday } from '../../i18n/format.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { baseStyles } from '../../styles/base.styles.js';
import { calendarStyles } from './calendar.styles.js';
import { describeDay, formatShortPrice } from './words.js';

const localeFor = withWords({ performances });

/** @internal */
export class TswPerformanceCalendar extends LitElement {
  static readonly tagName: string = 'tsw-performance-calendar';

  static override styles = [...baseStyles, calendarStyles];

  @property({ attribute: false }) month!: YearMonth;
  /** Months with performances, in order. */
  @property({ attribute: false }) months: readonly YearMonth[] = [];
  /** Days with performances. */
  @property({ attribute: false }) dates: ReadonlySet<string> = new Set();
  /** The days among `dates` whose performances have been read. */
  @property({ attribute: false }) days: readonly PlayingDay[] = [];
  @property({ attribute: false }) chosenDay: string | undefined;
  @property({ attribute: false }) locale!: Locale;
  @property({ attribute: false }) fromPrice: (month: YearMonth) => Price | undefined = () => undefined;
  @property({ attribute: false }) chooseDay!: (date: string) => void;
  @property({ attribute: false }) showMonth!: (month: YearMonth) => void;

  /** The day that the arrow keys have moved to, which is also the tab stop. */
  @state() private focusDate: string | undefined;

  #mustFocus = false;

  get #locale(): Locale<'performances'> {
    return localeFor(this.locale.language);
  }

  protected override updated(): void {
    if (!this.#mustFocus || this.focusDate?.slice(0, 7) !== monthKey(this.month)) return;
    this.#mustFocus = false;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  get #tabStop(): string | undefined {
    const key = monthKey(this.month);
    const isShown = (date: string | undefined): date is string => date?.slice(0, 7) === key;
    if (isShown(this.focusDate)) return this.focusDate;
    if (isShown(this.chosenDay)) return this.chosenDay;
    return [...this.dates].find(isShown) ?? `${key}-01`;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const date = (event.target as HTMLElement).dataset['date'];
    const target =
      date &&
      keyboardDay(date, event, {
        months: this.months,
        firstWeekday: firstWeekday(this.locale.language),
        isRightToLeft: getComputedStyle(this).direction === 'rtl',
      });
    if (!target) return;
    event.preventDefault();
    this.focusDate = target;
    this.#mustFocus = true;
    if (target.slice(0, 7) !== monthKey(this.month)) this.showMonth(monthOf(target));
  }

  #chooseDay(date: string): void {
    this.focusDate = date;
    this.chooseDay(date);
  }

  #showMonth(month: YearMonth): void {
    this.focusDate = undefined;
    this.showMonth(month);
  }

  override render(): TemplateResult {
    const { performances } = this.#locale.terms;
    const first = firstWeekday(this.locale.language);
    const weekdays = Array.from({ length: 7 }, (_, column) => (first + column) % 7);
    const byDate = new Map(this.days.map((day) => [day.date, day]));
    const tabStop = this.#tabStop;
    return html`<div part="calendar" class="calendar">
      <div class="head">
        ${this.#renderStep(-1, performances.previousMonth)} ${this.months.length > 2 ? this.#renderMonths() : nothing}
        <h3 id="month" class=${this.months.length > 2 ? 'visually-hidden' : ''}>
          ${formatMonth(this.month.year, this.month.month, this.locale.language)}
        </h3>
        ${this.#renderStep(1, performances.nextMonth)}
      </div>
      <table role="grid" aria-labelledby="month" @keydown=${this.#onKeydown}>
        <thead>
          <tr>
            ${weekdays.map(
              (weekday) =>
                html`<th scope="col" abbr=${formatWeekday(weekday, this.locale.language, 'long')}>
                  ${formatWeekday(weekday, this.locale.language, 'short')}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${monthGrid(this.month, first).map(
            (week) =>
              html`<tr>
                ${week.map((date) =>
                  date ? this.#renderDay(date, byDate.get(date), date === tabStop) : html`<td></td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
      ${
        this.days.some(({ date, offer }) => offer && date.startsWith(monthKey(this.month)))
          ? html`<p class="legend muted" aria-hidden="true">
              <span class="dot"></span> ${this.locale.terms.common.offer}
            </p>`
          : nothing
      }
    </div>`;
  }

  #renderStep(count: number, label: string): TemplateResult {
    const target = stepMonth(this.months, this.month, count);
    return html`<button
      type="button"
      class=${count < 0 ? 'step back' : 'step'}
      aria-label=${label}
      aria-disabled=${target ? 'false' : 'true'}
      @click=${() => target && this.#showMonth(target)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7" /></svg>
    </button>`;
  }

  #renderMonths(): TemplateResult {
    const { performances } = this.#locale.terms;
    return html`<select
      class="months"
      aria-label=${performances.month}
      @change=${(event: Event) => this.#showMonth(monthOf((event.target as HTMLSelectElement).value))}
    >
      ${this.months.map((month) => {
        const name = formatMonth(month.year, month.month, this.locale.language);
        const price = this.fromPrice(month);
        const words = price ? performances.monthFrom(name, formatMoney(totalPrice(price), this.locale.language)) : name;
        return html`<option value=${monthKey(month)} .selected=${monthKey(month) === monthKey(this.month)}>
          ${words}
        </option>`;
      })}
    </select>`;
  }

  #renderDay(date: string, day: PlayingDay | undefined, isTabStop: boolean): TemplateResult {
    const isPlaying = this.dates.has(date);
    return html`<td aria-selected=${date === this.chosenDay ? 'true' : 'false'}>
      <button
        type="button"
        class="day"
        part="day"
        data-date=${date}
        tabindex=${isTabStop ? '0' : '-1'}
        aria-disabled=${isPlaying ? 'false' : 'true'}
        @click=${() => isPlaying && this.#chooseDay(date)}
      >
        <span class="visually-hidden">${describeDay(date, isPlaying, day, this.#locale)}</span>
        <span aria-hidden="true">${formatNumber(Number(date.slice(8)), this.locale.language)}</span>
        ${day?.from ? html`<span class="price" aria-hidden="true">${formatShortPrice(day.from, this.locale.language)}</span>` : nothing}
        ${day?.offer ? html`<span class="dot"></span>` : nothing}
      </button>
    </td>`;
  }
}

interface WeekInfo {
  /** 1 is Monday, 7 is Sunday. */
  readonly firstDay: number;
}

/** @returns 0 for Sunday to 6 for Saturday; Monday where the browser does not know */
function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}

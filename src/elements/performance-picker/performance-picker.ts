/** `<tsw-performance-picker>` takes the attributes of a picker and loads the view that shows it. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LazyView } from '../base/lazy-view.js';
import { TswElement } from '../base/tsw-element.js';
import { performancePickerStyles } from './performance-picker.styles.js';

/**
 * @summary A calendar or list of performances with from-prices and offers.
 * @tag tsw-performance-picker
 * @attr {string} event-id - The event; the one selected on the page by default
 * @attr {string} performance-id - The performance chosen at first
 * @attr {'calendar'|'list'} view - How days are shown first; by default a calendar, and a list where performances are few
 * @attr {string} from - First date, `YYYY-MM-DD`
 * @attr {string} to - Last date, `YYYY-MM-DD`
 * @fires {TswEvent} tsw-performance-select - A performance is chosen, by the customer or automatically; cancelable
 * @csspart calendar - The calendar
 * @csspart day - A day
 * @csspart performances - The performances of the chosen day
 * @csspart performance - One performance
 * @csspart details - Departure date and duration
 * @csspart error - The message shown when the performances cannot be read
 */
export class TswPerformancePicker extends TswElement {
  static readonly tagName: string = 'tsw-performance-picker';

  static override styles = [...TswElement.styles, performancePickerStyles];

  readonly #view = new LazyView(
    this,
    async () => (await import('./performance-picker-view.js')).TswPerformancePickerView,
  );

  @property({ attribute: 'event-id' }) eventId?: string;
  @property({ attribute: 'performance-id' }) performanceId?: string;
  @property() view?: string;
  @property() from?: string;
  @property() to?: string;

  constructor() {
    super();
    this.scope.relay();
    this.scope.play(() => (this.eventId ? undefined : 'performances'));
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    // The children of the view show until the view is loaded.
    const view = html`<tsw-performance-picker-view
      exportparts="calendar, day, performances, performance, details, error"
      .eventId=${this.eventId}
      .performanceId=${this.performanceId}
      .mode=${this.view}
      .from=${this.from}
      .to=${this.to}
      ><div class="skeleton waiting"></div
    ></tsw-performance-picker-view>`;
    return this.#view.render(view, this.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-performance-picker': TswPerformancePicker;
  }
}

/** `<tsw-event-search>`: what the page asks to be searched for; the search itself is in the view, loaded when shown. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LazyView } from '../base/lazy-view.js';
import { TswElement } from '../base/tsw-element.js';
import { eventSearchStyles } from './event-search.styles.js';

/**
 * @summary Finds events: a search form and paged results. All filters combine as AND.
 * @tag tsw-event-search
 * @attr {string} keywords - Words that must all match
 * @attr {string} country-code - Two letters, such as `uk`
 * @attr {string} city-code - Such as `london-uk`
 * @attr {number} latitude - With `longitude`: only events near this point
 * @attr {number} longitude
 * @attr {number} radius - Kilometres around the point, default 25
 * @attr {string} from - First date, `YYYY-MM-DD`
 * @attr {string} to - Last date, `YYYY-MM-DD`
 * @attr {string} sort-order - `most_popular`, `alphabetic`, `cost_ascending`, `cost_descending`, `critic_rating`,
 *   `recent` or `last_sale`; the API's own (alphabetic) by default
 * @attr {number} page-length - Results in a page, 1 to 100, default 12
 * @attr {string} event-ids - Only these events, separated by commas
 * @attr {boolean} offers-only - Only events with an offer
 * @attr {string} href - Address of an event's page, such as `/shows/{event_id}`; results are then links
 * @attr {string} controls - Which of `keywords place dates sort` the customer can change, or `none`; all by default,
 *   none with `event-ids`. An attribute is where its control begins; without the control it is fixed
 * @fires {TswEvent} tsw-event-select - An event is chosen; cancelable
 * @csspart form - The search form
 * @csspart results - The list of results
 * @csspart result - One result
 * @csspart picture - The picture of a result
 * @csspart choose - The link or button of a result
 * @csspart more - The button that shows more
 * @csspart error - What is said when the search fails
 * @cssprop [--tsw-event-search-result-width=240px] - The least width of a result; as many as fit stand side by side
 */
export class TswEventSearch extends TswElement {
  static readonly tagName: string = 'tsw-event-search';

  static override styles = [...TswElement.styles, eventSearchStyles];

  @property() keywords?: string;
  @property({ attribute: 'country-code' }) countryCode?: string;
  @property({ attribute: 'city-code' }) cityCode?: string;
  @property({ type: Number }) latitude?: number;
  @property({ type: Number }) longitude?: number;
  @property({ type: Number }) radius?: number;
  @property() from?: string;
  @property() to?: string;
  @property({ attribute: 'sort-order' }) sortOrder?: string;
  @property({ type: Number, attribute: 'page-length' }) pageLength?: number;
  @property({ attribute: 'event-ids' }) eventIds?: string;
  @property({ type: Boolean, attribute: 'offers-only' }) offersOnly = false;
  @property() href?: string;
  @property() controls?: string;

  readonly #view = new LazyView(this, async () => (await import('./event-search-view.js')).TswEventSearchView);

  constructor() {
    super();
    this.scope.relay();
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    // What the tag holds is shown until the view takes its place.
    const view = html`<tsw-event-search-view
      exportparts="form, results, result, picture, choose, more, error"
      .keywords=${this.keywords}
      .countryCode=${this.countryCode}
      .cityCode=${this.cityCode}
      .latitude=${this.latitude}
      .longitude=${this.longitude}
      .radius=${this.radius}
      .from=${this.from}
      .to=${this.to}
      .sortOrder=${this.sortOrder}
      .pageLength=${this.pageLength}
      .eventIds=${this.eventIds}
      .offersOnly=${this.offersOnly}
      .href=${this.href}
      .controls=${this.controls}
      ><div class="skeleton waiting"></div
    ></tsw-event-search-view>`;
    return this.#view.render(view, this.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-event-search': TswEventSearch;
  }
}

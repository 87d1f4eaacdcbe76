/** `<tsw-event-search>` takes the attributes of a search and loads the view that searches. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LazyView } from '../base/lazy-view.js';
import { TswElement } from '../base/tsw-element.js';
import { eventSearchStyles } from './event-search.styles.js';
import type { SearchAttributes } from './search-attributes.js';

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
 *   none with `event-ids`. A control starts with its attribute's value; without the control, the customer can't
 *   change it
 * @fires {TswEvent} tsw-event-select - An event is chosen; cancelable
 * @csspart form - The search form
 * @csspart results - The list of results
 * @csspart result - One result
 * @csspart picture - The picture of a result
 * @csspart choose - The link or button of a result
 * @csspart more - The button that shows more
 * @csspart error - The message shown when the search fails
 * @cssprop [--tsw-event-search-result-width=240px] - The least width of a result; as many as fit stand side by side
 */
export class TswEventSearch extends TswElement implements SearchAttributes {
  static readonly tagName: string = 'tsw-event-search';

  static override styles = [...TswElement.styles, eventSearchStyles];

  readonly #view = new LazyView(this, async () => (await import('./event-search-view.js')).TswEventSearchView);

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

  constructor() {
    super();
    this.scope.relay();
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    // The children of the view show until the view is loaded.
    const view = html`<tsw-event-search-view
      exportparts="form, results, result, picture, choose, more, error"
      .searchAttributes=${this}
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

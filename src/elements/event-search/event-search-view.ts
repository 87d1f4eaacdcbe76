/** `<tsw-event-search-view>`: the search form and its results. Loaded by `<tsw-event-search>`. */
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PagedRead } from '../../context/paged-read.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import type { EventPage, TicketedEvent } from '../../domain/catalogue/event.js';
import { performances } from '../../i18n/en/performances.js';
import { search } from '../../i18n/en/search.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { valueOf } from '../../state/resource.js';
import { renderBusyButton } from '../base/busy-button.js';
import { renderProblem } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { eventSearchViewStyles } from './event-search-view.styles.js';
import { collectPlaces } from './places.js';
import { renderResult } from './result.js';
import { makeHref, readControls, readCriteria, readFixedCriteria, type SearchAttributes } from './search-attributes.js';
import { renderForm } from './search-form.js';
import {
  areDatesReversed,
  type Control,
  type FixedCriteria,
  isListed,
  NO_CRITERIA,
  placesRead,
  type SearchCriteria,
  searchRead,
} from './search-query.js';

const localeFor = withWords({ performances, search });

/** How long the customer has to pause before typed text is searched for. */
const TYPING_PAUSE_MS = 300;

/** @internal */
export class TswEventSearchView extends TswElement {
  static readonly tagName: string = 'tsw-event-search-view';

  static override styles = [...TswElement.styles, eventSearchViewStyles];

  readonly #selectedId = new StateController(this, ({ selection }) => selection.eventId);
  readonly #pages = new PagedRead(this, (pageNumber) =>
    this.#hasWrongDates ? undefined : searchRead(this.#fixed, this.criteria, pageNumber),
  );
  readonly #eventsOfPlaces = new ReadController(this, () =>
    this.#controls.includes('place') && this.#fixed.eventIds.length === 0 ? placesRead(this.#fixed) : undefined,
  );

  /**
   * The `<tsw-event-search>`. It sets itself again whenever an attribute changes, so the same object means a change.
   */
  @property({ attribute: false, hasChanged: () => true }) searchAttributes!: SearchAttributes;

  @state() private criteria: SearchCriteria = NO_CRITERIA;

  @query('input[type=search]') private searchbox!: HTMLInputElement | null;
  @query('h2') private heading!: HTMLElement;

  #criteriaOfAttributes: SearchCriteria = NO_CRITERIA;
  #fixed!: FixedCriteria;
  #controls: readonly Control[] = [];
  #shownPages: readonly EventPage[] = [];
  /** Criteria that the customer is typing. */
  #typed: Partial<SearchCriteria> = {};
  #typingPause: ReturnType<typeof setTimeout> | undefined;
  /**
   * The index of the first result of the page that the customer asked for with a button: it gets that button's focus.
   */
  #focusIndex: number | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typingPause);
  }

  protected override get locale(): Locale<'search' | 'performances'> {
    return localeFor(this.language);
  }

  /** A changed attribute replaces the criterion that it sets. The others stay as the customer set them. */
  protected override willUpdate(): void {
    const attributes = this.searchAttributes;
    this.#fixed = readFixedCriteria(attributes);
    this.#controls = readControls(attributes);
    const before = this.#criteriaOfAttributes;
    const now = readCriteria(attributes);
    const changed = Object.entries(now).filter(([name, value]) => before[name as keyof SearchCriteria] !== value);
    this.#criteriaOfAttributes = now;
    if (changed.length > 0) this.criteria = { ...this.criteria, ...Object.fromEntries(changed) };
  }

  protected override updated(): void {
    const index = this.#focusIndex;
    if (index === undefined || this.#pages.newest.status === 'loading') return;
    this.#focusIndex = undefined;
    const button = this.renderRoot.querySelector('.more');
    if (button && this.shadowRoot?.activeElement !== button) return;
    this.renderRoot.querySelectorAll<HTMLElement>('.choose')[index]?.focus({ preventScroll: true });
  }

  get #hasWrongDates(): boolean {
    return this.#controls.includes('dates') && areDatesReversed(this.criteria);
  }

  get #canClear(): boolean {
    const { keywords, place, from, to } = this.criteria;
    const has = (control: Control): boolean => this.#controls.includes(control);
    return (has('keywords') && !!keywords.trim()) || (has('place') && !!place) || (has('dates') && !!(from || to));
  }

  #changeAfterPause(changes: Partial<SearchCriteria>): void {
    clearTimeout(this.#typingPause);
    this.#typed = { ...this.#typed, ...changes };
    this.#typingPause = setTimeout(() => this.#change({}), TYPING_PAUSE_MS);
  }

  #change(changes: Partial<SearchCriteria>): void {
    clearTimeout(this.#typingPause);
    this.criteria = { ...this.criteria, ...this.#typed, ...changes };
    this.#typed = {};
  }

  #onClear(): void {
    const cleared: Partial<Record<Control, Partial<SearchCriteria>>> = {
      keywords: { keywords: '' },
      place: { place: '' },
      dates: { from: '', to: '' },
    };
    this.#change(Object.assign({}, ...this.#controls.map((control) => cleared[control])) as Partial<SearchCriteria>);
    // The clicked button disappears, and the focus with it.
    (this.searchbox ?? this.heading).focus();
  }

  #onMore(shown: number): void {
    this.#focusIndex = shown;
    this.#pages.more();
  }

  #onRetryMore(shown: number): void {
    this.#focusIndex = shown;
    this.#pages.retry();
    // The button that shows more takes the place of the clicked one.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.more')?.focus());
  }

  #onRetry(): void {
    this.#pages.retry();
    // The clicked button disappears, and the focus with it.
    this.heading.focus();
  }

  #onChoose(event: TicketedEvent, click: MouseEvent): void {
    // The browser opens links in new tabs and windows by itself.
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    if (!this.tell('tsw-event-select', { event })) click.preventDefault();
    else if (makeHref(this.searchAttributes, event.id) === undefined) this.session?.select({ eventId: event.id });
  }

  override render(): TemplateResult {
    // The results of the previous search stay until those of this one arrive.
    if (this.#pages.values.length > 0) this.#shownPages = this.#pages.values;
    const events = this.#shownPages.flatMap((page) => page.events);
    return html`${this.#controls.length > 0 ? this.#renderForm(events) : nothing} ${this.#renderResults(events)}`;
  }

  /** @param events whose places are offered, beside those of the most popular events */
  #renderForm(events: readonly TicketedEvent[]): TemplateResult {
    const popular = valueOf(this.#eventsOfPlaces.resource)?.events ?? [];
    return renderForm({
      locale: this.locale,
      criteria: this.criteria,
      // The API sorts a search around a point by distance, whatever the call asks for (docs/api/catalogue.md#events).
      controls: this.#fixed.circle ? this.#controls.filter((control) => control !== 'sort') : this.#controls,
      places: collectPlaces([...popular, ...events], this.language),
      change: (changes) => this.#change(changes),
      changeAfterPause: (changes) => this.#changeAfterPause(changes),
    });
  }

  #renderResults(events: readonly TicketedEvent[]): TemplateResult {
    const { search, common } = this.locale.terms;
    const { newest } = this.#pages;
    const isLoading = newest.status === 'loading' || newest.status === 'refreshing';
    const hasPages = this.#shownPages.length > 0;
    const isOutdated = this.#pages.values.length === 0;
    const listed = events.filter(isListed);
    const total = (this.#shownPages.at(-1)?.paging.totalResults ?? 0) - (events.length - listed.length);
    const count = hasPages ? this.#countWords(listed.length, total) : search.results;
    return html`<section aria-labelledby="results" class="stack">
      <h2 id="results" tabindex="-1" class=${this.#controls.length > 0 ? '' : 'visually-hidden'}>${count}</h2>
      <p class="visually-hidden" role="status">${isLoading ? common.loading : hasPages ? count : ''}</p>
      ${
        newest.status === 'failed' && isOutdated
          ? renderProblem(newest.error, this.locale, () => this.#onRetry())
          : nothing
      }
      ${isLoading && !hasPages ? this.#renderSkeleton() : nothing}
      ${listed.length > 0 ? this.#renderList(listed, isLoading, isOutdated) : nothing}
      ${listed.length === 0 && newest.status === 'ready' ? this.#renderNothingFound() : nothing}
      ${isOutdated ? nothing : this.#renderMore(isLoading, listed.length)}
    </section>`;
  }

  #countWords(shown: number, total: number): string {
    const { search } = this.locale.terms;
    if (shown === 0) return search.nothingFound;
    return shown < total ? search.showing(shown, total) : search.count(shown);
  }

  #renderSkeleton(): TemplateResult {
    const count = Math.min(this.#fixed.eventIds.length || this.#fixed.pageLength, 12);
    return html`<div class="results" aria-hidden="true">
      ${Array.from(
        { length: count },
        () =>
          html`<div class="card result">
            <div class="picture skeleton"></div>
            <div class="words">
              <p class="skeleton line"></p>
              <p class="skeleton line"></p>
              <p class="skeleton line short"></p>
            </div>
          </div>`,
      )}
    </div>`;
  }

  #renderList(events: readonly TicketedEvent[], isLoading: boolean, isOutdated: boolean): TemplateResult {
    return html`<ul
      part="results"
      class=${isLoading && isOutdated ? 'results old' : 'results'}
      aria-busy=${isLoading ? 'true' : 'false'}
    >
      ${repeat(
        events,
        ({ id }) => id,
        (event) => this.#renderEvent(event),
      )}
    </ul>`;
  }

  #renderEvent(event: TicketedEvent): TemplateResult {
    return renderResult(event, {
      locale: this.locale,
      isSelected: event.id === this.#selectedId.value,
      href: makeHref(this.searchAttributes, event.id),
      onChoose: (chosen, click) => this.#onChoose(chosen, click),
    });
  }

  #renderNothingFound(): TemplateResult {
    const { search } = this.locale.terms;
    return html`<div class="notice nothing">
      <p>${this.#controls.length > 0 ? search.nothingHint : search.nothingFound}</p>
      ${this.#canClear ? html`<button type="button" @click=${this.#onClear}>${search.clear}</button>` : nothing}
    </div>`;
  }

  /** @param shown how many results are listed above the button */
  #renderMore(isLoading: boolean, shown: number): TemplateResult | typeof nothing {
    const { newest } = this.#pages;
    if (newest.status === 'failed') return renderProblem(newest.error, this.locale, () => this.#onRetryMore(shown));
    if ((this.#shownPages.at(-1)?.paging.pagesRemaining ?? 0) === 0) return nothing;
    const words = isLoading ? this.locale.terms.common.loading : this.locale.terms.search.more;
    return renderBusyButton(words, () => this.#onMore(shown), {
      isBusy: isLoading,
      isActing: isLoading,
      look: 'more',
      part: 'more',
    });
  }
}

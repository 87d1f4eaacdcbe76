/**
 * `<tsw-event-search-view>`: the search form and its results. Private to `<tsw-event-search>`, which loads it and hands
 * it the attributes.
 */
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
import { type Country, placesOf } from './places.js';
import { renderResult } from './result.js';
import { renderForm } from './search-form.js';
import { areDatesReversed, type Control, isListed, placesRead, searchRead, type Wish } from './search-query.js';
import { controlsOf, fixedOf, hrefOf, initialWish, type SearchAttributes } from './settings.js';

const localeFor = withWords({ performances, search });

/** How long typing must rest before it is searched for, in milliseconds. */
const REST = 300;

/** @internal */
export class TswEventSearchView extends TswElement implements SearchAttributes {
  static readonly tagName: string = 'tsw-event-search-view';

  static override styles = [...TswElement.styles, eventSearchViewStyles];

  @property({ attribute: false }) keywords: string | undefined;
  @property({ attribute: false }) countryCode: string | undefined;
  @property({ attribute: false }) cityCode: string | undefined;
  @property({ attribute: false }) latitude: number | undefined;
  @property({ attribute: false }) longitude: number | undefined;
  @property({ attribute: false }) radius: number | undefined;
  @property({ attribute: false }) from: string | undefined;
  @property({ attribute: false }) to: string | undefined;
  @property({ attribute: false }) sortOrder: string | undefined;
  @property({ attribute: false }) pageLength: number | undefined;
  @property({ attribute: false }) eventIds: string | undefined;
  @property({ attribute: false }) offersOnly = false;
  @property({ attribute: false }) href: string | undefined;
  @property({ attribute: false }) controls: string | undefined;

  @state() private wish: Wish = initialWish(this);

  @query('input[type=search]') private searchbox!: HTMLInputElement | null;
  @query('h2') private heading!: HTMLElement;

  #initial: Wish = this.wish;
  #fixed = fixedOf(this);
  #controls: readonly Control[] = [];
  #shown: readonly EventPage[] = [];
  #places: readonly Country[] = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  #resting: Partial<Wish> = {};
  /** Results were on screen when more were asked for with the button: the first new one takes its focus. */
  #focusAfter: number | undefined;

  readonly #selectedId = new StateController(this, ({ selection }) => selection.eventId);
  readonly #pages = new PagedRead(this, (pageNumber) =>
    this.#isWrong ? undefined : searchRead(this.#fixed, this.wish, pageNumber),
  );
  readonly #knownPlaces = new ReadController(this, () =>
    this.#controls.includes('place') && this.#fixed.eventIds.length === 0 ? placesRead(this.#fixed) : undefined,
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  protected override get locale(): Locale<'search' | 'performances'> {
    return localeFor(this.language);
  }

  /** An attribute that changes takes its control along and leaves the others as the customer set them. */
  protected override willUpdate(): void {
    this.#fixed = fixedOf(this);
    this.#controls = controlsOf(this);
    const initial = initialWish(this);
    const changed = Object.entries(initial).filter(([name, value]) => this.#initial[name as keyof Wish] !== value);
    this.#initial = initial;
    if (changed.length > 0) this.wish = { ...this.wish, ...Object.fromEntries(changed) };
  }

  protected override updated(): void {
    const index = this.#focusAfter;
    if (index === undefined || this.#pages.newest.status === 'loading') return;
    this.#focusAfter = undefined;
    const button = this.renderRoot.querySelector('.more');
    if (button && this.shadowRoot?.activeElement !== button) return;
    this.renderRoot.querySelectorAll<HTMLElement>('.choose')[index]?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    // Old results stay until the new ones are here.
    if (this.#pages.values.length > 0) this.#shown = this.#pages.values;
    const known = valueOf(this.#knownPlaces.resource)?.events ?? [];
    const seen = this.#shown.flatMap(({ events }) => events);
    this.#places = placesOf([...known, ...seen], this.language);
    return html`${this.#controls.length > 0 ? this.#renderForm() : nothing} ${this.#renderResults(seen)}`;
  }

  #renderForm(): TemplateResult {
    return renderForm({
      locale: this.locale,
      wish: this.wish,
      // A search around a point is answered in order of distance, whatever order is asked for (reference 4.3).
      controls: this.#fixed.circle ? this.#controls.filter((control) => control !== 'sort') : this.#controls,
      places: this.#places,
      change: (changes) => this.#change(changes),
      changeAfterRest: (changes) => this.#changeAfterRest(changes),
    });
  }

  #renderResults(seen: readonly TicketedEvent[]): TemplateResult {
    const { newest } = this.#pages;
    const isLoading = newest.status === 'loading' || newest.status === 'refreshing';
    const isFirstLoad = this.#shown.length === 0 && isLoading;
    const isNew = this.#pages.values.length === 0;
    const failure = newest.status === 'failed' ? newest.error : undefined;
    const events = seen.filter(isListed);
    const { paging } = this.#shown.at(-1) ?? {};
    const total = (paging?.totalResults ?? 0) - (seen.length - events.length);
    const count = this.#shown.length > 0 ? this.#countWords(events.length, total) : this.locale.terms.search.results;
    return html`<section aria-labelledby="results" class="stack">
      <h2 id="results" tabindex="-1" class=${this.#controls.length > 0 ? '' : 'visually-hidden'}>${count}</h2>
      <p class="visually-hidden" role="status">
        ${isLoading ? this.locale.terms.common.loading : this.#shown.length > 0 ? count : ''}
      </p>
      ${failure && isNew ? renderProblem(failure, this.locale, () => this.#retry()) : nothing}
      ${isFirstLoad ? this.#renderSkeleton() : nothing}
      ${
        events.length > 0
          ? html`<ul
              part="results"
              class=${isLoading && isNew ? 'results old' : 'results'}
              aria-busy=${isLoading ? 'true' : 'false'}
            >
              ${repeat(
                events,
                ({ id }) => id,
                (event) => this.#renderEvent(event),
              )}
            </ul>`
          : nothing
      }
      ${events.length === 0 && newest.status === 'ready' ? this.#renderNothing() : nothing}
      ${
        isNew
          ? nothing
          : failure
            ? renderProblem(failure, this.locale, () => this.#retryMore(events.length))
            : (paging?.pagesRemaining ?? 0) > 0
              ? this.#renderMore(isLoading, events.length)
              : nothing
      }
    </section>`;
  }

  #countWords(shown: number, total: number): string {
    const { search } = this.locale.terms;
    if (shown === 0) return search.nothingFound;
    return shown < total ? search.showing(shown, total) : search.count(shown);
  }

  #renderEvent(event: TicketedEvent): TemplateResult {
    return renderResult(event, {
      locale: this.locale,
      isSelected: event.id === this.#selectedId.value,
      href: hrefOf(this, event.id),
      choose: this.#choose,
    });
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

  #renderNothing(): TemplateResult {
    const { search } = this.locale.terms;
    return html`<div class="notice nothing">
      <p>${this.#controls.length > 0 ? search.nothingHint : search.nothingFound}</p>
      ${this.#canClear ? html`<button type="button" @click=${this.onClear}>${search.clear}</button>` : nothing}
    </div>`;
  }

  #renderMore(isLoading: boolean, shown: number): TemplateResult {
    const words = isLoading ? this.locale.terms.common.loading : this.locale.terms.search.more;
    return renderBusyButton(words, () => this.#more(shown), {
      isBusy: isLoading,
      isActing: isLoading,
      look: 'more',
      part: 'more',
    });
  }

  private onClear(): void {
    const cleared: Partial<Record<Control, Partial<Wish>>> = {
      keywords: { keywords: '' },
      place: { place: '' },
      dates: { from: '', to: '' },
    };
    this.#change(Object.assign({}, ...this.#controls.map((control) => cleared[control])) as Partial<Wish>);
    // The button goes.
    (this.searchbox ?? this.heading).focus();
  }

  /** The customer is told, and the last answer stays. */
  get #isWrong(): boolean {
    return this.#controls.includes('dates') && areDatesReversed(this.wish);
  }

  get #canClear(): boolean {
    const { keywords, place, from, to } = this.wish;
    const has = (control: Control): boolean => this.#controls.includes(control);
    return (has('keywords') && !!keywords.trim()) || (has('place') && !!place) || (has('dates') && !!(from || to));
  }

  #changeAfterRest(changes: Partial<Wish>): void {
    clearTimeout(this.#rest);
    this.#resting = { ...this.#resting, ...changes };
    this.#rest = setTimeout(() => this.#change({}), REST);
  }

  #change(changes: Partial<Wish>): void {
    clearTimeout(this.#rest);
    this.wish = { ...this.wish, ...this.#resting, ...changes };
    this.#resting = {};
  }

  #more(shown: number): void {
    this.#focusAfter = shown;
    this.#pages.more();
  }

  #retryMore(shown: number): void {
    this.#focusAfter = shown;
    this.#pages.retry();
    // The button that shows more takes the place of the one that tried again.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.more')?.focus());
  }

  #retry(): void {
    this.#pages.retry();
    // The button goes.
    this.heading.focus();
  }

  readonly #choose = (event: TicketedEvent, click: MouseEvent): void => {
    // A new tab or window is the browser's business.
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
    if (!this.tell('tsw-event-select', { event })) click.preventDefault();
    else if (hrefOf(this, event.id) === undefined) this.session?.select({ eventId: event.id });
  };
}

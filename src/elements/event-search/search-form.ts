/** The search form: what the customer types is searched for after a rest, what is chosen or submitted at once. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import { type Country, renderPlaceOptions } from './places.js';
import { areDatesReversed, type Control, type SortOrder, type Wish } from './search-query.js';

export interface SearchForm {
  readonly locale: Locale<'search'>;
  readonly wish: Wish;
  readonly controls: readonly Control[];
  readonly places: readonly Country[];
  readonly change: (changes: Partial<Wish>) => void;
  readonly changeAfterRest: (changes: Partial<Wish>) => void;
}

/** Offered to choose from; an order that the page asked for is offered too. */
const SORT_ORDERS: readonly SortOrder[] = [
  'alphabetic',
  'most_popular',
  'cost_ascending',
  'cost_descending',
  'critic_rating',
  'recent',
];

export function renderForm(form: SearchForm): TemplateResult {
  const { locale, wish, controls, change } = form;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const searchbox = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#keywords');
    change({ keywords: searchbox?.value ?? wish.keywords });
  };
  return html`<form role="search" part="form" class="stack" @submit=${onSubmit}>
    ${controls.includes('keywords') ? renderKeywords(form) : nothing}
    <div class="fields">
      ${controls.includes('place') ? renderPlace(form) : nothing}
      ${controls.includes('dates') ? renderDates(form) : nothing}
      ${controls.includes('sort') ? renderSort(form) : nothing}
    </div>
    ${areDatesReversed(wish) ? html`<p role="alert" class="wrong">${locale.terms.search.datesReversed}</p>` : nothing}
  </form>`;
}

function renderKeywords({ locale, wish, changeAfterRest }: SearchForm): TemplateResult {
  const onType = (event: InputEvent | CompositionEvent): void => {
    // While an input method composes, what is in the box is not yet what was meant.
    if (event instanceof InputEvent && event.isComposing) return;
    changeAfterRest({ keywords: valueIn(event) });
  };
  return html`<div class="words-field">
    <label class="visually-hidden" for="keywords">${locale.terms.search.searchbox}</label>
    <input
      id="keywords"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      placeholder=${locale.terms.search.searchbox}
      .value=${wish.keywords}
      @input=${onType}
      @compositionend=${onType}
    />
    <button type="submit" class="primary">${locale.terms.search.submit}</button>
  </div>`;
}

function renderPlace({ locale, wish, places, change }: SearchForm): TemplateResult {
  return html`<div class="field">
    <label for="place">${locale.terms.search.place}</label>
    <select id="place" @change=${(event: Event) => change({ place: valueIn(event) })}>
      ${renderPlaceOptions(places, wish.place, locale)}
    </select>
  </div>`;
}

function renderDates({ locale, wish, changeAfterRest }: SearchForm): TemplateResult {
  const onChange = (event: Event, name: 'from' | 'to'): void => {
    const value = valueIn(event);
    // A year that is being typed is 0002 and 0020 before it is 2027.
    if (value === '' || value >= '2000') changeAfterRest({ [name]: value });
  };
  return html`${(['from', 'to'] as const).map(
    (name) =>
      html`<div class="field">
        <label for=${name}>${locale.terms.search[name]}</label>
        <input
          id=${name}
          type="date"
          .value=${wish[name]}
          aria-invalid=${areDatesReversed(wish) ? 'true' : nothing}
          @change=${(event: Event) => onChange(event, name)}
        />
      </div>`,
  )}`;
}

function renderSort({ locale, wish, change }: SearchForm): TemplateResult {
  const current = wish.sortOrder || 'alphabetic';
  const orders = SORT_ORDERS.includes(current) ? SORT_ORDERS : [...SORT_ORDERS, current];
  return html`<div class="field">
    <label for="sort">${locale.terms.search.sort}</label>
    <select id="sort" @change=${(event: Event) => change({ sortOrder: valueIn(event) as SortOrder })}>
      ${orders.map(
        (order) =>
          html`<option value=${order} .selected=${order === current}>${locale.terms.search.sortOrder[order]}</option>`,
      )}
    </select>
  </div>`;
}

function valueIn({ target }: Event): string {
  return (target as HTMLInputElement | HTMLSelectElement).value;
}

/** The search form. Typing searches after a pause; selecting or submitting searches at once. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../i18n/locale.js';
import { type Country, renderPlaceOptions } from './places.js';
import { areDatesReversed, type Control, type SearchCriteria, type SortOrder } from './search-query.js';

export interface SearchForm {
  readonly locale: Locale<'search'>;
  readonly criteria: SearchCriteria;
  readonly controls: readonly Control[];
  readonly places: readonly Country[];
  readonly change: (changes: Partial<SearchCriteria>) => void;
  readonly changeAfterPause: (changes: Partial<SearchCriteria>) => void;
}

/** The sort orders that customers can choose; `last_sale` is offered only where the page asks for it. */
const OFFERED_SORT_ORDERS: readonly SortOrder[] = [
  'alphabetic',
  'most_popular',
  'cost_ascending',
  'cost_descending',
  'critic_rating',
  'recent',
];

export function renderForm(form: SearchForm): TemplateResult {
  const { locale, criteria, controls, change } = form;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const searchbox = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#keywords');
    change({ keywords: searchbox?.value ?? criteria.keywords });
  };
  return html`<form role="search" part="form" class="stack" @submit=${onSubmit}>
    ${controls.includes('keywords') ? renderKeywords(form) : nothing}
    <div class="fields">
      ${controls.includes('place') ? renderPlace(form) : nothing}
      ${controls.includes('dates') ? renderDates(form) : nothing}
      ${controls.includes('sort') ? renderSort(form) : nothing}
    </div>
    ${areDatesReversed(criteria) ? html`<p role="alert" class="wrong">${locale.terms.search.datesReversed}</p>` : nothing}
  </form>`;
}

function renderKeywords({ locale, criteria, changeAfterPause }: SearchForm): TemplateResult {
  const onType = (event: InputEvent | CompositionEvent): void => {
    // The text is not final while an input method composes it.
    if (event instanceof InputEvent && event.isComposing) return;
    changeAfterPause({ keywords: valueIn(event) });
  };
  return html`<div class="words-field">
    <label class="visually-hidden" for="keywords">${locale.terms.search.searchbox}</label>
    <input
      id="keywords"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      placeholder=${locale.terms.search.searchbox}
      .value=${criteria.keywords}
      @input=${onType}
      @compositionend=${onType}
    />
    <button type="submit" class="primary">${locale.terms.search.submit}</button>
  </div>`;
}

function renderPlace({ locale, criteria, places, change }: SearchForm): TemplateResult {
  return html`<div class="field">
    <label for="place">${locale.terms.search.place}</label>
    <select id="place" @change=${(event: Event) => change({ place: valueIn(event) })}>
      ${renderPlaceOptions(places, criteria.place, locale)}
    </select>
  </div>`;
}

function renderDates({ locale, criteria, changeAfterPause }: SearchForm): TemplateResult {
  const onChange = (event: Event, name: 'from' | 'to'): void => {
    const value = valueIn(event);
    // A year being typed reads 0002 and 0020 before it reads 2027.
    if (value === '' || value >= '2000') changeAfterPause({ [name]: value });
  };
  return html`${(['from', 'to'] as const).map(
    (name) =>
      html`<div class="field">
        <label for=${name}>${locale.terms.search[name]}</label>
        <input
          id=${name}
          type="date"
          .value=${criteria[name]}
          aria-invalid=${areDatesReversed(criteria) ? 'true' : nothing}
          @change=${(event: Event) => onChange(event, name)}
        />
      </div>`,
  )}`;
}

function renderSort({ locale, criteria, change }: SearchForm): TemplateResult {
  const current = criteria.sortOrder || 'alphabetic';
  const orders = OFFERED_SORT_ORDERS.includes(current) ? OFFERED_SORT_ORDERS : [...OFFERED_SORT_ORDERS, current];
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

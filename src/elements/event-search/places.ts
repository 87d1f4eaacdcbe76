/** The places that the search form offers: countries and cities with events. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import type { Locale } from '../../i18n/locale.js';
import { joinPlace } from './search-query.js';

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly cities: readonly { readonly code: string; readonly name: string }[];
}

/** @returns countries and their cities, each sorted by name */
export function collectPlaces(events: readonly TicketedEvent[], language: string): Country[] {
  const countries = new Map<string, { name: string; cities: Map<string, string> }>();
  for (const { countryCode, countryName, cityCode, cityName } of events) {
    if (!countryCode) continue;
    const country = countries.get(countryCode) ?? { name: countryName || countryCode, cities: new Map() };
    if (cityCode) country.cities.set(cityCode, cityName ?? cityCode);
    countries.set(countryCode, country);
  }
  const byName = new Intl.Collator(language).compare;
  return [...countries]
    .map(([code, { name, cities }]) => ({
      code,
      name,
      cities: [...cities]
        .map(([cityCode, cityName]) => ({ code: cityCode, name: cityName }))
        .sort((left, right) => byName(left.name, right.name)),
    }))
    .sort((left, right) => byName(left.name, right.name));
}

/** @param place the selected place: offered even before an event there is known, with a name made from its code */
export function renderPlaceOptions(
  countries: readonly Country[],
  place: string,
  locale: Locale<'search'>,
): TemplateResult {
  const option = (value: string, name: string): TemplateResult =>
    html`<option value=${value} .selected=${value === place}>${name}</option>`;
  const isKnown = countries.some(
    ({ code, cities }) => code === place || cities.some((city) => joinPlace(code, city.code) === place),
  );
  return html`
    ${option('', locale.terms.search.anywhere)} ${place && !isKnown ? option(place, nameFromCode(place)) : nothing}
    ${countries.map(({ code, name, cities }) =>
      cities.length === 0
        ? option(code, name)
        : html`<optgroup label=${name}>
            ${option(code, locale.terms.search.allOf(name))}
            ${cities.map((city) => option(joinPlace(code, city.code), city.name))}
          </optgroup>`,
    )}
  `;
}

/** `uk las_vegas-us` is `Las Vegas`, `uk` is `UK`. */
function nameFromCode(place: string): string {
  const [country = '', city] = place.split(' ');
  if (!city) return country.toUpperCase();
  return city
    .replace(/-[^-]*$/, '')
    .split(/[_-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

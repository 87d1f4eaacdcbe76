/** The controls above the seats, which switch between map and list and between sections. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../i18n/locale.js';
import type { FlatSection } from '../model/flat-hall.js';

export type SeatMapMode = 'map' | 'list';

export function renderSwitch(
  { terms: { seats } }: Locale,
  mode: SeatMapMode,
  choose: (mode: SeatMapMode) => void,
): TemplateResult {
  const button = (own: SeatMapMode, text: string): TemplateResult => html`
    <button type="button" aria-pressed=${mode === own} @click=${() => choose(own)}>${text}</button>
  `;
  return html`<div class="switch" role="group" aria-label=${seats.view}>
    ${button('map', seats.showMap)} ${button('list', seats.showList)}
  </div>`;
}

/** @param current undefined shows all sections */
export function renderTabs(
  { terms: { seats } }: Locale,
  sections: readonly FlatSection[],
  current: number | undefined,
  choose: (section: number | undefined) => void,
): TemplateResult | typeof nothing {
  if (sections.length < 2) return nothing;
  const tab = (section: number | undefined, name: string): TemplateResult => html`
    <button type="button" aria-pressed=${current === section} @click=${() => choose(section)}>${name}</button>
  `;
  return html`<div class="tabs" role="group" aria-label=${seats.section}>
    ${tab(undefined, seats.allSections)} ${sections.map(({ name }, place) => tab(place, name))}
  </div>`;
}

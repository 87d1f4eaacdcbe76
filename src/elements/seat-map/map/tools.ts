/** The buttons under the map: whoever cannot pinch, drag or turn a wheel moves and zooms with them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../i18n/locale.js';
import type { Surface } from './surface.js';

/** One step of zoom by button or key. */
export const ZOOM_STEP = 1.6;

export function renderTools(
  { terms: { seats } }: Locale,
  { isZoomed, canZoomIn }: { readonly isZoomed: boolean; readonly canZoomIn: boolean },
  surface: () => Surface | undefined,
): TemplateResult {
  const { zoomIn, zoomOut, wholeHall, pan } = seats;
  const zoom = (factor: number) => (): void => surface()?.zoomBy(factor);
  const move = (name: string, arrow: string, x: number, y: number): TemplateResult => html`
    <button type="button" aria-label=${name} @click=${() => surface()?.panBy(x, y)}>${arrow}</button>
  `;
  return html`<div class="tools">
    <button type="button" aria-label=${zoomOut} aria-disabled=${!isZoomed} @click=${zoom(1 / ZOOM_STEP)}>−</button>
    <button type="button" aria-label=${zoomIn} aria-disabled=${!canZoomIn} @click=${zoom(ZOOM_STEP)}>+</button>
    ${
      isZoomed
        ? html`<button type="button" class="wide" @click=${() => surface()?.frame()}>${wholeHall}</button>
            <div class="pan">
              ${move(pan.left, '←', 1, 0)} ${move(pan.up, '↑', 0, 1)} ${move(pan.down, '↓', 0, -1)}
              ${move(pan.right, '→', -1, 0)}
            </div>`
        : nothing
    }
  </div>`;
}

/** Where an arrow key moves the map, with Shift; the hall goes the other way. */
export function panOfKey(key: string): readonly [x: number, y: number] | undefined {
  return {
    ArrowLeft: [1, 0] as const,
    ArrowRight: [-1, 0] as const,
    ArrowUp: [0, 1] as const,
    ArrowDown: [0, -1] as const,
  }[key];
}

/** Buttons and keys that zoom and pan the map, for customers who can't pinch, drag or scroll. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../../../i18n/locale.js';
import type { Surface } from './surface.js';

/** One step of zoom by button or key. */
const ZOOM_STEP = 1.6;

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

/** Pans by Shift and arrow keys, zooms by + and -, shows the whole hall by 0. @returns whether the key does any of these */
export function moveByKey(surface: Surface, { key, shiftKey }: KeyboardEvent): boolean {
  const pan = shiftKey ? panOfKey(key) : undefined;
  if (pan) surface.panBy(...pan);
  else if (key === '+' || key === '=') surface.zoomBy(ZOOM_STEP);
  else if (key === '-') surface.zoomBy(1 / ZOOM_STEP);
  else if (key === '0') surface.frame();
  else return false;
  return true;
}

/** The direction in which Shift and an arrow key move the hall, opposite to the arrow. */
function panOfKey(key: string): readonly [x: number, y: number] | undefined {
  return {
    ArrowLeft: [1, 0] as const,
    ArrowRight: [-1, 0] as const,
    ArrowUp: [0, 1] as const,
    ArrowDown: [0, -1] as const,
  }[key];
}

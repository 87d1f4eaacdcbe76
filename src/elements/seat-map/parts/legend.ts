/** The legend: the meaning of the marks, the price of each band, and the filters by band and view. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { FreeBand } from '../../../domain/seats/seat-index.js';
import { renderOffer, renderPrice } from '../../shared/price.js';
import type { HallModel } from '../model/hall-model.js';
import { bandKey, type Filters } from '../model/filters.js';
import type { Mark, Shape } from '../model/marks.js';
import type { Locale } from '../../../i18n/locale.js';
import { nameBand } from '../model/words.js';

/** SVG paths of the shapes that map/paint/shapes.ts draws, in a box of 20 by 20. */
const OUTLINES: Readonly<Record<Shape, string>> = {
  circle: 'M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16z',
  square: 'M3 4a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z',
  diamond: 'M10 1l9 9l-9 9l-9-9z',
  hexagon: 'M10 2l7 4v8l-7 4l-7-4V6z',
  triangle: 'M10 2l8 15H2z',
  pentagon: 'M10 2l8 6l-3 9H5L2 8z',
};

export function renderMark({ shape, hue }: Mark, isHollow = false): TemplateResult {
  return renderSwatch(`swatch band-${hue}`, svg`<path d=${OUTLINES[shape]} class=${isHollow ? 'hollow' : ''} />`);
}

function renderSwatch(className: string, content: SVGTemplateResult): TemplateResult {
  return html`<svg class=${className} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">${content}</svg>`;
}

/** The most bands that are shown unfolded. More of them would push the map down. */
const OPEN_UP_TO = 8;

export interface Legend {
  readonly model: HallModel;
  readonly filters: Filters;
  readonly onBand: (band: FreeBand) => void;
  readonly onRestricted: (isHidden: boolean) => void;
}

export function renderLegend(legend: Legend, locale: Locale): TemplateResult {
  const { seats } = locale.terms;
  const { model, filters } = legend;
  return html`<div class="legend" role="group" aria-label=${seats.prices}>
    ${
      model.bands.length > OPEN_UP_TO
        ? html`<details>
            <summary>${seats.prices}</summary>
            ${renderBands(legend, locale)}
          </details>`
        : renderBands(legend, locale)
    }
    ${renderKey(model, locale)}
    ${
      model.hasRestricted
        ? html`<label class="check">
            <input
              type="checkbox"
              .checked=${filters.hidesRestricted}
              @change=${(event: Event) => legend.onRestricted((event.target as HTMLInputElement).checked)}
            />
            ${seats.hideRestricted}
          </label>`
        : nothing
    }
  </div>`;
}

function renderBands({ model, filters, onBand }: Legend, locale: Locale): TemplateResult {
  return html`<ul class="bands">
    ${model.bands.map(
      (band) =>
        html`<li>
          <button
            type="button"
            class="band"
            aria-pressed=${filters.bands.has(bandKey(band))}
            @click=${() => onBand(band)}
          >
            ${renderMark(model.markOf(band))}
            <span>
              <span class="name">${nameBand(band)}</span>
              ${renderPrice(band.priceBand.price, locale)} ${renderOffer(band.priceBand, locale)}
            </span>
          </button>
        </li>`,
    )}
  </ul>`;
}

/** Marks that do not stand for a price band. */
function renderKey({ hasRestricted, hasTexts, hasTaken, hasOwn }: HallModel, locale: Locale): TemplateResult {
  const { marks } = locale.terms.seats;
  const circle = OUTLINES.circle;
  return html`<ul class="key">
    <li>
      ${renderSwatch('swatch', svg`<path d=${circle} /><path class="tick" d="M6 10.5l3 3l5.5-6.5" />`)} ${marks.chosen}
    </li>
    ${
      hasOwn
        ? html`<li>
            ${renderSwatch(
              'swatch',
              svg`<path d="M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z" class="hollow" /><path class="tick own" d="M6 10.5l3 3l5.5-6.5" />`,
            )}
            ${marks.own}
          </li>`
        : nothing
    }
    ${
      hasRestricted
        ? html`<li>
            ${renderSwatch('swatch', svg`<path d="M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z" class="hollow" />`)}
            ${marks.restricted}
          </li>`
        : nothing
    }
    ${
      hasTexts
        ? html`<li>
            ${renderSwatch('swatch', svg`<path class="faint" d=${circle} /><circle cx="15" cy="5" r="3.5" />`)}
            ${marks.text}
          </li>`
        : nothing
    }
    ${
      hasTaken
        ? html`<li>${renderSwatch('swatch taken', svg`<circle cx="10" cy="10" r="5" />`)} ${marks.taken}</li>`
        : nothing
    }
  </ul>`;
}

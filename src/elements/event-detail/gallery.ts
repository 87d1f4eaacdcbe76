/** The pictures of an event with their captions: a strip that scrolls sideways, also by keyboard. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { galleryOf } from '../../domain/catalogue/event-content.js';
import type { Locale } from '../../i18n/locale.js';
import { writtenIn } from '../shared/written-in.js';

export function renderGallery(
  event: TicketedEvent,
  { terms: { detail } }: Locale<'detail'>,
): TemplateResult | typeof nothing {
  const pictures = galleryOf(event);
  if (pictures.length === 0) return nothing;
  return html`<ul
    class="gallery"
    part="gallery"
    aria-label=${detail.pictures}
    tabindex=${pictures.length > 1 ? 0 : nothing}
  >
    ${pictures.map(
      ({ url, caption, name }, index) =>
        html`<li>
          <figure part="picture">
            <img
              src=${url}
              alt=${caption ? '' : detail.picture(event.name, index + 1)}
              class=${name.startsWith('triplet') ? '' : 'banner'}
              loading="lazy"
              decoding="async"
              width="520"
              height="390"
              @error=${hideFigure}
            />
            ${
              caption
                ? html`<figcaption lang=${writtenIn(caption, event.countryCode) ?? nothing}>${caption}</figcaption>`
                : nothing
            }
          </figure>
        </li>`,
    )}
  </ul>`;
}

/** Hides the list item or figure of a picture that cannot be loaded, so that it leaves no gap. */
export function hideFigure({ currentTarget }: Event): void {
  const picture = (currentTarget as HTMLElement).closest('li') ?? (currentTarget as HTMLElement).closest('figure');
  if (picture) picture.hidden = true;
}

/** The reviews by critics and customers. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Review, TicketedEvent } from '../../domain/catalogue/event.js';
import { starsOf } from '../../domain/catalogue/event-content.js';
import { formatLongDate } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderText } from './copy.js';

/** How many reviews show before the customer asks for more. */
const SHOWN = 4;

/** Reviews by critics come first; the API's order decides the rest. */
export function renderReviews(event: TicketedEvent, locale: Locale<'detail'>): TemplateResult | typeof nothing {
  const reviews = [...event.reviews].sort((left, right) => Number(left.isUserReview) - Number(right.isUserReview));
  if (reviews.length === 0) return nothing;
  const renderList = (list: readonly Review[]): TemplateResult =>
    html`<ul class="reviews">
      ${list.map((review) => renderReview(review, event.countryCode, locale))}
    </ul>`;
  // A single further review is shown too, rather than a button for it.
  const count = reviews.length === SHOWN + 1 ? reviews.length : SHOWN;
  const hidden = reviews.slice(count);
  return html`<div class="stack" part="reviews">
    <h3>${locale.terms.detail.reviews}</h3>
    ${renderList(reviews.slice(0, count))}
    ${
      hidden.length > 0
        ? html`<details>
            <summary>${locale.terms.detail.moreReviews(hidden.length)}</summary>
            ${renderList(hidden)}
          </details>`
        : nothing
    }
  </div>`;
}

function renderReview(review: Review, countryCode: string, locale: Locale<'detail'>): TemplateResult {
  const { detail } = locale.terms;
  const stars = starsOf(review);
  const date = review.dateTime === undefined ? '' : formatLongDate(review.dateTime, locale.language);
  return html`<li class="card review" part="review">
    ${review.title ? html`<h4 lang=${review.language || nothing}>${review.title}</h4>` : nothing}
    ${
      stars === undefined
        ? nothing
        : html`<p class="stars" role="img" aria-label=${detail.stars(stars)}>
            ${'★'.repeat(stars)}<span class="without">${'★'.repeat(5 - stars)}</span>
          </p>`
    }
    ${
      review.body
        ? html`<div lang=${review.language || nothing}>${renderText(review.body, countryCode, locale)}</div>`
        : nothing
    }
    <p class="by">
      <span class="badge">${review.isUserReview ? detail.byCustomer : detail.byCritic}</span>
      <span class="muted">${[review.author, date].filter(Boolean).join(' · ')}</span>
      ${
        review.originalUrl
          ? html`<a href=${review.originalUrl} target="_blank" rel="noopener noreferrer"
              >${detail.fullReview} <span class="muted">(${detail.newTab})</span></a
            >`
          : nothing
      }
    </p>
  </li>`;
}

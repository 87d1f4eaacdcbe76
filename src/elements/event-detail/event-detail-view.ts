/**
 * `<tsw-event-detail-view>`: everything that is told about one event. Private to `<tsw-event-detail>`, which loads it
 * and says which event.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { ReadController } from '../../context/read-controller.js';
import type { TswError } from '../../domain/error.js';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { otherOffers } from '../../domain/catalogue/event-content.js';
import { formatMoney } from '../../domain/sale/money.js';
import { totalPrice } from '../../domain/sale/price.js';
import { detail } from '../../i18n/en/detail.js';
import { performances } from '../../i18n/en/performances.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { eventRead } from '../../state/reads.js';
import { renderFromPrice } from '../shared/from-price.js';
import { offerText, renderOffer } from '../shared/price.js';
import { renderProblem } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { writtenIn } from '../shared/written-in.js';
import { renderCopy } from './copy.js';
import { eventDetailViewStyles } from './event-detail-view.styles.js';
import { renderFacts } from './facts.js';
import { renderGallery } from './gallery.js';
import { renderReviews } from './reviews.js';
import { renderVenue } from './venue.js';
import { renderVideo } from './video.js';

const localeFor = withWords({ detail, performances });

/** The large pictures, those that stand in for them, and the plan. */
const MEDIA = [
  ...['one', 'two', 'three', 'four', 'five'].map((number) => `triplet_${number}`),
  ...['marquee', 'landscape', 'square', 'seating_plan'],
];

const EXTRAS = {
  costRange: true,
  bestValueOffer: true,
  maxSavingOffer: true,
  minCostOffer: true,
  topPriceOffer: true,
  extraInfo: true,
  reviews: true,
  video: true,
  media: MEDIA,
} as const;

/** @internal */
export class TswEventDetailView extends TswElement {
  static readonly tagName: string = 'tsw-event-detail-view';

  static override styles = [...TswElement.styles, eventDetailViewStyles];

  @property({ attribute: false }) eventId: string | undefined;

  /** The customer has asked for this event's video: of another one nothing is loaded. */
  @state() private isPlaying = false;

  @query('section') private section!: HTMLElement;

  readonly #event = new ReadController(this, () =>
    this.eventId === undefined ? undefined : eventRead(this.eventId, EXTRAS),
  );

  protected override get locale(): Locale<'detail' | 'performances'> {
    return localeFor(this.language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('eventId')) this.isPlaying = false;
  }

  override render(): TemplateResult {
    const { resource } = this.#event;
    const isLoading = resource.status === 'loading';
    // The region stands before it speaks, and the section before it is asked to hold the focus.
    return html`<p class="visually-hidden" role="status">${isLoading ? this.locale.terms.common.loading : ''}</p>
      <section class="stack" tabindex="-1" aria-label=${this.#name}>${this.#renderResource()}</section>`;
  }

  get #name(): string {
    const { resource } = this.#event;
    return 'value' in resource && resource.value ? resource.value.event.name : this.locale.terms.detail.about;
  }

  #renderResource(): unknown {
    const { resource } = this.#event;
    switch (resource.status) {
      case 'idle':
        return nothing;
      case 'loading':
        return this.#renderSkeleton();
      case 'ready':
      case 'refreshing':
        return this.#renderEvent(resource.value.event);
      case 'failed':
        return resource.value ? this.#renderEvent(resource.value.event) : this.#renderFailure(resource.error);
    }
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="stack" aria-hidden="true">
      <div class="skeleton line title"></div>
      <div class="skeleton line"></div>
      <div class="skeleton banner"></div>
      <div class="skeleton line"></div>
      <div class="skeleton line"></div>
    </div>`;
  }

  #renderFailure(error: TswError): TemplateResult {
    return renderProblem(error, this.locale, () => {
      this.#event.refresh();
      // The button goes.
      this.section.focus();
    });
  }

  /** Keyed: what was opened of one event says nothing about the next. */
  #renderEvent(event: TicketedEvent): unknown {
    const { locale } = this;
    return keyed(
      event.id,
      html`${this.#renderHeader(event)} ${renderGallery(event, locale)} ${renderFacts(event, locale)}
      ${renderCopy(event, locale)} ${renderVideo(event, locale, this.isPlaying, () => this.#play())}
      ${renderReviews(event, locale)} ${renderVenue(event, locale)}`,
    );
  }

  #renderHeader(event: TicketedEvent): TemplateResult {
    const { locale } = this;
    const where = [event.venueName, event.cityName ?? event.countryName].filter(Boolean).join(', ');
    return html`<header>
      <h2 part="title" lang=${writtenIn(event.name, event.countryCode) ?? nothing}>${event.name}</h2>
      <p class="muted" lang=${writtenIn(where, event.countryCode) ?? nothing}>${where}</p>
      ${
        event.status === 'live' && !event.hasNoPerformances
          ? html`<div class="prices" part="price">
              ${event.costRange ? html`<p class="price">${renderFromPrice(event.costRange, locale)}</p>` : nothing}
              ${this.#renderOffers(event)}
            </div>`
          : html`<p class="notice">${locale.terms.detail.notForSale}</p>`
      }
    </header>`;
  }

  /** Those that the from-price does not say already. */
  #renderOffers({ costRange }: TicketedEvent): TemplateResult | typeof nothing {
    const { locale } = this;
    const offers = otherOffers(costRange).filter((offer) => offerText(offer, locale) !== undefined);
    if (offers.length === 0) return nothing;
    return html`<ul class="offers" aria-label=${locale.terms.detail.offers}>
      ${offers.map(
        (offer) =>
          html`<li>
            ${renderOffer(offer, locale)}
            <span class="muted"
              >${locale.terms.performances.onTicketsAt(formatMoney(totalPrice(offer.price), locale.language))}</span
            >
          </li>`,
      )}
    </ul>`;
  }

  #play(): void {
    this.isPlaying = true;
    // The button goes, and the player takes its place.
    void this.updateComplete.then(() => this.renderRoot.querySelector('iframe')?.focus());
  }
}

/** `<tsw-event-detail-view>`: the details of one event. Loaded by `<tsw-event-detail>`. */
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

/** The large pictures, the pictures that replace missing ones, and the seating plan. */
const MEDIA = [
  'triplet_one',
  'triplet_two',
  'triplet_three',
  'triplet_four',
  'triplet_five',
  'marquee',
  'landscape',
  'square',
  'seating_plan',
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

  readonly #event = new ReadController(this, () =>
    this.eventId === undefined ? undefined : eventRead(this.eventId, EXTRAS),
  );

  @property({ attribute: false }) eventId: string | undefined;

  /** True once the customer plays the video of this event. */
  @state() private isPlaying = false;

  @query('section') private section!: HTMLElement;

  protected override get locale(): Locale<'detail' | 'performances'> {
    return localeFor(this.language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('eventId')) this.isPlaying = false;
  }

  get #name(): string {
    const { resource } = this.#event;
    return 'value' in resource && resource.value ? resource.value.event.name : this.locale.terms.detail.about;
  }

  #onRetry(): void {
    this.#event.refresh();
    // The clicked button disappears, and the focus with it.
    this.section.focus();
  }

  #onPlay(): void {
    this.isPlaying = true;
    // The player takes the place of the clicked button.
    void this.updateComplete.then(() => this.renderRoot.querySelector('iframe')?.focus());
  }

  override render(): TemplateResult {
    const { resource } = this.#event;
    const isLoading = resource.status === 'loading';
    // The live region is in the page before its text changes, and the section before it gets the focus.
    return html`<p class="visually-hidden" role="status">${isLoading ? this.locale.terms.common.loading : ''}</p>
      <section class="stack" tabindex="-1" aria-label=${this.#name}>${this.#renderResource()}</section>`;
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
    return renderProblem(error, this.locale, () => this.#onRetry());
  }

  /** Keyed by event, so that opened disclosures close when another event is shown. */
  #renderEvent(event: TicketedEvent): unknown {
    const { locale } = this;
    return keyed(
      event.id,
      html`${this.#renderHeader(event)} ${renderGallery(event, locale)} ${renderFacts(event, locale)}
      ${renderCopy(event, locale)} ${renderVideo(event, locale, this.isPlaying, () => this.#onPlay())}
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

  /** The offers that the from-price does not mention. */
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
}

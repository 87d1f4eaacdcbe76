/** `<tsw-event-detail>` decides which event to show and loads the view that shows it. */
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StateController } from '../../context/state-controller.js';
import { LazyView } from '../base/lazy-view.js';
import { TswElement } from '../base/tsw-element.js';
import { eventDetailStyles } from './event-detail.styles.js';

/**
 * @summary Copy, pictures, video, reviews, venue, seating plan, from-price and offers of one event.
 * @tag tsw-event-detail
 * @attr {string} event-id - Which event; the event selected on the page by default
 * @csspart title - The event's name
 * @csspart price - The from-price and the offers
 * @csspart facts - Running time, category and ratings
 * @csspart copy - The texts about the event
 * @csspart gallery - The pictures
 * @csspart picture - One picture with its caption
 * @csspart video - The video, or the button or link in its place
 * @csspart reviews - The reviews
 * @csspart review - One review
 * @csspart venue - The venue
 * @csspart seating-plan - The picture of the seating plan
 * @csspart error - The message shown when the event cannot be read
 * @cssprop [--tsw-event-detail-picture-width=380px] - The width of a picture where there are several
 * @cssstate empty - No event is selected; the element then takes no room
 */
export class TswEventDetail extends TswElement {
  static readonly tagName: string = 'tsw-event-detail';

  static override styles = [...TswElement.styles, eventDetailStyles];

  readonly #selectedId = new StateController(this, ({ selection }) => selection.eventId);
  readonly #view = new LazyView(this, async () => (await import('./event-detail-view.js')).TswEventDetailView);

  @property({ attribute: 'event-id' }) eventId?: string;

  constructor() {
    super();
    this.scope.relay();
  }

  protected override willUpdate(): void {
    this.toggleState('empty', this.session !== undefined && this.#shownId === undefined);
  }

  /** An empty attribute counts as missing: a template of a CMS writes one for a field that the editor left empty. */
  get #shownId(): string | undefined {
    return this.eventId || this.#selectedId.value;
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    const eventId = this.#shownId;
    if (eventId === undefined) return html``;
    // The children of the view show until the view is loaded.
    const view = html`<tsw-event-detail-view
      exportparts="title, price, facts, copy, gallery, picture, video, reviews, review, venue, seating-plan, error"
      .eventId=${eventId}
      ><div class="skeleton waiting"></div
    ></tsw-event-detail-view>`;
    return this.#view.render(view, this.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-event-detail': TswEventDetail;
  }
}

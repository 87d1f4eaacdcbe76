/** `<tsw-event-detail>`: which event to tell about; what is told is in the view, loaded when shown. */
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
 * @csspart price - The from-price and what is offered
 * @csspart facts - Running time, category and ratings
 * @csspart copy - What is told about the event
 * @csspart gallery - The pictures
 * @csspart picture - One picture with its caption
 * @csspart video - The video, or the button or link in its place
 * @csspart reviews - The reviews
 * @csspart review - One review
 * @csspart venue - The venue
 * @csspart seating-plan - The picture of the seating plan
 * @csspart error - What is said when the event cannot be read
 * @cssprop [--tsw-event-detail-picture-width=380px] - The width of a picture where there are several
 * @cssstate empty - There is no event to tell about; the element then takes no room
 */
export class TswEventDetail extends TswElement {
  static readonly tagName: string = 'tsw-event-detail';

  static override styles = [...TswElement.styles, eventDetailStyles];

  @property({ attribute: 'event-id' }) eventId?: string;

  readonly #selectedId = new StateController(this, ({ selection }) => selection.eventId);
  readonly #view = new LazyView(this, async () => (await import('./event-detail-view.js')).TswEventDetailView);

  constructor() {
    super();
    this.scope.relay();
  }

  protected override willUpdate(): void {
    this.toggleState('empty', this.session !== undefined && this.#shownId === undefined);
  }

  /** An empty attribute is none: templates of a CMS leave one where a field was not filled in. */
  get #shownId(): string | undefined {
    return this.eventId || this.#selectedId.value;
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    const eventId = this.#shownId;
    if (eventId === undefined) return html``;
    // What the tag holds is shown until the view takes its place.
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

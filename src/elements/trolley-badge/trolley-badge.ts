/** `<tsw-trolley-badge>`: the number of tickets in the trolley and the time left, for a site's header. */
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { StateController } from '../../context/state-controller.js';
import { ticketCount } from '../../domain/trolley/trolley.js';
import { formatNumber } from '../../i18n/format.js';
import { TswElement } from '../base/tsw-element.js';
import { shownTrolley } from '../trolley/shown-trolley.js';
import { trolleyBadgeStyles } from './trolley-badge.styles.js';

/**
 * @summary Number of tickets in the trolley and time left; a link where it has somewhere to lead.
 * @tag tsw-trolley-badge
 * @attr {string} href - Address of the page with the trolley: http or https
 * @csspart trolley - The link, or the text where there is no `href`
 * @csspart count - The number of tickets
 * @csspart time-left - The time left
 * @cssstate empty - There is nothing in the trolley
 */
export class TswTrolleyBadge extends TswElement {
  static readonly tagName: string = 'tsw-trolley-badge';

  static override styles = [...TswElement.styles, trolleyBadgeStyles];

  /** Address of the page with the trolley. */
  @property() href?: string;

  readonly #isRestoring = new StateController(this, ({ booking }) => booking.status === 'restoring');
  readonly #tickets = new StateController(this, (state) => ticketCount(shownTrolley(state)));
  /** Whole minutes, because a number that changes each second is noise in a header and in a screen reader. */
  readonly #minutes = new StateController(this, ({ secondsLeft }) =>
    secondsLeft === undefined ? undefined : Math.floor(secondsLeft / 60),
  );

  protected override willUpdate(): void {
    this.toggleState('empty', this.#tickets.value === 0);
  }

  override render(): TemplateResult {
    if (!this.session) return this.renderStatus();
    const href = this.href && pageAddress(this.href);
    return href
      ? html`<a class="trolley" part="trolley" href=${href}>${this.#renderWords()}</a>`
      : html`<span class="trolley" part="trolley">${this.#renderWords()}</span>`;
  }

  #renderWords(): TemplateResult {
    const { trolley } = this.locale.terms;
    const tickets = this.#isRestoring.value ? undefined : this.#tickets.value;
    const minutes = this.#minutes.value;
    const name = tickets === undefined ? trolley.badge : trolley.badgeName(tickets, minutes);
    return html`<span class="visually-hidden">${name}</span>
      <span class="words" aria-hidden="true">
        <svg viewBox="0 0 24 24">
          <path d="M2 3h3l2.5 12h10.5l2.5-9H6" />
          <circle cx="9" cy="20" r="1" />
          <circle cx="17" cy="20" r="1" />
        </svg>
        ${
          tickets === undefined
            ? nothing
            : html`<span class="badge count" part="count">${formatNumber(tickets, this.language)}</span>`
        }
        ${minutes === undefined ? nothing : html`<span class="time" part="time-left">${trolley.badgeTime(minutes)}</span>`}
      </span>`;
  }
}

/** @returns undefined unless it is http or https: a CMS field may hold anything, `javascript:` too */
function pageAddress(href: string): string | undefined {
  if (!URL.canParse(href, document.baseURI)) return undefined;
  return ['http:', 'https:'].includes(new URL(href, document.baseURI).protocol) ? href : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-trolley-badge': TswTrolleyBadge;
  }
}

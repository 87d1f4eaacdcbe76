/** What is held: what came otherwise than asked, how long it stays, and giving it back. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Booking, canPurchase } from '../../domain/booking/booking.js';
import { HOLD_WARNINGS } from '../../domain/booking/hold.js';
import { formatCountdown } from '../../i18n/format.js';
import type { Terms } from '../../i18n/terms.js';
import { renderDifferences } from '../shared/differences.js';

interface HeldView {
  readonly booking: Extract<Booking, { status: 'reserved' }>;
  readonly secondsLeft: number | undefined;
  readonly terms: Terms;
  readonly language: string;
  readonly isBusy: boolean;
  /** What the customer has just pressed. */
  readonly acting: string | undefined;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
  readonly onRelease: () => void;
  readonly onRenew: () => void;
}

export function renderHeld(view: HeldView): TemplateResult {
  const { booking, terms, language, isBusy, secondsLeft, onAccept, onRefuse } = view;
  const { differences } = booking;
  const isOpen = !canPurchase(booking);
  const isShort = secondsLeft !== undefined && secondsLeft <= HOLD_WARNINGS[0];
  return html`${isOpen ? renderDifferences({ differences, terms, language, isBusy, onAccept, onRefuse }) : nothing}
    <div class="held notice ${isShort ? 'warning' : ''}" tabindex="-1" part="held">
      ${
        secondsLeft === undefined
          ? nothing
          : html`<p>
              ${terms.trolley.heldFor}
              <time part="time-left" datetime=${`PT${secondsLeft}S`}>${formatCountdown(secondsLeft)}</time>
            </p>`
      }
      ${isOpen ? nothing : renderWaysOn(view)}
    </div>`;
}

function renderWaysOn({ terms, isBusy, acting, onRenew, onRelease }: HeldView): TemplateResult {
  const button = (action: string, text: string, act: () => void, describedBy?: string): TemplateResult =>
    html`<button
      type="button"
      part=${action}
      aria-disabled=${isBusy}
      aria-busy=${acting === action}
      aria-describedby=${describedBy ?? nothing}
      @click=${act}
    >
      ${text}
    </button>`;
  return html`<div class="row">
      ${button('renew', terms.trolley.keepLonger, onRenew, 'renew-risk')}
      ${button('release', terms.trolley.release, onRelease)}
    </div>
    <p class="muted risk" id="renew-risk"><small>${terms.trolley.keepLongerRisk}</small></p>`;
}

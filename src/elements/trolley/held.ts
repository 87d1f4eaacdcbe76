/** The reservation in the trolley: the differences to accept, the time left, and its renew and release buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Booking, canPurchase } from '../../domain/booking/booking.js';
import { HOLD_WARNINGS } from '../../domain/booking/hold.js';
import { formatCountdown } from '../../i18n/format.js';
import type { Locale } from '../../i18n/locale.js';
import { renderBusyButton } from '../base/busy-button.js';
import { renderDifferences } from '../shared/differences.js';

interface HeldView {
  readonly booking: Extract<Booking, { status: 'reserved' }>;
  readonly secondsLeft: number | undefined;
  readonly locale: Locale;
  readonly isBusy: boolean;
  /** The action under way. */
  readonly acting: string | undefined;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
  readonly onRelease: () => void;
  readonly onRenew: () => void;
}

export function renderHeld(view: HeldView): TemplateResult {
  const { booking, locale, isBusy, secondsLeft, onAccept, onRefuse } = view;
  const { differences } = booking;
  const isOpen = !canPurchase(booking);
  const isShort = secondsLeft !== undefined && secondsLeft <= HOLD_WARNINGS[0];
  return html`${isOpen ? renderDifferences({ differences, locale, isBusy, onAccept, onRefuse }) : nothing}
    <div class="held notice ${isShort ? 'warning' : ''}" tabindex="-1" part="held">
      ${
        secondsLeft === undefined
          ? nothing
          : html`<p>
              ${locale.terms.trolley.heldFor}
              <time part="time-left" datetime=${`PT${secondsLeft}S`}>${formatCountdown(secondsLeft)}</time>
            </p>`
      }
      ${isOpen ? nothing : renderHoldButtons(view)}
    </div>`;
}

function renderHoldButtons({ locale, isBusy, acting, onRenew, onRelease }: HeldView): TemplateResult {
  return html`<div class="row">
      ${renderBusyButton(locale.terms.trolley.keepLonger, onRenew, {
        isBusy,
        isActing: acting === 'renew',
        part: 'renew',
        describedBy: 'renew-risk',
      })}
      ${renderBusyButton(locale.terms.trolley.release, onRelease, { isBusy, isActing: acting === 'release', part: 'release' })}
    </div>
    <p class="muted risk" id="renew-risk"><small>${locale.terms.trolley.keepLongerRisk}</small></p>`;
}

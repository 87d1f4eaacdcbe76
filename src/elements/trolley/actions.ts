/** The buttons under the trolley, which reserve it and empty it, and the problem of the last action. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BookingStatus } from '../../domain/booking/booking.js';
import type { TswError } from '../../domain/error.js';
import type { Locale } from '../../i18n/locale.js';
import type { Refusal } from '../../state/action.js';
import { renderBusyButton } from '../base/busy-button.js';
import { wordsFor } from '../base/problem.js';

interface ActionsView {
  readonly status: BookingStatus;
  /** Number of orders in the trolley. */
  readonly orderCount: number;
  readonly problem: TswError | Refusal | undefined;
  readonly locale: Locale<'changes'>;
  readonly isBusy: boolean;
  /** The action under way. */
  readonly acting: string | undefined;
  readonly onReserve: () => void;
  readonly onEmpty: () => void;
}

export function renderActions(view: ActionsView): TemplateResult | typeof nothing {
  const { status, orderCount, problem, locale, isBusy, acting } = view;
  const { trolley, changes } = locale.terms;
  const canReserve = ['building', 'reserving', 'expired', 'failed'].includes(status);
  if (!canReserve && !problem) return nothing;
  return html`<div class="actions">
    ${status === 'building' ? html`<p class="muted">${trolley.notHeldYet}</p>` : nothing}
    ${
      canReserve
        ? renderBusyButton(trolley.reserve, view.onReserve, {
            isBusy,
            isActing: acting === 'reserve',
            look: 'primary',
            part: 'reserve',
          })
        : nothing
    }
    ${problem ? html`<p class="notice danger" role="alert">${wordsFor(problem, locale)}</p>` : nothing}
    ${
      canReserve && orderCount > 1
        ? renderBusyButton(changes.empty, view.onEmpty, {
            isBusy,
            isActing: acting === 'empty',
            look: 'plain',
            part: 'empty',
          })
        : nothing
    }
  </div>`;
}

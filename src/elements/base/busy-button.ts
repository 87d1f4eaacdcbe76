/** A button that does nothing while an action is under way, when it keeps its place and the focus and says so. */
import { html, nothing, type TemplateResult } from 'lit';

export interface BusyButtonOptions {
  /** An action is under way, so a press does nothing. */
  readonly isBusy: boolean;
  /** The action under way is this button's own. */
  readonly isActing?: boolean;
  /** CSS classes of the button. */
  readonly look?: string;
  readonly part?: string;
  /** Id of a text that describes the button. */
  readonly describedBy?: string;
}

export function renderBusyButton(
  words: string,
  act: () => void,
  { isBusy, isActing, look = '', part, describedBy }: BusyButtonOptions,
): TemplateResult {
  return html`<button
    type="button"
    class=${look}
    part=${part ?? nothing}
    aria-disabled=${isBusy}
    aria-busy=${isActing ?? nothing}
    aria-describedby=${describedBy ?? nothing}
    @click=${() => {
      if (!isBusy) act();
    }}
  >
    ${words}
  </button>`;
}

/** A button that cannot be pressed while something is under way: it keeps its place and the focus, and says so. */
import { html, nothing, type TemplateResult } from 'lit';

export interface BusyButtonOptions {
  /** Something is under way: a press does nothing. */
  readonly isBusy: boolean;
  /** It is this button's own action that is under way. */
  readonly isActing?: boolean;
  /** Its classes. */
  readonly look?: string;
  readonly part?: string;
  /** Id of the text that says more. */
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

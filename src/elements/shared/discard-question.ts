/**
 * Asks the customer before an added order discards others. Used by all that add to the trolley. The question is
 * lazy-loaded, and the usual case needs no extra call, because the answer to adding says what would be discarded.
 */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { TrolleyChange } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';
import type { ActionOptions, ActionResult } from '../../state/action.js';
import type { AddOptions } from '../../state/actions/trolley.js';
import { LazyView } from '../base/lazy-view.js';

type Add = (options: AddOptions) => Promise<ActionResult<TrolleyChange>>;

export class DiscardQuestion implements ReactiveController {
  #view: LazyView | undefined;
  #change: TrolleyChange | undefined;
  #answer: ((isYes: boolean) => void) | undefined;

  constructor(private readonly host: LitElement) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.dismiss();
  }

  /** @returns undefined when the customer keeps the orders that would be discarded */
  async add(add: Add, options: ActionOptions): Promise<ActionResult<TrolleyChange> | undefined> {
    const result = await add({ ...options, asksFirst: true });
    if (result.ok || !('refusal' in result.error) || result.error.refusal !== 'would-discard') return result;
    return (await this.#ask(result.error.change)) ? add(options) : undefined;
  }

  /** Answers no: the customer has moved on. */
  dismiss(): void {
    this.#answer?.(false);
  }

  render(locale: Locale): TemplateResult | typeof nothing {
    if (!this.#change || !this.#view) return nothing;
    return this.#view.render(
      html`<tsw-discard-question
        .change=${this.#change}
        .answer=${this.#answer}
        .locale=${locale}
      ></tsw-discard-question>`,
      locale,
    );
  }

  async #ask(change: TrolleyChange): Promise<boolean> {
    this.dismiss();
    this.#view ??= new LazyView(this.host, async () => (await import('./discard-question-view.js')).TswDiscardQuestion);
    this.#change = change;
    try {
      return await new Promise<boolean>((resolve) => {
        this.#answer = resolve;
        this.host.requestUpdate();
      });
    } finally {
      this.#change = undefined;
      this.#answer = undefined;
      this.host.requestUpdate();
    }
  }
}

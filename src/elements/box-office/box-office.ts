/** `<tsw-box-office>`: provides settings and a session to the elements it wraps. It shows nothing itself. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { ProvidedScope } from '../../context/provided-scope.js';
import { SETTING_ATTRIBUTES } from '../../context/settings.js';
import type { SessionState } from '../../state/session-state.js';

/**
 * @summary Gives the elements it wraps a box office and a booking of their own.
 * @tag tsw-box-office
 * @attr {string} endpoint - Base URL of the proxy; the page's by default
 * @attr {string} lang - Language of everything inside
 * @attr {string} tracking-id - Sent with every call
 * @attr {'session'|'local'|'none'} storage - Where the booking survives a reload, default `session`
 * @attr {string} return-url - Where redirect payments come back
 * @attr {string} agent-reference - Passed to the purchase
 * @attr {string} privacy-policy-version - Passed to the purchase
 * @slot - The elements that share this box office
 */
export class TswBoxOffice extends LitElement {
  static readonly tagName: string = 'tsw-box-office';

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...Object.keys(SETTING_ATTRIBUTES)];
  }

  readonly #provided = new ProvidedScope(this);

  /** A frozen snapshot of the booking, undefined without an endpoint. */
  get state(): SessionState | undefined {
    return this.#provided.scope.session?.state;
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (this.isConnected && before !== after && name in SETTING_ATTRIBUTES) this.#provided.configure();
  }

  /** Asks the box office again for the state of the booking. */
  async refresh(): Promise<void> {
    await this.#provided.scope.session?.resynchronise();
  }

  /** Releases the reservation and empties the trolley. */
  async clear(): Promise<void> {
    await this.#provided.scope.session?.emptyTrolley();
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-box-office': TswBoxOffice;
  }
}

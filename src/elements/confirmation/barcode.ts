/** `<tsw-barcode>`: the picture of one barcode, whose drawing code is lazy-loaded. Private to the confirmation. */
import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Drawing } from '../../barcodes/draw.js';
import { confirmation } from '../../i18n/en/confirmation.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import { baseStyles } from '../../styles/base.styles.js';
import { barcodeStyles } from './barcode.styles.js';

const localeFor = withWords({ confirmation });

/** @internal */
export class TswBarcode extends LitElement {
  static readonly tagName: string = 'tsw-barcode';

  static override styles = [...baseStyles, barcodeStyles];

  @property({ attribute: false }) text = '';
  /** Barcode types that the venue scans, best first. */
  @property({ attribute: false }) types: readonly string[] = [];
  /** The accessible name, which says what the barcode lets in. */
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) locale!: Locale;

  @state() private drawing: Drawing | undefined;
  @state() private progress: 'drawing' | 'done' | 'failed' = 'drawing';

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('text') || changes.has('types')) void this.#draw();
  }

  override render(): TemplateResult | typeof nothing {
    switch (this.progress) {
      case 'drawing':
        return html`<div class="skeleton"></div>`;
      case 'failed':
        return html`<p role="alert">${this.#locale.terms.confirmation.barcodeNotDrawn}</p>
          <button type="button" @click=${() => void this.#draw()}>${this.locale.terms.common.retry}</button>`;
      case 'done':
        // The confirmation shows the barcode as text too, so a type that cannot be drawn shows nothing here.
        return this.drawing ? this.#renderDrawing(this.drawing) : nothing;
    }
  }

  #renderDrawing({ width, height, path, isLinear }: Drawing): TemplateResult {
    return html`<svg
      class=${isLinear ? 'linear' : ''}
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio=${isLinear ? 'none' : nothing}
      role="img"
      aria-label=${this.label}
      shape-rendering="crispEdges"
    >
      ${svg`<rect width=${width} height=${height} fill="#fff"></rect><path d=${path} fill="#000" fill-rule="evenodd"></path>`}
    </svg>`;
  }

  async #draw(): Promise<void> {
    const { text, types } = this;
    this.progress = 'drawing';
    try {
      const { drawBarcode } = await import('../../barcodes/draw.js');
      if (text !== this.text || types !== this.types) return;
      this.drawing = drawBarcode(text, types);
      this.progress = 'done';
    } catch (cause) {
      console.error('tsw-widgets: barcodes cannot be drawn, because a file beside the script is missing.', cause);
      this.progress = 'failed';
    }
  }

  get #locale(): Locale<'confirmation'> {
    return localeFor(this.locale.language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-barcode': TswBarcode;
  }
}

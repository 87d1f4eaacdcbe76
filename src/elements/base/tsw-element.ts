/** The base class of every element: settings, session, language and words, and one status line for screen readers. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ScopeController } from '../../context/scope-controller.js';
import { SETTING_ATTRIBUTES, type Settings, type StorageKind } from '../../context/settings.js';
import { warnOnce } from '../../browser/warn-once.js';
import { TswEvent, type TswEventDetails, type TswEventType } from '../../events/events.js';
import { type Locale, localeFor } from '../../i18n/locale.js';
import { onTermsChange } from '../../i18n/terms.js';
import type { ActionOptions } from '../../state/action.js';
import type { Session } from '../../state/session.js';
import { baseStyles } from '../../styles/base.styles.js';

export abstract class TswElement extends LitElement {
  static override styles = baseStyles;

  static override get observedAttributes(): string[] {
    return [...new Set([...super.observedAttributes, ...Object.keys(SETTING_ATTRIBUTES)])];
  }

  readonly scope = new ScopeController(this);

  /** Base URL of the proxy for this element alone. */
  @property() endpoint?: string;
  /** Sent with every call of this element. */
  @property({ attribute: 'tracking-id' }) trackingId?: string;
  /** Where this element's own session is kept over a reload; only together with `endpoint`. */
  @property() storage?: StorageKind;

  @state() private statusText = '';
  /** No box office was found, even a frame after connecting. */
  @state() private isUnconfigured = false;

  readonly #internals = this.attachInternals();
  #stopTerms: (() => void) | undefined;

  protected get session(): Session | undefined {
    return this.scope.session;
  }

  protected get settings(): Settings {
    return this.scope.settings;
  }

  /** IETF tag: own, box office's or page's setting, then the nearest `lang`, then the browser's. */
  get language(): string {
    return canonical(this.settings.language ?? nearestLanguage(this) ?? navigator.language);
  }

  /** The language and its words. A view with words of its own overrides this with the result of its `withWords`. */
  protected get locale(): Locale {
    return localeFor(this.language);
  }

  /** For every call of this element. Names the element as the target of the event that follows. */
  get callOptions(): ActionOptions {
    const { trackingId } = this.settings;
    return { language: this.language, ...(trackingId !== undefined && { trackingId }), origin: this };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopTerms = onTermsChange(() => this.requestUpdate());
    watchPageLanguage(this);
    requestAnimationFrame(() => this.#checkSetup());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTerms?.();
    unwatchPageLanguage(this);
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (before !== after && name in SETTING_ATTRIBUTES) this.scope.attributesChanged();
  }

  /** Dispatches a public event. @returns false when the page called preventDefault() */
  protected tell<T extends TswEventType>(type: T, detail: TswEventDetails[T]): boolean {
    return this.dispatchEvent(new TswEvent(type, detail));
  }

  /** Sets or clears `:state(name)`. */
  protected toggleState(name: string, isOn: boolean): void {
    if (isOn) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }

  /** Says something to screen readers without moving the focus. */
  protected announce(text: string): void {
    // A live region speaks only when its text changes; the trailing space is not spoken.
    this.statusText = text === this.statusText ? `${text} ` : text;
  }

  /** Belongs in every render: a live region must be in the page before its text changes. */
  protected renderStatus(): TemplateResult {
    return html`<p class="visually-hidden" role="status">${this.statusText}</p>
      ${this.isUnconfigured && !this.session ? html`<p class="muted">${this.locale.terms.errors.noEndpoint}</p>` : nothing}`;
  }

  /** False for an element whose data the page provides. */
  protected get needsBoxOffice(): boolean {
    return true;
  }

  #checkSetup(): void {
    this.isUnconfigured = this.isConnected && this.needsBoxOffice && !this.session;
    if (!this.isUnconfigured) return;
    // All elements of the page lack the same attribute: one message is enough.
    warnOnce(
      `<${this.localName}> has no box office. Add data-endpoint="https://…" to the script tag, or wrap it ` +
        'in <tsw-box-office endpoint="https://…">; data-endpoint="sandbox:" gives a demo.',
      'setup',
    );
  }
}

/** A tag that Intl accepts; pages also write `en_GB`, or no language at all. */
function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The nearest `lang` attribute, also outside the element's shadow root. */
function nearestLanguage(start: Element): string | undefined {
  for (let element: Element | null = start; element;) {
    const found: Element | null = element.closest('[lang]');
    if (found) return found.getAttribute('lang') || undefined;
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}

const watching = new Set<LitElement>();
let observer: MutationObserver | undefined;

/** Redraws all elements when the page changes `<html lang>` or its direction. One observer serves them all. */
function watchPageLanguage(element: LitElement): void {
  watching.add(element);
  if (observer) return;
  observer = new MutationObserver(() => {
    for (const element of watching) element.requestUpdate();
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'dir'] });
}

function unwatchPageLanguage(element: LitElement): void {
  watching.delete(element);
  if (watching.size > 0) return;
  observer?.disconnect();
  observer = undefined;
}

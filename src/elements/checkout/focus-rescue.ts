/** Gives the focus a new place when a render removes the focused form or button. */
import type { ReactiveController, ReactiveElement } from 'lit';

interface FocusRescueOptions {
  /** The element that can take the focus now, if there is one. */
  readonly target: () => HTMLElement | null;
  /** Whether another element of the page takes the focus. */
  readonly isTakenElsewhere: () => boolean;
}

export class FocusRescue implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: FocusRescueOptions;
  #hadFocus = false;
  #isLost = false;

  constructor(host: ReactiveElement, options: FocusRescueOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#hadFocus = this.#host.matches(':focus-within');
  }

  /** Waits for a later update if nothing can take the focus yet. */
  hostUpdated(): void {
    if (this.#hadFocus && !this.#host.matches(':focus-within')) this.#isLost = true;
    if (!this.#isLost) return;
    const { activeElement } = document;
    if (!this.#options.isTakenElsewhere() && (!activeElement || activeElement === document.body)) {
      const target = this.#options.target();
      if (!target) return;
      target.focus();
    }
    this.#isLost = false;
  }
}

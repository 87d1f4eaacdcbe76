/** Finds the element of the same scope that has a role, and redraws its host when that element changes. */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Role } from './presence.js';
import type { ScopeController } from './scope-controller.js';

type Host = ReactiveElement & { readonly scope: ScopeController };

export class PresenceController<T extends Element = Element> implements ReactiveController {
  readonly #host: Host;
  readonly #role: Role;
  readonly #reach: 'around' | 'anywhere';
  #unsubscribe: (() => void) | undefined;

  /** @param reach where the element may be: in the trees around the host, or anywhere on the page */
  constructor(host: Host, role: Role, reach: 'around' | 'anywhere' = 'around') {
    this.#host = host;
    this.#role = role;
    this.#reach = reach;
    host.addController(this);
  }

  get element(): T | undefined {
    const near = this.#reach === 'around' ? this.#host : undefined;
    return this.#host.scope.presence?.find(this.#role, near) as T | undefined;
  }

  /** Subscribes again after each update, because a new scope or a new place updates the host too. */
  hostUpdated(): void {
    this.hostDisconnected();
    if (!this.#host.isConnected) return;
    const shown = this.element;
    this.#unsubscribe = this.#host.scope.presence?.subscribe(() => {
      if (this.element !== shown) this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}

/** Keeps an element subscribed to its session while it is in the page, also when another session takes over. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../state/session.js';
import type { ScopeController } from './scope-controller.js';

export interface SessionHost extends ReactiveControllerHost {
  readonly scope: ScopeController;
  readonly isConnected: boolean;
}

export class SessionSubscription implements ReactiveController {
  readonly #host: SessionHost;
  readonly #onBind: (session: Session | undefined) => void;
  readonly #onChange: (session: Session) => void;
  #unsubscribe: (() => void) | undefined;

  /**
   * @param onBind called when the element comes into the page, and when another session takes over
   * @param onChange called after each change of the session's snapshot
   */
  constructor(host: SessionHost, onBind: (session: Session | undefined) => void, onChange: (session: Session) => void) {
    this.#host = host;
    this.#onBind = onBind;
    this.#onChange = onChange;
    host.addController(this);
    host.scope.onSessionChange(() => this.#bind());
  }

  hostConnected(): void {
    this.#bind();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #bind(): void {
    this.hostDisconnected();
    const { session } = this.#host.scope;
    if (session && this.#host.isConnected) this.#unsubscribe = session.subscribe(() => this.#onChange(session));
    this.#onBind(session);
  }
}

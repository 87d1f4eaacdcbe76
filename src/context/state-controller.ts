/** Selects a part of the session's snapshot, and redraws its element only when that part changes. */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { SessionState } from '../state/session-state.js';
import type { ScopeController } from './scope-controller.js';

export class StateController<T> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #scope: ScopeController;
  readonly #select: (state: SessionState) => T;
  #unsubscribe: (() => void) | undefined;
  #value: T | undefined;

  /** @param select must be cheap and return equal values for equal states; plain objects are compared by member */
  constructor(host: ReactiveElement & { readonly scope: ScopeController }, select: (state: SessionState) => T) {
    this.#host = host;
    this.#scope = host.scope;
    this.#select = select;
    host.addController(this);
    this.#scope.onSessionChange(() => this.#bind());
  }

  /** Undefined while there is no session. */
  get value(): T | undefined {
    return this.#value;
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
    if (this.#host.isConnected) this.#unsubscribe = this.#scope.session?.subscribe(() => this.#read());
    this.#read();
  }

  #read(): void {
    const session = this.#scope.session;
    const next = session && this.#select(session.state);
    if (isShallowEqual(this.#value, next)) return;
    this.#value = next;
    this.#host.requestUpdate();
  }
}

function isShallowEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!isPlainObject(left) || !isPlainObject(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.is(left[key], right[key]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

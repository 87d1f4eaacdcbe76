/** Selects a part of the session's snapshot, and redraws its element only when that part changes. */
import type { Session } from '../state/session.js';
import type { SessionState } from '../state/session-state.js';
import { type SessionHost, SessionSubscription } from './session-subscription.js';

export class StateController<T> {
  readonly #host: SessionHost;
  readonly #select: (state: SessionState) => T;
  #value: T | undefined;

  /** @param select must be cheap and give equal values for equal states; plain objects are compared member by member */
  constructor(host: SessionHost, select: (state: SessionState) => T) {
    this.#host = host;
    this.#select = select;
    const read = (session: Session | undefined): void => this.#read(session);
    new SessionSubscription(host, read, read);
  }

  /** Undefined while there is no session. */
  get value(): T | undefined {
    return this.#value;
  }

  #read(session: Session | undefined): void {
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

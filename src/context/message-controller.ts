/** Passes each new message of the session to its element once. */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Message } from '../state/messages.js';
import type { ScopeController } from './scope-controller.js';

export class MessageController implements ReactiveController {
  readonly #host: ReactiveElement & { readonly scope: ScopeController };
  readonly #onMessage: (message: Message) => void;
  #unsubscribe: (() => void) | undefined;
  #lastSeen = 0;

  constructor(host: ReactiveElement & { readonly scope: ScopeController }, onMessage: (message: Message) => void) {
    this.#host = host;
    this.#onMessage = onMessage;
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
    // Messages from before the element was in the page are not for it.
    this.#lastSeen = session?.state.messages.at(-1)?.id ?? 0;
    if (this.#host.isConnected) this.#unsubscribe = session?.subscribe(() => this.#read(session.state.messages));
  }

  #read(messages: readonly Message[]): void {
    for (const message of messages.filter(({ id }) => id > this.#lastSeen)) {
      this.#lastSeen = message.id;
      this.#onMessage(message);
    }
  }
}

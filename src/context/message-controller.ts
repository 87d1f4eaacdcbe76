/** Passes each new message of the session to its element once. */
import type { Message } from '../state/messages.js';
import { type SessionHost, SessionSubscription } from './session-subscription.js';

export class MessageController {
  readonly #onMessage: (message: Message) => void;
  #lastSeen = 0;

  constructor(host: SessionHost, onMessage: (message: Message) => void) {
    this.#onMessage = onMessage;
    new SessionSubscription(
      host,
      // Messages from before the element was in the page are not for it.
      (session) => (this.#lastSeen = session?.state.messages.at(-1)?.id ?? 0),
      (session) => this.#read(session.state.messages),
    );
  }

  #read(messages: readonly Message[]): void {
    for (const message of messages.filter(({ id }) => id > this.#lastSeen)) {
      this.#lastSeen = message.id;
      this.#onMessage(message);
    }
  }
}

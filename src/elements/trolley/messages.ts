/** The session's messages in the words that the trolley announces. */
import type { Locale } from '../../i18n/locale.js';
import type { Message } from '../../state/messages.js';
import type { TrolleyState } from '../../state/session-state.js';
import { changeText } from './last-change.js';

/**
 * @param isOwn whether a button of this trolley asked for the action
 * @returns undefined for messages that another element has words for
 */
export function messageText(
  message: Message,
  isOwn: boolean,
  state: TrolleyState | undefined,
  locale: Locale<'changes'>,
): string | undefined {
  const { trolley, changes } = locale.terms;
  switch (message.kind) {
    case 'trolley-changed': {
      const text = state && changeText(state, locale);
      return text && (state.canUndo ? `${text} ${changes.canUndo}` : text);
    }
    case 'reserved':
      return message.isAsAsked ? trolley.reserved(message.minutesLeft) : undefined;
    case 'time-running-out':
      return trolley.timeWarning(message.minutesLeft);
    case 'change-undone':
      return isOwn ? changes.undone : undefined;
    case 'kept-longer':
      return isOwn ? changes.keptLonger : undefined;
    case 'differences-accepted':
      return isOwn ? trolley.accepted : undefined;
    case 'released':
      return isOwn ? trolley.released : undefined;
  }
}

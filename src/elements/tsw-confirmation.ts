/** Defines `<tsw-confirmation>` and what it needs. */
import './tsw-box-office.js';
import { TswConfirmation } from './confirmation/confirmation.js';
import { defineOnce } from './internal/define-once.js';

defineOnce(TswConfirmation);

export { TswConfirmation };

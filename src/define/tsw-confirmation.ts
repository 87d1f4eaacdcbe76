/** Defines `<tsw-confirmation>` and what it needs. */
import './tsw-box-office.js';
import { TswConfirmation } from '../elements/confirmation/confirmation.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswConfirmation);

export { TswConfirmation };

/** Defines `<tsw-confirmation>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { TswConfirmation } from '../elements/confirmation/confirmation.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswConfirmation);

export { TswConfirmation };

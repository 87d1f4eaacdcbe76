/** Defines `<tsw-ticket-picker>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswTicketPicker } from '../elements/ticket-picker/ticket-picker.js';

defineOnce(TswTicketPicker);

export { TswTicketPicker };

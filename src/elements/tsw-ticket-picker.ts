/** Defines `<tsw-ticket-picker>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from './internal/define-once.js';
import { TswTicketPicker } from './ticket-picker/ticket-picker.js';

defineOnce(TswTicketPicker);

export { TswTicketPicker };

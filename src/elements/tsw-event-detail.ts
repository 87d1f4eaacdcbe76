/** Defines `<tsw-event-detail>` and what it needs. */
import './tsw-box-office.js';
import { TswEventDetail } from './event-detail/event-detail.js';
import { defineOnce } from './internal/define-once.js';

defineOnce(TswEventDetail);
export { TswEventDetail };

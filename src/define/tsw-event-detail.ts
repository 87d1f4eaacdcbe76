/** Defines `<tsw-event-detail>` and what it needs. */
import './tsw-box-office.js';
import { TswEventDetail } from '../elements/event-detail/event-detail.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswEventDetail);
export { TswEventDetail };

/** Defines `<tsw-event-detail>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { TswEventDetail } from '../elements/event-detail/event-detail.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswEventDetail);

export { TswEventDetail };

/** Defines `<tsw-event-search>` and what it needs. */
import './tsw-box-office.js';
import { TswEventSearch } from '../elements/event-search/event-search.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswEventSearch);

export { TswEventSearch };

/** Defines `<tsw-event-search>` and what it needs. */
import './tsw-box-office.js';
import { TswEventSearch } from './event-search/event-search.js';
import { defineOnce } from './internal/define-once.js';

defineOnce(TswEventSearch);

export { TswEventSearch };

/** Defines `<tsw-event-search>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { TswEventSearch } from '../elements/event-search/event-search.js';
import { defineOnce } from '../elements/base/define-once.js';

defineOnce(TswEventSearch);

export { TswEventSearch };

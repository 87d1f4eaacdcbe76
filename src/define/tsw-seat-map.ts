/** Defines `<tsw-seat-map>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswSeatMap } from '../elements/seat-map/seat-map.js';

defineOnce(TswSeatMap);

export { TswSeatMap };

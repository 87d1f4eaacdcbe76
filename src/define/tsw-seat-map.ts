/** Defines `<tsw-seat-map>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswSeatMap } from '../elements/seat-map/seat-map.js';

defineOnce(TswSeatMap);

export { TswSeatMap };

/** Defines `<tsw-seat-map>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from './internal/define-once.js';
import { TswSeatMap } from './seat-map/seat-map.js';

defineOnce(TswSeatMap);

export { TswSeatMap };

/** Defines `<tsw-trolley>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from './internal/define-once.js';
import { TswTrolley } from './trolley/trolley.js';

defineOnce(TswTrolley);

export { TswTrolley };

/** Defines `<tsw-trolley>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswTrolley } from '../elements/trolley/trolley.js';

defineOnce(TswTrolley);

export { TswTrolley };

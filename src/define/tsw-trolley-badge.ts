/** Defines `<tsw-trolley-badge>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswTrolleyBadge } from '../elements/trolley-badge/trolley-badge.js';

defineOnce(TswTrolleyBadge);

export { TswTrolleyBadge };

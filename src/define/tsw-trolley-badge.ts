/** Defines `<tsw-trolley-badge>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswTrolleyBadge } from '../elements/trolley-badge/trolley-badge.js';

defineOnce(TswTrolleyBadge);

export { TswTrolleyBadge };

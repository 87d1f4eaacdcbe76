/** Defines `<tsw-trolley-badge>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from './internal/define-once.js';
import { TswTrolleyBadge } from './trolley-badge/trolley-badge.js';

defineOnce(TswTrolleyBadge);

export { TswTrolleyBadge };

/** Defines `<tsw-performance-picker>` and what it needs. */
import './tsw-box-office.js';
import { defineOnce } from './internal/define-once.js';
import { TswPerformancePicker } from './performance-picker/performance-picker.js';

defineOnce(TswPerformancePicker);

export { TswPerformancePicker };

/** Defines `<tsw-performance-picker>`, after the page's scope and `<tsw-box-office>`. */
import './tsw-box-office.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswPerformancePicker } from '../elements/performance-picker/performance-picker.js';

defineOnce(TswPerformancePicker);

export { TswPerformancePicker };

/** Defines `<tsw-box-office>`, after the page's own scope, which has to be there before any element asks. */
import { thePage } from '../context/page.js';
import { TswBoxOffice } from './box-office/box-office.js';
import { defineOnce } from './internal/define-once.js';

if (typeof document === 'object') {
  thePage();
  defineOnce(TswBoxOffice);
}
export { TswBoxOffice };

/** Defines `<tsw-box-office>`, after the page's own scope, which has to be there before any element asks. */
import { thePage } from '../context/page.js';
import { TswBoxOffice } from '../elements/box-office/box-office.js';
import { defineOnce } from '../elements/base/define-once.js';

if (typeof document === 'object') {
  thePage();
  defineOnce(TswBoxOffice);
}
export { TswBoxOffice };

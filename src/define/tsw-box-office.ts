/** Installs the page's own scope, which must be there before any element asks for it, and defines `<tsw-box-office>`. */
import { thePage } from '../context/page.js';
import { TswBoxOffice } from '../elements/box-office/box-office.js';
import { defineOnce } from '../elements/base/define-once.js';

if (typeof document === 'object') {
  thePage();
  defineOnce(TswBoxOffice);
}

export { TswBoxOffice };

/**
 * The script-tag entry (`tsw.js`, `tsw.iife.js`). Installs the page's scope before any element can ask for it, reads the
 * script tag's settings, then defines every tag, the box office first.
 */
import { configure, thePage } from '../context/page.js';
import { readSettings } from '../context/settings.js';
import { TswBookingButton } from '../elements/booking-button/booking-button.js';
import { TswBooking } from '../elements/booking/booking.js';
import { TswBoxOffice } from '../elements/box-office/box-office.js';
import { TswCheckout } from '../elements/checkout/checkout.js';
import { TswConfirmation } from '../elements/confirmation/confirmation.js';
import { TswEventDetail } from '../elements/event-detail/event-detail.js';
import { TswEventSearch } from '../elements/event-search/event-search.js';
import { defineOnce } from '../elements/base/define-once.js';
import { TswPerformancePicker } from '../elements/performance-picker/performance-picker.js';
import { TswSeatMap } from '../elements/seat-map/seat-map.js';
import { TswTicketPicker } from '../elements/ticket-picker/ticket-picker.js';
import { TswTrolley } from '../elements/trolley/trolley.js';
import { TswTrolleyBadge } from '../elements/trolley-badge/trolley-badge.js';
import { VERSION } from '../version.js';

/** Parents before children. Pages may rely on the order. */
const ELEMENTS = [
  TswBoxOffice,
  TswBooking,
  TswBookingButton,
  TswEventSearch,
  TswEventDetail,
  TswPerformancePicker,
  TswTicketPicker,
  TswSeatMap,
  TswTrolley,
  TswTrolleyBadge,
  TswCheckout,
  TswConfirmation,
];

const page = thePage();
const script = ownScript();
if (customElements.get(TswBoxOffice.tagName)) {
  console.warn(
    `tsw-widgets ${VERSION}: version ${page.version} is on this page already and stays in charge. Include one script tag.`,
  );
}
if (script && page.scope.settings.endpoint === undefined) configure(readSettings(script, 'data-'));
ELEMENTS.forEach(defineOnce);

/** The tag that loaded this file. Classic scripts know theirs; a module finds it by address. */
function ownScript(): HTMLScriptElement | undefined {
  if (document.currentScript instanceof HTMLScriptElement) return document.currentScript;
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')];
  return (
    scripts.find(({ src }) => src === import.meta.url) ??
    scripts.find(({ src, dataset }) => dataset.endpoint !== undefined && /\/tsw(\.iife)?\.js(\?|$)/.test(src))
  );
}

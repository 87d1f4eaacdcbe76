/**
 * `import … from 'tsw-widgets'`: every element class, event and setting, without defining a tag. To define tags, import
 * `tsw-widgets/define` (all of them) or `tsw-widgets/elements/tsw-….js` (one).
 */
export { configure } from './context/page.js';
export type { Settings, StorageKind } from './context/settings.js';
export { TswBookingButton } from './elements/booking-button/booking-button.js';
export { TswBooking } from './elements/booking/booking.js';
export { TswBoxOffice } from './elements/box-office/box-office.js';
export { TswCheckout } from './elements/checkout/checkout.js';
export { TswConfirmation } from './elements/confirmation/confirmation.js';
export { TswEventDetail } from './elements/event-detail/event-detail.js';
export { TswEventSearch } from './elements/event-search/event-search.js';
export { TswPerformancePicker } from './elements/performance-picker/performance-picker.js';
export { TswSeatMap } from './elements/seat-map/seat-map.js';
export { TswTicketPicker } from './elements/ticket-picker/ticket-picker.js';
export { TswTrolley } from './elements/trolley/trolley.js';
export { TswTrolleyBadge } from './elements/trolley-badge/trolley-badge.js';
export { type SeatsChange, TswEvent, type TswEventDetails, type TswEventType } from './events/events.js';
export { type PartialTerms, registerTerms, type Terms } from './i18n/terms.js';
export type { SessionState } from './state/session-state.js';
export type { PaymentHandler, PaymentRequest } from './state/actions/purchase.js';
export { VERSION } from './version.js';

/**
 * `tsw-widgets/client`: the API client with its types and errors, for pages and servers. Importing it has no side
 * effects.
 */
export { Client } from './client.js';
export type { ClientOptions } from './configuration.js';
export type { UserInfo } from './parse/user.js';
export type * from './requests.js';

export * from '../domain/error.js';
export {
  add,
  CurrencyMismatchError,
  compare,
  formatMoney,
  isEqual,
  multiply,
  subtract,
  sum,
  totalsByCurrency,
  type Currency,
  type Money,
} from '../domain/sale/money.js';
export type * from '../domain/sale/availability.js';
export { EMPTY_CUSTOMER } from '../domain/customer/customer.js';
export type * from '../domain/customer/customer.js';
export type * from '../domain/catalogue/event.js';
export type * from '../domain/catalogue/performance.js';
export type * from '../domain/sale/price.js';
export type * from '../domain/seats/seat.js';
export type * from '../domain/trolley/send-method.js';
export type { PurchaseApi, ReservationHandle } from '../domain/booking/reservation-handle.js';
export type * from '../domain/booking/transaction.js';
export type { Callout } from '../domain/payment/callout.js';
export type * from '../domain/trolley/trolley.js';

/** `tsw-widgets/client`: the API's client with its types and errors, for pages and servers. Importing it does nothing. */
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
} from '../domain/money.js';
export type * from '../domain/availability.js';
export { EMPTY_CUSTOMER } from '../domain/customer.js';
export type * from '../domain/customer.js';
export type * from '../domain/event.js';
export type * from '../domain/performance.js';
export type * from '../domain/price.js';
export type * from '../domain/seat.js';
export type * from '../domain/send-method.js';
export type * from '../domain/transaction.js';
export type * from '../domain/trolley.js';

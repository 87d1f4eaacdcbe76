/** The customer that the tests book for, in the shape of the domain, of F13 parameters and of XML elements. */
import { type Customer, EMPTY_CUSTOMER } from '../../src/domain/customer/customer.js';

export const CUSTOMER: Customer = {
  ...EMPTY_CUSTOMER,
  firstName: 'Ada',
  lastName: 'Tester',
  addressLineOne: '1 Butterwick',
  town: 'London',
  postcode: 'W6 8DL',
  countryCode: 'uk',
  email: 'ada@example.com',
  phone: '0203 137 7420',
};

/** `CUSTOMER` as parameters of purchase.v1 (docs/api/transactions.md#customer-data). */
export const CUSTOMER_PARAMETERS = {
  first_name: 'Ada',
  last_name: 'Tester',
  address_line_one: '1 Butterwick',
  town: 'London',
  postcode: 'W6 8DL',
  country_code: 'uk',
  email_address: 'ada@example.com',
  phone: '0203 137 7420',
};

/** Text of elements in the XML core's `customer_data`, escaped, for a customer whose name needs both accents and escapes. */
export const CUSTOMER_ELEMENTS = {
  first_name: 'Zoë',
  last_name: "O'Hara &amp; Lund",
  address_line_one: 'Flat 2',
  town: 'Bristol',
  country_code: 'uk',
  work_phone: '0117 496 0000',
  home_phone: '0117 496 0000',
};

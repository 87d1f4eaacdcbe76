/** The customer who buys (docs/api/transactions.md#customer-data). */

/** Every detail of the customer that a purchase can send. An empty string means "not given". */
export interface Customer {
  readonly title: string;
  readonly firstName: string;
  readonly initials: string;
  readonly lastName: string;
  readonly suffix: string;
  readonly addressLineOne: string;
  readonly addressLineTwo: string;
  readonly town: string;
  readonly county: string;
  readonly postcode: string;
  /** Two letters, lower case; one of the reservation's allowed countries. */
  readonly countryCode: string;
  readonly email: string;
  readonly phone: string;
  readonly workPhone: string;
  readonly homePhone: string;
  readonly agentReference: string;
  readonly supplierMayUseData: boolean;
  readonly userMayUseData: boolean;
  readonly worldMayUseData: boolean;
}

export type CustomerField = keyof Customer;

export const EMPTY_CUSTOMER: Customer = {
  title: '',
  firstName: '',
  initials: '',
  lastName: '',
  suffix: '',
  addressLineOne: '',
  addressLineTwo: '',
  town: '',
  county: '',
  postcode: '',
  countryCode: '',
  email: '',
  phone: '',
  workPhone: '',
  homePhone: '',
  agentReference: '',
  supplierMayUseData: false,
  userMayUseData: false,
  worldMayUseData: false,
};

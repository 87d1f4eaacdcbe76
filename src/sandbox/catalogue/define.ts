/** Helpers to write the catalogue: defaults of an event, common send methods, the standard discount. */
import { type Discount, type EventSpec, type Price, type SendMethod } from './types.js';

type Optional =
  | 'type'
  | 'status'
  | 'currency'
  | 'isSeated'
  | 'showPerfTime'
  | 'needPerformance'
  | 'needDepartureDate'
  | 'needDuration'
  | 'isAddOn'
  | 'isAutoQuantityAddOn'
  | 'autoSelect'
  | 'quantities'
  | 'contiguousOnly'
  | 'singles'
  | 'discounts'
  | 'hidesDefaultDiscount'
  | 'sendMethods'
  | 'hasBarcodes'
  | 'conditions';

/** The recorded discount of 7AB. Discount codes that no recording shows are invented. */
export const STANDARD: Discount = { code: 'NORMAL', desc: 'Regular Ticket', semanticType: 'standard' };

export const COLLECT: SendMethod = { code: 'COBO', desc: 'Collect from the venue', type: 'collect', cost: 1.5 };

export const POST_UK: SendMethod = {
  code: 'POST',
  desc: 'Post (UK & Ireland only)',
  type: 'post',
  cost: 3.5,
  permittedCountries: ['ie', 'uk'],
  finalComment: 'Please allow 3 working days to recieve your tickets.',
};

export const postWorldwide = (cost: number): SendMethod => ({
  code: 'POST',
  desc: 'Post worldwide',
  type: 'post',
  cost,
});

export const E_TICKET: SendMethod = { code: 'VOUCH', desc: 'Printable eTicket', type: 'selfprint', cost: 0 };

export const upTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);

export const price = (seatprice: number, surcharge: number): Price => ({ seatprice, surcharge });

const DEFAULTS: Pick<EventSpec, Optional> = {
  type: 'simple_ticket',
  status: 'live',
  currency: 'gbp',
  isSeated: false,
  showPerfTime: true,
  needPerformance: true,
  needDepartureDate: false,
  needDuration: false,
  isAddOn: false,
  isAutoQuantityAddOn: false,
  autoSelect: false,
  quantities: upTo(6),
  contiguousOnly: true,
  singles: 'always',
  discounts: [STANDARD],
  hidesDefaultDiscount: false,
  sendMethods: [COLLECT],
  hasBarcodes: false,
  conditions: {},
};

export const defineEvent = (event: Omit<EventSpec, Optional> & Partial<Pick<EventSpec, Optional>>): EventSpec => ({
  ...DEFAULTS,
  ...event,
});

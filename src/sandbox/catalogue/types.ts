/**
 * The types of the event catalogue. Everything that makes one demo event differ from another is data of these types,
 * including its demo conditions, so that the code that sells events knows none by name.
 */
import { type Zone } from '../model/calendar.js';

export type CurrencyCode = 'gbp' | 'eur' | 'usd' | 'jpy';
export type SinglesPolicy = 'always' | 'never' | 'if_necessary';
export type SemanticType = 'standard' | 'child' | 'student' | 'senior';

/** Major units of the event's currency, per ticket. */
export interface Price {
  readonly seatprice: number;
  readonly surcharge: number;
}

export interface Discount {
  readonly code: string;
  readonly desc: string;
  readonly semanticType: SemanticType;
  /** Per cent of the band's seat price, rounded to whole units, halves up. Default: 100. */
  readonly percent?: number;
  /** Taken off the band's surcharge. */
  readonly surchargeLess?: number;
  /** Instead of a share of the band's price. */
  readonly price?: Price;
  /** Full price where this discount is a special offer. */
  readonly insteadOf?: Price;
  /**
   * Only with this promo code, in either case; then it comes before the others, and is an offer on the band's price.
   */
  readonly promoCode?: string;
}

export interface PriceBand {
  /** As used to reserve, e.g. `A/pool`. */
  readonly code: string;
  readonly desc?: string;
  readonly price: Price;
  /** Sale price of the default discount where the band is on offer. */
  readonly offer?: Price;
  /** Codes of the event's discounts that this band has. Default: all. */
  readonly discounts?: readonly string[];
  /** Tickets per performance. Bands with named seats count the seats instead. */
  readonly raw?: number;
  /** Rows with named seats: `A:1-10`, `E:4-5,7-9`. A comma starts a new block. */
  readonly rows?: readonly string[];
  /** Step between the numbers of invented seats. */
  readonly seatStep?: number;
  readonly exampleSeats?: readonly string[];
}

export interface TicketType {
  readonly code: string;
  readonly desc: string;
  readonly bands: readonly PriceBand[];
}

export interface SendMethod {
  readonly code: string;
  readonly desc: string;
  readonly type: 'collect' | 'post' | 'selfprint';
  readonly cost: number;
  readonly permittedCountries?: readonly string[];
  readonly finalComment?: string;
  /** Not offered when the performance is fewer days away. */
  readonly daysAhead?: number;
}

export interface StartTime {
  /** Local, `19:30`. */
  readonly at: string;
  /** Minutes. */
  readonly runningTime?: number;
  readonly name?: string;
}

export type Window =
  { readonly days: number } | { readonly until: readonly [month: number, date: number]; readonly yearsOn: number };

export type Schedule =
  | {
      readonly kind: 'daily';
      readonly zone: Zone;
      readonly times: readonly StartTime[];
      /** Weekdays without performances, 0 Sunday. Their days still use up performance IDs. */
      readonly notOn?: readonly number[];
      /** Names by weekday. They win over the name of a start time. */
      readonly names?: Readonly<Record<number, string>>;
      readonly window: Window;
      /** The first performance on `date` has this number. IDs count from there. */
      readonly origin: { readonly date: string; readonly number: number };
    }
  | {
      readonly kind: 'yearly';
      readonly at: string;
      readonly runningTime: number;
      /** How many of the next New Year's Days are on sale. */
      readonly years: number;
      /** The year whose performance has ID number 0. */
      readonly yearZero: number;
    }
  | {
      readonly kind: 'undated';
      /** A fixed ID, or one that changes every day. */
      readonly id: { readonly fixed: string } | { readonly dailyFrom: string };
      readonly window: Window;
    };

export interface Conditions {
  /** Reserving fails on this weekday, or whenever one of these seats is asked for. */
  readonly reserveFails?: { readonly weekday?: number; readonly seats?: readonly string[] };
  /** A customer who asks for one of these seats gets others of the same block. */
  readonly movesSeats?: readonly string[];
  /** Ticket positions, from 0, that have a restricted view on a weekday. */
  readonly restrictedTickets?: { readonly weekday: number; readonly tickets: readonly number[] };
  /** Purchases with this address line two fail. */
  readonly purchaseFails?: { readonly addressLineTwo: string };
  /** A ticket type that has no discounts on one day of the month. */
  readonly fullPriceOnly?: { readonly ticketType: string; readonly dayOfMonth: number };
  /** Weekdays on which an undated ticket cannot be used. */
  readonly noDepartureOn?: readonly number[];
  /** Cancelling is refused, fails at the supplier, or cancels the whole bundle. */
  readonly cancelling?: 'not_permitted' | 'fails' | 'whole_bundle';
}

export interface SeatRemarks {
  readonly restricted: readonly string[];
  /** In availability and after. */
  readonly texts: Readonly<Record<string, string>>;
  /** Only on seats of trolleys. */
  readonly trolleyTexts: Readonly<Record<string, string>>;
}

export interface Venue {
  readonly desc: string;
  readonly city?: readonly [code: string, desc: string];
  readonly country: readonly [code: string, desc: string];
  readonly postcode?: string;
  readonly geo?: readonly [latitude: number, longitude: number];
  /** Lines of the postal address. */
  readonly address?: readonly string[];
}

export interface Content {
  readonly overview: string;
  /** Plain text by key of structured_info, besides overview and address. */
  readonly sections?: Readonly<Record<string, string>>;
  readonly reviews?: readonly Review[];
  /** Names of the pictures, which the sandbox draws. */
  readonly media?: readonly string[];
  readonly hasVideo?: boolean;
}

export interface Review {
  readonly author: string;
  readonly title: string;
  readonly body: string;
  /** `yyyy-mm-dd`, at 10 in the morning. */
  readonly date: string;
  readonly stars: number;
  readonly byUser: boolean;
}

export interface EventSpec {
  readonly id: string;
  readonly desc: string;
  /** Needed where it cannot be made from the name, as in Japanese. */
  readonly slug?: string;
  readonly type: 'simple_ticket' | 'misc_item' | 'hotel_room';
  readonly status: 'live' | 'dead' | 'pending';
  readonly source: string;
  readonly venue: Venue;
  readonly currency: CurrencyCode;
  readonly isSeated: boolean;
  readonly showPerfTime: boolean;
  readonly needPerformance: boolean;
  readonly needDepartureDate: boolean;
  readonly needDuration: boolean;
  readonly classes: Readonly<Record<string, string>>;
  /** More text that keywords find, besides name, venue, city, country, supplier and classes. */
  readonly searchText?: string;
  readonly runningTime?: readonly [min: number, max: number];
  readonly criticPercent?: number;
  readonly userPercent?: number;
  readonly upsells?: readonly string[];
  readonly addOns?: readonly string[];
  readonly isAddOn: boolean;
  readonly isAutoQuantityAddOn: boolean;
  readonly autoSelect: boolean;
  readonly quantities: readonly number[];
  readonly maxBundleSize?: number;
  readonly contiguousOnly: boolean;
  readonly singles: SinglesPolicy;
  /** Seats can only be had a whole block at a time. */
  readonly wholeBlocksOnly?: boolean;
  /** The first is the default. */
  readonly discounts: readonly Discount[];
  /** Availability shows the default discount without code and description. */
  readonly hidesDefaultDiscount: boolean;
  /** Most different codes in one order. 1 gives all tickets the same discount. */
  readonly discountLimit?: number;
  readonly ticketTypes: readonly TicketType[];
  readonly seatRemarks?: SeatRemarks;
  /** Between row and column of a seat ID. Default: nothing. */
  readonly seatSeparator?: string;
  readonly sendMethods: readonly SendMethod[];
  /** Seats carry a barcode after purchase. */
  readonly hasBarcodes: boolean;
  readonly schedule: Schedule;
  readonly conditions: Conditions;
  readonly content: Content;
  /** Place in the popularity order, 1 is the most popular. */
  readonly popularity?: number;
}

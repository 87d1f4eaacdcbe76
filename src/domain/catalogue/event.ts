/** An event: anything that is sold, from a play to a hotel room (reference 4.3). */
import type { Currency, Money } from '../sale/money.js';
import type { OfferedPrice, Price } from '../sale/price.js';

export type EventStatus = 'live' | 'dead' | 'pending';
export type EventType = 'simple_ticket' | 'misc_item' | 'hotel_room';

export interface TicketedEvent {
  readonly id: string;
  readonly name: string;
  readonly status: EventStatus;
  /** A value the API has not documented is kept as it came. */
  readonly type: EventType | (string & {});
  /** The supplier's system; its orders form one bundle. */
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly venueName: string;
  readonly cityCode?: string;
  readonly cityName?: string;
  /** Two letters, lower case; the United Kingdom is `uk` (reference X5). */
  readonly countryCode: string;
  readonly countryName: string;
  readonly postcode?: string;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  /** Only in answers to a search by circle. */
  readonly distanceKm?: number;
  /** Category code to its name. */
  readonly classes: Readonly<Record<string, string>>;
  /** 0 to 100. */
  readonly criticReviewPercent?: number;
  /** 0 to 100. */
  readonly userReviewPercent?: number;
  /** Minutes. */
  readonly minRunningTime?: number;
  /** Minutes. */
  readonly maxRunningTime?: number;
  readonly isSeated: boolean;
  /** False: a performance's time means nothing and is not printed. */
  readonly showsPerformanceTime: boolean;
  /** True: it cannot be sold at all. */
  readonly hasNoPerformances: boolean;
  /** False: its performances are dummies, chosen in code and never shown. */
  readonly needsPerformance: boolean;
  readonly needsDepartureDate: boolean;
  readonly needsDuration: boolean;
  readonly isAddOn: boolean;
  readonly isAutoQuantityAddOn: boolean;
  readonly isDateMatchedAddOn: boolean;
  readonly isTimeMatchedAddOn: boolean;
  readonly upsellEventIds: readonly string[];
  readonly costRange?: CostRange;
  readonly costRangeDetails?: readonly CostRangeDetail[];
  readonly availDetails?: readonly AvailDetail[];
  readonly media: readonly MediaAsset[];
  readonly video?: Video;
  readonly reviews: readonly Review[];
  readonly info?: EventInfo;
  /** Events of a touring show, with `req_meta_components`. */
  readonly components: readonly TicketedEvent[];
}

/** What `events_by_id` says beside the event. */
export interface EventWithExtras {
  readonly event: TicketedEvent;
  readonly validQuantities: readonly number[];
  readonly venueIsEnforced: boolean;
  readonly addOns: readonly TicketedEvent[];
  readonly upsells: readonly TicketedEvent[];
}

export interface EventPage {
  readonly events: readonly TicketedEvent[];
  readonly paging: Paging;
}

/** Zero-based paging as the API counts it (reference 4.2). */
export interface Paging {
  readonly pageLength: number;
  readonly pageNumber: number;
  readonly pagesRemaining: number;
  readonly resultsRemaining: number;
  readonly totalResults: number;
}

/** A cached summary of prices: may be missing or stale, so it is a "from" price and never a quote. */
export interface CostRange {
  readonly currency: Currency;
  /** The ticket with the lowest total. */
  readonly min: Price;
  /** The ticket with the highest total. */
  readonly max: Price;
  readonly validQuantities: readonly number[];
  readonly bestValueOffer?: OfferedPrice;
  readonly maxSavingOffer?: OfferedPrice;
  readonly minCostOffer?: OfferedPrice;
  readonly topPriceOffer?: OfferedPrice;
  /** The same, ignoring places where only one adjacent seat is left. */
  readonly withoutSingles?: CostRange;
  /** Which customers the prices are for, such as `child`; absent means anybody. */
  readonly semanticType?: string;
  /** With `req_cost_range_discounts`: the same for each kind of discount. */
  readonly alternateDiscounts?: readonly CostRange[];
}

/** A cost range of one price band. The band code lacks the `/pool` suffix of availability (reference X8). */
export interface CostRangeDetail {
  readonly ticketTypeCode: string;
  readonly ticketTypeName: string;
  readonly priceBandCode: string;
  readonly priceBandName?: string;
  readonly costRange: CostRange;
}

/** Cached prices of one price band (reference 4.5), and of each discount with `req_avail_detail_discounts`. */
export interface AvailDetail {
  readonly ticketTypeCode: string;
  readonly ticketTypeName: string;
  readonly priceBandCode: string;
  readonly priceBandName?: string;
  readonly discountCode?: string;
  readonly discountName?: string;
  readonly semanticType?: string;
  readonly price: Price;
  readonly usualPrice?: Price;
  readonly absoluteSaving?: Money;
  readonly percentageSaving?: number;
  readonly validQuantities: readonly number[];
  readonly cachedNumberAvailable?: number;
  /** Bit 0 is Sunday. */
  readonly weekdaysBitmask?: number;
  /** Dates on sale, `YYYY-MM-DD`, from the month bitmasks. */
  readonly dates?: readonly string[];
  readonly firstDate?: string;
  readonly lastDate?: string;
}

/** `triplet_one` … `triplet_five`, `square`, `landscape`, `marquee`, `supplier`, `seating_plan`. */
export interface MediaAsset {
  readonly name: string;
  readonly caption: string;
  readonly url: string;
}

export interface Video {
  readonly url: string;
  readonly caption: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Review {
  readonly isUserReview: boolean;
  readonly author: string;
  readonly title: string;
  readonly body: string;
  readonly language: string;
  readonly originalUrl?: string;
  readonly dateTime?: string;
  /** 1 to 5. */
  readonly starRating?: number;
}

/** Descriptive text. The API's HTML variants are not kept: text is text until a sanitiser says otherwise. */
export interface EventInfo {
  readonly summary?: string;
  readonly venueInfo?: string;
  readonly venueAddress?: string;
  /** Keys such as `overview`, `good_to_know`, `address`. */
  readonly sections: Readonly<Record<string, { readonly name: string; readonly text: string }>>;
}

export function findMedia(event: TicketedEvent, ...names: readonly string[]): MediaAsset | undefined {
  for (const name of names) {
    const found = event.media.find((asset) => asset.name === name);
    if (found) return found;
  }
  return undefined;
}

/** The offer worth showing in a list: the API's best value, else the cheapest ticket's. */
export function headlineOffer(range: CostRange | undefined): OfferedPrice | undefined {
  return range?.bestValueOffer ?? range?.maxSavingOffer ?? range?.minCostOffer;
}

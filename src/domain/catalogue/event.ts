/** An event: anything that is sold, from a play to a hotel room (docs/api/catalogue.md#events). */
import type { Currency, Money } from '../sale/money.js';
import type { OfferedPrice, Price } from '../sale/price.js';

export type EventStatus = 'live' | 'dead' | 'pending';
export type EventType = 'simple_ticket' | 'misc_item' | 'hotel_room';

export interface TicketedEvent {
  readonly id: string;
  readonly name: string;
  readonly status: EventStatus;
  /** Undocumented values are kept as the API sends them. */
  readonly type: EventType | (string & {});
  /** The supplier's system. All its orders form one bundle. */
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly venueName: string;
  readonly cityCode?: string;
  readonly cityName?: string;
  /** Two letters, lower case; the United Kingdom is `uk` (docs/api/disagreements.md#x5). */
  readonly countryCode: string;
  readonly countryName: string;
  readonly postcode?: string;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  /** Only in answers to a search within a radius. */
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
  /** When false, the time of a performance means nothing and is not shown. */
  readonly showsPerformanceTime: boolean;
  /** When true, the event cannot be sold at all. */
  readonly hasNoPerformances: boolean;
  /** When false, its performances are dummies: code selects one, and customers never see them. */
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
  /** The events of a touring show, with `req_meta_components`. */
  readonly components: readonly TicketedEvent[];
}

/** The answer of `events_by_id` for one event (docs/api/catalogue.md#events-by-id-endpoint). */
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

/** Zero-based paging, as in the API (docs/api/catalogue.md#paging). */
export interface Paging {
  readonly pageLength: number;
  readonly pageNumber: number;
  readonly pagesRemaining: number;
  readonly resultsRemaining: number;
  readonly totalResults: number;
}

/**
 * A cached summary of prices (docs/api/catalogue.md#cost-ranges). It may be missing or out of date, so use it for
 * "from" prices and never as a quote.
 */
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
  /** The same without places where only one adjacent seat is left. */
  readonly withoutSingles?: CostRange;
  /** The customers that the prices are for, such as `child`; absent means everybody. */
  readonly semanticType?: string;
  /** One cost range per kind of discount, with `req_cost_range_discounts`. */
  readonly alternateDiscounts?: readonly CostRange[];
}

/**
 * The cost range of one price band (docs/api/catalogue.md#cost-range-details). Its band code lacks the `/pool` suffix
 * that availability has (docs/api/disagreements.md#x8).
 */
export interface CostRangeDetail {
  readonly ticketTypeCode: string;
  readonly ticketTypeName: string;
  readonly priceBandCode: string;
  readonly priceBandName?: string;
  readonly costRange: CostRange;
}

/**
 * Cached prices of one price band (docs/api/catalogue.md#avail-details). With `req_avail_detail_discounts` there is one
 * for each of its discounts too.
 */
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

/** Descriptive texts. The API's HTML versions are not kept, because nothing here sanitises HTML. */
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

/** The offer to show in a list: the API's best value, otherwise the greatest saving, otherwise the cheapest ticket. */
export function headlineOffer(range: CostRange | undefined): OfferedPrice | undefined {
  return range?.bestValueOffer ?? range?.maxSavingOffer ?? range?.minCostOffer;
}

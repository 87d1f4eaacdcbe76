/**
 * Cached price summaries: `cost_range` and `avail_details` of events, months and performances
 * (docs/api/catalogue.md#cost-ranges, docs/api/catalogue.md#avail-details). In the API availability requests refresh
 * them. Here they are computed from catalogue and stock, so they are never stale.
 */
import { type Call } from '../box-office.js';
import { bareBandCode, type EventBand, eventBandsOf } from '../catalogue/catalogue.js';
import { type EventSpec } from '../catalogue/types.js';
import { type Params } from '../http/params.js';
import { type JsonObject } from '../json.js';
import { listPerformances, type Performance } from '../model/performances.js';
import { type Quote, quotesOf, totalOf } from '../model/pricing.js';
import { longestRun, numberAvailable, quantitiesFor } from '../stock/availability.js';
import { availableDates } from './date-masks.js';

/** A price on sale, with the quantities it is on sale for. */
interface Choice {
  readonly eventBand: EventBand;
  readonly quote: Quote;
  readonly quantities: readonly number[];
  readonly available: number | undefined;
  readonly hasNeighbours: boolean;
}

/** The documented name of a flag, or the shorter one of goticketswitch (docs/api/disagreements.md#x3). */
const OFFERS = ['best_value_offer', 'max_saving_offer', 'min_cost_offer', 'top_price_offer'] as const;
type OfferName = (typeof OFFERS)[number];
const wantsOffer = (params: Params, name: OfferName): boolean => params.flag(`req_cost_range_${name}`, `req_${name}`);
const wantsNoSingles = (params: Params): boolean =>
  params.flag('req_cost_range_no_singles_data', 'req_no_singles_data');

/** A flag for an offer implies the range that the offer belongs to. */
const wantsRange = (params: Params): boolean =>
  params.flag('req_cost_range') || wantsNoSingles(params) || OFFERS.some((name) => wantsOffer(params, name));
/** `_with_perfs` alone works too (recorded in 2017). */
const wantsDetails = (params: Params): boolean =>
  params.flag('req_avail_details') || params.flag('req_avail_details_with_perfs');

export const wantsPrices = (params: Params): boolean =>
  wantsRange(params) || wantsDetails(params) || params.flag('req_cost_range_details');

function eventChoices(event: EventSpec): Choice[] {
  return eventBandsOf(event).flatMap((eventBand) =>
    quotesOf(eventBand, undefined).map((quote) => ({
      eventBand,
      quote,
      quantities: event.quantities.filter((quantity) => quantity <= (eventBand.band.raw ?? Infinity)),
      available: undefined,
      hasNeighbours: true,
    })),
  );
}

function performanceChoices(call: Call, performance: Performance): Choice[] {
  const { stock } = call.boxOffice;
  return eventBandsOf(performance.event).flatMap((eventBand) => {
    const available = numberAvailable(stock, eventBand, performance);
    const quantities = quantitiesFor(stock, eventBand, performance);
    if (quantities.length === 0) return [];
    const hasNeighbours = longestRun(stock, eventBand, performance) > 1;
    return quotesOf(eventBand, performance).map((quote) => ({
      eventBand,
      quote,
      quantities,
      available,
      hasNeighbours,
    }));
  });
}

const isDefault = ({ eventBand, quote }: Choice): boolean =>
  quote.discount === eventBand.event.discounts.find(({ code }) => eventBand.band.discounts?.includes(code) ?? true);
const saleTotal = ({ eventBand, quote }: Choice): number => totalOf(quote.sale, eventBand.event.currency);

function pick(choices: readonly Choice[], better: (a: Choice, b: Choice) => boolean): Choice | undefined {
  return choices.reduce<Choice | undefined>(
    (best, choice) => (best && !better(choice, best) ? best : choice),
    undefined,
  );
}

const BETTER: Readonly<Record<OfferName, (a: Choice, b: Choice) => boolean>> = {
  best_value_offer: (a, b) => a.quote.percentageSaving > b.quote.percentageSaving,
  max_saving_offer: (a, b) => a.quote.absoluteSaving > b.quote.absoluteSaving,
  min_cost_offer: (a, b) => saleTotal(a) < saleTotal(b),
  top_price_offer: (a, b) => saleTotal(a) > saleTotal(b),
};

const offerFields = ({ quote }: Choice): JsonObject => ({
  full_seatprice: quote.full.seatprice,
  full_surcharge: quote.full.surcharge,
  offer_seatprice: quote.sale.seatprice,
  offer_surcharge: quote.sale.surcharge,
  absolute_saving: quote.absoluteSaving,
  percentage_saving: quote.percentageSaving,
});

function costRange(params: Params, choices: readonly Choice[]): JsonObject | undefined {
  const cheapest = pick(choices, BETTER.min_cost_offer);
  const dearest = pick(choices, BETTER.top_price_offer);
  if (!cheapest || !dearest) return undefined;
  const offers = choices.filter(({ quote }) => quote.absoluteSaving > 0);
  const asked = OFFERS.flatMap((name) => {
    const offer = wantsOffer(params, name) ? pick(offers, BETTER[name]) : undefined;
    return offer ? [[name, offerFields(offer)] satisfies [string, JsonObject]] : [];
  });
  return {
    min_seatprice: cheapest.quote.sale.seatprice,
    min_surcharge: cheapest.quote.sale.surcharge,
    max_seatprice: dearest.quote.sale.seatprice,
    max_surcharge: dearest.quote.sale.surcharge,
    range_currency_code: cheapest.eventBand.event.currency,
    valid_quantities: [...new Set(choices.flatMap(({ quantities }) => quantities))].sort((a, b) => a - b),
    ...Object.fromEntries(asked),
  };
}

/** `alternate_discounts`: a range for each discount but the default. */
function alternateRanges(params: Params, choices: readonly Choice[]): JsonObject[] {
  const others = choices.filter((choice) => !isDefault(choice));
  return [...new Set(others.map(({ quote }) => quote.discount))].map((discount) => ({
    discount_code: discount.code,
    discount_desc: discount.desc,
    discount_semantic_type: discount.semanticType,
    ...costRange(
      params,
      others.filter(({ quote }) => quote.discount === discount),
    ),
  }));
}

function rangeField(params: Params, choices: readonly Choice[]): JsonObject | undefined {
  const defaults = choices.filter(isDefault);
  const range = costRange(params, defaults);
  if (!range) return undefined;
  return {
    ...range,
    no_singles_cost_range: wantsNoSingles(params)
      ? costRange(
          params,
          defaults.filter(({ hasNeighbours }) => hasNeighbours),
        )
      : undefined,
    alternate_discounts: params.flag('req_cost_range_discounts') ? alternateRanges(params, choices) : undefined,
  };
}

/** Ticket types and price bands by code, the bands without `/pool` (docs/api/disagreements.md#x8). */
function nested(choices: readonly Choice[], fields: (ofBand: Choice[]) => JsonObject): JsonObject {
  const types = new Map<string, Choice[]>();
  for (const choice of choices) {
    const { code } = choice.eventBand.ticketType;
    types.set(code, [...(types.get(code) ?? []), choice]);
  }
  const sorted = [...types].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ticket_type: sorted.map(([code, ofType]) => ({
      ticket_type_code: code,
      ticket_type_desc: ofType[0]?.eventBand.ticketType.desc,
      price_band: [...new Set(ofType.map(({ eventBand }) => eventBand.band))].map((band) => ({
        price_band_code: bareBandCode(band),
        price_band_desc: band.desc ?? '',
        ...fields(ofType.filter(({ eventBand }) => eventBand.band === band)),
      })),
    })),
  };
}

function availDetail(choice: Choice, dates: JsonObject): JsonObject {
  const { quote, eventBand } = choice;
  const isOffer = quote.absoluteSaving > 0;
  return {
    seatprice: quote.sale.seatprice,
    surcharge: quote.sale.surcharge,
    avail_currency_code: eventBand.event.currency,
    suffixed_price_band_code: eventBand.band.code,
    valid_quantities: [...choice.quantities],
    cached_number_available: choice.available,
    ...(isOffer && {
      full_seatprice: quote.full.seatprice,
      full_surcharge: quote.full.surcharge,
      absolute_saving: quote.absoluteSaving,
      percentage_saving: quote.percentageSaving,
    }),
    ...(!isDefault(choice) && {
      discount_code: quote.discount.code,
      discount_desc: quote.discount.desc,
      discount_semantic_type: quote.discount.semanticType,
    }),
    ...dates,
  };
}

function priceFieldsOf(params: Params, choices: readonly Choice[], dates: () => JsonObject): JsonObject {
  const defaults = choices.filter(isDefault);
  const detailed = params.flag('req_avail_detail_discounts') ? choices : defaults;
  return {
    cost_range: wantsRange(params) ? rangeField(params, choices) : undefined,
    cost_range_details: params.flag('req_cost_range_details')
      ? nested(defaults, (ofBand) => ({ cost_range: costRange(params, ofBand) }))
      : undefined,
    avail_details: wantsDetails(params)
      ? nested(detailed, (ofBand) => ({ avail_detail: ofBand.map((choice) => availDetail(choice, dates())) }))
      : undefined,
  };
}

export function eventPrices(
  call: Call,
  event: EventSpec,
  performances: () => readonly Performance[] = () => listPerformances(event, call.now),
): JsonObject {
  if (!wantsPrices(call.params) || event.status !== 'live') return {};
  let dates: JsonObject | undefined;
  return priceFieldsOf(call.params, eventChoices(event), () => (dates ??= availableDates(call.params, performances())));
}

export function performancePrices(call: Call, performance: Performance): JsonObject {
  if (!wantsPrices(call.params)) return {};
  return priceFieldsOf(call.params, performanceChoices(call, performance), () => ({}));
}

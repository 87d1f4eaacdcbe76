/**
 * Reads cached prices: cost ranges and avail details (docs/api/catalogue.md#cost-ranges,
 * docs/api/catalogue.md#avail-details).
 */
import type { AvailDetail, CostRange, CostRangeDetail } from '../../domain/catalogue/event.js';
import type { OfferedPrice } from '../../domain/sale/price.js';
import { parseDays, parseQuantities } from './number-sets.js';
import type { Currencies } from './currency.js';
import { parseOffer, parsePrice } from './price.js';
import { withoutUndefined, type JsonObject } from './json-object.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** From 1; undefined for text that is not an English month's first three letters. */
export function monthNumber(name: string): number | undefined {
  return MONTHS.indexOf(name.toLowerCase()) + 1 || undefined;
}

/**
 * Undefined for a range that is missing, empty or without a currency. The event is shown without prices then
 * (docs/api/catalogue.md#cost-ranges).
 */
export function parseCostRange(range: JsonObject | undefined, currencies: Currencies): CostRange | undefined {
  const currency = range && currencies.maybe(range, 'range_currency_code', 'range_currency');
  if (!currency || !range.has('min_seatprice') || !range.has('max_seatprice')) return undefined;
  const offer = (key: string): OfferedPrice | undefined => {
    const found = range.maybeObject(key);
    return found && parseOffer(found, currency);
  };
  return withoutUndefined<CostRange>({
    currency,
    min: parsePrice(range, 'min_seatprice', 'min_surcharge', currency),
    max: parsePrice(range, 'max_seatprice', 'max_surcharge', currency),
    validQuantities: parseQuantities(range),
    bestValueOffer: offer('best_value_offer'),
    maxSavingOffer: offer('max_saving_offer'),
    minCostOffer: offer('min_cost_offer'),
    topPriceOffer: offer('top_price_offer'),
    withoutSingles: parseCostRange(range.maybeObject('no_singles_cost_range'), currencies),
    semanticType: range.maybeText('discount_semantic_type'),
    alternateDiscounts: range.has('alternate_discounts')
      ? range.list('alternate_discounts').flatMap((discount) => parseCostRange(discount, currencies) ?? [])
      : undefined,
  });
}

export function parseCostRangeDetails(object: JsonObject, currencies: Currencies): CostRangeDetail[] | undefined {
  if (!object.has('cost_range_details')) return undefined;
  return bandsOf(object.object('cost_range_details')).flatMap(({ band, names }) => {
    const costRange = parseCostRange(band.maybeObject('cost_range'), currencies);
    return costRange ? [{ ...names, costRange }] : [];
  });
}

export function parseAvailDetails(object: JsonObject, currencies: Currencies): AvailDetail[] | undefined {
  if (!object.has('avail_details')) return undefined;
  return bandsOf(object.object('avail_details')).flatMap(({ band, names }) =>
    band.list('avail_detail').map((detail) => parseAvailDetail(detail, names, currencies)),
  );
}

type BandNames = Pick<AvailDetail, 'ticketTypeCode' | 'ticketTypeName' | 'priceBandCode' | 'priceBandName'>;

function bandsOf(details: JsonObject): { band: JsonObject; names: BandNames }[] {
  return details.list('ticket_type').flatMap((type) =>
    type.list('price_band').map((band) => ({
      band,
      names: withoutUndefined<BandNames>({
        ticketTypeCode: type.text('ticket_type_code'),
        ticketTypeName: type.maybeText('ticket_type_desc') ?? '',
        priceBandCode: band.text('price_band_code'),
        priceBandName: band.maybeText('price_band_desc'),
      }),
    })),
  );
}

/** The suffixed code, where the API gives one, can be reserved as it is (docs/api/disagreements.md#x8). */
function parseAvailDetail(detail: JsonObject, names: BandNames, currencies: Currencies): AvailDetail {
  const currency = currencies.of(detail, 'avail_currency_code', 'avail_currency');
  return withoutUndefined<AvailDetail>({
    ...names,
    priceBandCode: detail.maybeText('suffixed_price_band_code') ?? names.priceBandCode,
    discountCode: detail.maybeText('discount_code'),
    discountName: detail.maybeText('discount_desc'),
    semanticType: detail.maybeText('discount_semantic_type'),
    price: parsePrice(detail, 'seatprice', 'surcharge', currency),
    usualPrice: detail.has('full_seatprice')
      ? parsePrice(detail, 'full_seatprice', 'full_surcharge', currency)
      : undefined,
    absoluteSaving: detail.maybeMoney('absolute_saving', currency),
    percentageSaving: detail.maybeNumber('percentage_saving'),
    validQuantities: parseQuantities(detail),
    cachedNumberAvailable: detail.maybeNumber('cached_number_available'),
    weekdaysBitmask: detail.maybeNumber('available_weekdays_bitmask'),
    ...parseDates(detail.maybeObject('available_dates')),
  });
}

/** Every day on sale where the answer has bitmasks (`year_2017.jan_bitmask`), else only the first and the last day. */
function parseDates(dates: JsonObject | undefined): Pick<AvailDetail, 'dates' | 'firstDate' | 'lastDate'> {
  if (!dates) return {};
  const years = dates.keys.filter((key) => /^year_\d{4}$/.test(key)).sort();
  const days = years.flatMap((key) =>
    MONTHS.flatMap((month, index) =>
      parseDays(dates.object(key), `${month}_bitmask`).map((day) =>
        [key.slice('year_'.length), pad(index + 1), pad(day)].join('-'),
      ),
    ),
  );
  return withoutUndefined<Pick<AvailDetail, 'dates' | 'firstDate' | 'lastDate'>>({
    dates: years.length > 0 ? days : undefined,
    firstDate: parseDate(dates.maybeText('first_yyyymmdd')),
    lastDate: parseDate(dates.maybeText('last_yyyymmdd')),
  });
}

/** `20170406` as `2017-04-06`; all zeros mean no date. */
function parseDate(yyyymmdd: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(yyyymmdd ?? '') ?? [];
  return !year || Number(yyyymmdd) === 0 ? undefined : [year, month, day].join('-');
}

const pad = (value: number): string => String(value).padStart(2, '0');

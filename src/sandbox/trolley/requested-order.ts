/** One order as a client asks for it: read from the parameters, checked, completed with sensible defaults. */
import { numberAvailable } from '../stock/availability.js';
import { performanceOf, type Call } from '../box-office.js';
import { localDay, parseDay, weekdayOf, yyyymmdd } from '../model/calendar.js';
import { findPlace, type Place } from '../catalogue/catalogue.js';
import { type SendMethod } from '../catalogue/types.js';
import { type Performance } from '../model/performances.js';
import { quotesOf } from '../model/pricing.js';
import { type TrolleyItem } from './token.js';

const MOST_NIGHTS = 30;

/** Send methods of a performance: post is not offered when it is too near (reference, send_methods.v1). */
export function sendMethodsOf(performance: Performance, now: number, departureDate?: string): SendMethod[] {
  const today = localDay('utc', now);
  const day = parseDay(departureDate) ?? performance.when?.day;
  return performance.event.sendMethods.filter(
    ({ daysAhead }) => daysAhead === undefined || day === undefined || day >= today + daysAhead,
  );
}

/** Codes for each ticket: all or none, illegal ones replaced, no more different ones than the supplier mixes. */
export function legalDiscounts(
  place: Place,
  performance: Performance,
  asked: readonly string[],
  count: number,
  promoCode: string | undefined,
): string[] {
  const legal = quotesOf(place, performance, { promoCode }).map(({ discount }) => discount.code);
  const [fallback = ''] = legal;
  const codes = Array.from({ length: count }, (_, index) => {
    const code = asked[index];
    return code !== undefined && legal.includes(code) ? code : fallback;
  });
  const limit = place.event.discountLimit ?? Infinity;
  const kept = new Set([...new Set(codes)].slice(0, limit));
  return codes.map((code) => (kept.has(code) ? code : (codes[0] ?? fallback)));
}

/** The date an undated or departing product is used on; undefined when the one asked for cannot be. */
function departureOf(performance: Performance, asked: string | undefined, now: number): string | undefined {
  const { event } = performance;
  const today = localDay('utc', now);
  const refused = (day: number): boolean =>
    day <= today || (event.conditions.noDepartureOn?.includes(weekdayOf(day)) ?? false);
  if (asked !== undefined) {
    const day = parseDay(asked);
    return day === undefined || refused(day) ? undefined : yyyymmdd(day);
  }
  let day = performance.when?.day ?? today + 1;
  while (refused(day)) day += 1;
  return yyyymmdd(day);
}

/** How many tickets: as asked, else one a seat, else the smallest number there is. */
function countOf(call: Call, place: Place, seats: readonly string[]): number | undefined {
  if (call.params.text('no_of_seats') !== undefined) return call.params.count('no_of_seats');
  return seats.length > 0 ? seats.length : place.event.quantities[0];
}

/**
 * The order in the parameters, without an item number. `undefined` when none was asked for; `unavailable` when it
 * was, but cannot be had: unknown codes, a number that is not sold, sold out, no way to send it.
 */
export function readWish(call: Call): Omit<TrolleyItem, 'item'> | 'unavailable' | undefined {
  const { params, box, now } = call;
  const perfId = params.text('perf_id');
  if (perfId === undefined) return undefined;
  const performance = performanceOf(call, perfId);
  if (!performance?.onSale) return 'unavailable';
  const { event } = performance;
  const place = findPlace(event, params.text('ticket_type_code') ?? '', params.text('price_band_code') ?? '');
  if (!place) return 'unavailable';
  const seats = event.isSeated ? [...new Set(params.numbered('seat'))] : [];
  const count = countOf(call, place, seats);
  if (count === undefined || !event.quantities.includes(count)) return 'unavailable';
  if (count > numberAvailable(box.stock, place, performance)) return 'unavailable';
  const departureDate = event.needDepartureDate
    ? departureOf(performance, params.text('departure_date'), now)
    : undefined;
  if (event.needDepartureDate && departureDate === undefined) return 'unavailable';
  const duration = event.needDuration ? (params.count('duration') ?? 1) : undefined;
  if (duration !== undefined && (duration < 1 || duration > MOST_NIGHTS)) return 'unavailable';
  if (sendMethodsOf(performance, now, departureDate).length === 0) return 'unavailable';
  const promoCode = params.text('promo_code');
  return {
    perfId,
    ticketType: place.ticketType.code,
    band: place.band.code,
    count,
    discounts: legalDiscounts(place, performance, params.numbered('disc'), count, promoCode),
    seats: seats.slice(0, count),
    ...(departureDate === undefined ? {} : { departureDate }),
    ...(duration === undefined ? {} : { duration }),
    ...(promoCode === undefined ? {} : { promoCode }),
  };
}

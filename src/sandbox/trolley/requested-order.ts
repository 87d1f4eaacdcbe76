/** The order in the parameters of a call: read, checked, and completed with defaults. */
import { type Call, performanceOf } from '../box-office.js';
import { type EventBand, findEventBand } from '../catalogue/catalogue.js';
import { localDay, parseDay, weekdayOf, yyyymmdd } from '../model/calendar.js';
import { type Performance } from '../model/performances.js';
import { quotesOf } from '../model/pricing.js';
import { sendMethodsFor } from '../model/send-methods.js';
import { numberAvailable } from '../stock/availability.js';
import { type TrolleyItem } from './token.js';

const MOST_NIGHTS = 30;

/**
 * A discount code for each ticket. Illegal codes are replaced, and no more codes are mixed than the supplier allows.
 */
function legalDiscounts(
  eventBand: EventBand,
  performance: Performance,
  asked: readonly string[],
  count: number,
  promoCode: string | undefined,
): string[] {
  const legal = quotesOf(eventBand, performance, { promoCode }).map(({ discount }) => discount.code);
  const [fallback = ''] = legal;
  const codes = Array.from({ length: count }, (_, index) => {
    const code = asked[index];
    return code !== undefined && legal.includes(code) ? code : fallback;
  });
  const limit = eventBand.event.discountLimit ?? Infinity;
  const kept = new Set([...new Set(codes)].slice(0, limit));
  return codes.map((code) => (kept.has(code) ? code : (codes[0] ?? fallback)));
}

/** The date on which an undated or departing product is used. Undefined when the date asked for is impossible. */
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

/** The number of tickets asked for, else one per seat, else the smallest quantity of the event. */
function countOf(call: Call, eventBand: EventBand, seats: readonly string[]): number | undefined {
  if (call.params.text('no_of_seats') !== undefined) return call.params.count('no_of_seats');
  return seats.length > 0 ? seats.length : eventBand.event.quantities[0];
}

/**
 * The order in the parameters, without an item number. `undefined` when the call asks for none, `unavailable` when the
 * order cannot be had: unknown codes, a quantity that is not sold, too few tickets left, no way to send them.
 */
export function readRequestedOrder(call: Call): Omit<TrolleyItem, 'item'> | 'unavailable' | undefined {
  const { params, boxOffice, now } = call;
  const perfId = params.text('perf_id');
  if (perfId === undefined) return undefined;
  const performance = performanceOf(call, perfId);
  if (!performance?.onSale) return 'unavailable';
  const { event } = performance;
  const eventBand = findEventBand(event, params.text('ticket_type_code') ?? '', params.text('price_band_code') ?? '');
  if (!eventBand) return 'unavailable';
  const seats = event.isSeated ? [...new Set(params.numbered('seat'))] : [];
  const count = countOf(call, eventBand, seats);
  if (count === undefined || !event.quantities.includes(count)) return 'unavailable';
  if (count > numberAvailable(boxOffice.stock, eventBand, performance)) return 'unavailable';
  const departureDate = event.needDepartureDate
    ? departureOf(performance, params.text('departure_date'), now)
    : undefined;
  if (event.needDepartureDate && departureDate === undefined) return 'unavailable';
  const duration = event.needDuration ? (params.count('duration') ?? 1) : undefined;
  if (duration !== undefined && (duration < 1 || duration > MOST_NIGHTS)) return 'unavailable';
  if (sendMethodsFor(performance, now, departureDate).length === 0) return 'unavailable';
  const promoCode = params.text('promo_code');
  return {
    perfId,
    ticketType: eventBand.ticketType.code,
    band: eventBand.band.code,
    count,
    discounts: legalDiscounts(eventBand, performance, params.numbered('disc'), count, promoCode),
    seats: seats.slice(0, count),
    ...(departureDate === undefined ? {} : { departureDate }),
    ...(duration === undefined ? {} : { duration }),
    ...(promoCode === undefined ? {} : { promoCode }),
  };
}

/** The calendar entries of a booking, and the download of their file. */
import { type CalendarEntry, calendarFile } from '../../domain/booking/calendar-file.js';
import { localDate } from '../../domain/catalogue/performance.js';
import type { Transaction } from '../../domain/booking/transaction.js';
import { referenceOf } from '../../domain/booking/reservation-handle.js';
import { type Order, orderSeats } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';
import { placeText, seatLabel, whenText } from '../shared/order-summary.js';
import { bookedOrders } from './outcome.js';

/** @returns one entry for each performance; undated events have none */
export function calendarEntries(transaction: Transaction, locale: Locale<'confirmation'>): CalendarEntry[] {
  const byPerformance = new Map<string, Order[]>();
  for (const order of bookedOrders(transaction)) {
    const { id } = order.performance;
    byPerformance.set(id, [...(byPerformance.get(id) ?? []), order]);
  }
  return [...byPerformance.values()].flatMap((orders) => entryOf(orders, transaction, locale) ?? []);
}

function entryOf(
  orders: readonly Order[],
  transaction: Transaction,
  locale: Locale<'confirmation'>,
): CalendarEntry | undefined {
  const [first] = orders;
  if (!first) return undefined;
  const { event, performance } = first;
  const start = event.showsPerformanceTime ? performance.dateTime : localDate(performance);
  if (!event.needsPerformance || start === undefined) return undefined;
  return {
    id: `${referenceOf(transaction.trolley) ?? ''}-${performance.id}`,
    start,
    minutes: performance.runningTime ?? event.maxRunningTime,
    title: event.name,
    location: [event.venueName, event.cityName, event.postcode].filter(Boolean).join(', '),
    coordinates: event.location,
    // Also in the venue's own time, because a calendar shows the time of the place where its reader is.
    description: [whenText(first, locale.language) ?? '', ...orders.map((order) => orderText(order, locale))].join(
      '\n',
    ),
  };
}

function orderText(order: Order, locale: Locale<'confirmation'>): string {
  const seats = orderSeats(order).map(seatLabel);
  return [
    `${locale.terms.common.tickets(order.quantity)}, ${placeText(order, locale)}`,
    ...(seats.length > 0 ? [locale.terms.trolley.seats(seats)] : []),
    ...(order.backendPurchaseReference
      ? [`${locale.terms.confirmation.referenceAtVenue}: ${order.backendPurchaseReference}`]
      : []),
    ...(order.sendMethod ? [order.sendMethod.name] : []),
  ].join('\n');
}

/** Downloads through a Blob URL, which a strict content security policy allows. */
export function downloadCalendar(entries: readonly CalendarEntry[], fileName: string): void {
  const file = new Blob([calendarFile(entries, Date.now())], { type: 'text/calendar;charset=utf-8' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Which send methods a performance can be sold with, and which ones several items of a trolley share. */
import { type Call } from '../box-office.js';
import { type SendMethod } from '../catalogue/types.js';
import { localDay, parseDay } from './calendar.js';
import { type Performance } from './performances.js';

/** Post is left out when the performance is too near (docs/api/trolley.md#send-methods-endpoint). */
export function sendMethodsFor(performance: Performance, now: number, departureDate?: string): SendMethod[] {
  const today = localDay('utc', now);
  const day = parseDay(departureDate) ?? performance.when?.day;
  return performance.event.sendMethods.filter(
    ({ daysAhead }) => daysAhead === undefined || day === undefined || day >= today + daysAhead,
  );
}

interface Sent {
  readonly performance: Performance;
  readonly item: { readonly departureDate?: string };
}

/** Codes of the send methods that all these items have. */
export function commonSendCodes(call: Call, items: readonly Sent[]): string[] {
  const [first, ...rest] = items.map(({ performance, item }) =>
    sendMethodsFor(performance, call.now, item.departureDate).map(({ code }) => code),
  );
  return (first ?? []).filter((code) => rest.every((codes) => codes.includes(code)));
}

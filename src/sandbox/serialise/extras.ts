/** Event and performance objects with everything that `req_…` flags ask for (reference, section 3). */
import { type Call, type JsonObject } from '../box-office.js';
import { type CurrencyCode, type EventSpec } from '../catalogue/types.js';
import { type Performance } from '../model/performances.js';
import { eventPrices, performancePrices, wantsPrices } from './cached-prices.js';
import { contentFields } from './content.js';
import { serialiseEvent } from './event.js';
import { serialisePerformance } from './performance.js';

export function eventWithExtras(call: Call, event: EventSpec): JsonObject {
  return {
    ...serialiseEvent(event),
    ...contentFields(call, event),
    ...eventPrices(call, event),
  };
}

export const performanceWithExtras = (call: Call, performance: Performance): JsonObject => ({
  ...serialisePerformance(call.box, performance),
  ...performancePrices(call, performance),
});

/** Currencies of an answer with these events: none unless prices were asked for. */
export const currenciesOf = (call: Call, events: readonly EventSpec[]): CurrencyCode[] =>
  wantsPrices(call.params) ? events.map(({ currency }) => currency) : [];

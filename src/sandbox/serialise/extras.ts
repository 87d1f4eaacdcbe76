/** Events and performances with the fields that `req_…` flags ask for (docs/api/transport.md#object-parameters). */
import { type Call } from '../box-office.js';
import { type CurrencyCode, type EventSpec } from '../catalogue/types.js';
import { type JsonObject } from '../json.js';
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
  ...serialisePerformance(call.boxOffice, performance),
  ...performancePrices(call, performance),
});

/** Currencies of an answer with these events. None unless the call asks for prices. */
export const currenciesOf = (call: Call, events: readonly EventSpec[]): CurrencyCode[] =>
  wantsPrices(call.params) ? events.map(({ currency }) => currency) : [];

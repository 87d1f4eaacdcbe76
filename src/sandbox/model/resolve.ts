/** Looks up the performance and the price band that an order or an item of a trolley names. */
import { type Call, performanceOf } from '../box-office.js';
import { type EventBand, findEventBand } from '../catalogue/catalogue.js';
import { type Performance } from './performances.js';
import { type Order } from './state.js';

/** What names a performance, a ticket type and a price band: an order or an item of a trolley. */
interface Resolvable {
  readonly perfId: string;
  readonly ticketType: string;
  readonly band: string;
}

export interface Resolved {
  readonly performance: Performance;
  readonly eventBand: EventBand;
}

/** Undefined where another catalogue has written the item, e.g. into a trolley token. */
export function resolve(call: Call, { perfId, ticketType, band }: Resolvable): Resolved | undefined {
  const performance = performanceOf(call, perfId);
  const eventBand = performance && findEventBand(performance.event, ticketType, band);
  return eventBand ? { performance, eventBand } : undefined;
}

export function resolveOrder(call: Call, order: Order): Resolved {
  const found = resolve(call, order);
  if (!found) throw new Error(`Order for ${order.perfId}, which the catalogue does not know.`);
  return found;
}

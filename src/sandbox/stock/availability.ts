/** How many tickets of a price band a customer can have. Used by availability, trolleys and cached prices. */
import { type EventBand } from '../catalogue/catalogue.js';
import { type Performance } from '../model/performances.js';
import { type Stock } from './stock.js';

/** The largest order possible: the tickets left, capped by the largest quantity of the event. */
export function numberAvailable(stock: Stock, eventBand: EventBand, performance: Performance): number {
  return performance.onSale ? Math.min(stock.left(eventBand, performance), Math.max(...eventBand.event.quantities)) : 0;
}

/** The longest run of free seats. Where tickets have no named seats, all that are left. */
export function longestRun(stock: Stock, eventBand: EventBand, performance: Performance): number {
  if (!eventBand.band.rows) return stock.left(eventBand, performance);
  return Math.max(0, ...stock.sellableRuns(eventBand, performance).map((run) => run.seats.length));
}

/** The quantities of the event that the band still has tickets for. */
export function quantitiesFor(stock: Stock, eventBand: EventBand, performance: Performance): number[] {
  const most = numberAvailable(stock, eventBand, performance);
  return eventBand.event.quantities.filter((quantity) => quantity <= most);
}

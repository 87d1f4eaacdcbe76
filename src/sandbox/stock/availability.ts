/** How many tickets a band has for a customer; shared by availability, trolleys and cached prices. */
import { type Place } from '../catalogue/catalogue.js';
import { type Performance } from '../model/performances.js';
import { type Stock } from './stock.js';

/** Most tickets of one order: what is left, capped by the quantity limit. */
export function numberAvailable(stock: Stock, place: Place, performance: Performance): number {
  return performance.onSale ? Math.min(stock.left(place, performance), Math.max(...place.event.quantities)) : 0;
}

/** Longest run of free seats, or everything that is left where seats have no neighbours. */
export function longestRun(stock: Stock, place: Place, performance: Performance): number {
  if (!place.band.rows) return stock.left(place, performance);
  return Math.max(0, ...stock.sellableRuns(place, performance).map((run) => run.seats.length));
}

/** The event's quantities that a band can still do. */
export function quantitiesFor(stock: Stock, place: Place, performance: Performance): number[] {
  const most = numberAvailable(stock, place, performance);
  return place.event.quantities.filter((quantity) => quantity <= most);
}

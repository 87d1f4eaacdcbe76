/** Each endpoint's name, method and implementation (docs/api/transport.md#methods-and-parameters). */
import { type Call } from '../box-office.js';
import { type Json, type JsonObject } from '../json.js';
import { type Page } from '../model/state.js';
import { test } from './account.js';
import { availability, discounts, sendMethods } from './availability.js';
import { events, eventsById, months, performances, performancesById, times } from './browsing.js';
import { cancel } from './cancel.js';
import { callback, purchase } from './purchase.js';
import { cities, classes, emailCheck, sources } from './reference-data.js';
import { release, reserveOrders } from './reservation.js';
import { purchasePageArchive, reservePageArchive, status, transIdStatus } from './transaction.js';
import { addOns, trolley, upsells } from './trolley.js';

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Caches may keep browsing answers for an hour, as recorded, but nothing about stock, prices or orders. */
  readonly mayBeCached?: true;
  /** JSON, answered with status 200, or an archived page as it was. */
  readonly answer: (call: Call) => { json: Json } | { page: Page };
}

const get = (answer: (call: Call) => Json): Endpoint => ({
  method: 'GET',
  answer: (call) => ({ json: answer(call) }),
});
const browse = (answer: (call: Call) => Json): Endpoint => ({ ...get(answer), mayBeCached: true });
const post = (answer: (call: Call) => JsonObject): Endpoint => ({
  method: 'POST',
  answer: (call) => ({ json: answer(call) }),
});
const archive = (answer: (call: Call) => Page): Endpoint => ({
  method: 'GET',
  answer: (call) => ({ page: answer(call) }),
});

export const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries({
    'test.v1': browse(test),
    'events.v1': browse(events),
    'events_by_id.v1': browse(eventsById),
    'performances.v1': browse(performances),
    'performances_by_id.v1': browse(performancesById),
    'months.v1': browse(months),
    'times.v1': browse(times),
    'availability.v1': get(availability),
    'discounts.v1': get(discounts),
    'send_methods.v1': get(sendMethods),
    'trolley.v1': get(trolley),
    'add_ons.v1': get(addOns),
    'upsells.v1': get(upsells),
    'reserve.v1': post(reserveOrders),
    'release.v1': post(release),
    'purchase.v1': post(purchase),
    'callback.v1': post(callback),
    'cancel.v1': post(cancel),
    'sources.v1': browse(sources),
    'cities.v1': browse(cities),
    'classes.v1': browse(classes),
    'email_check.v1': get(emailCheck),
    'status.v1': get(status),
    'trans_id_status.v1': get(transIdStatus),
    'reserve_page_archive.v1': archive(reservePageArchive),
    'purchase_page_archive.v1': archive(purchasePageArchive),
  }),
);

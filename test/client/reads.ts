/** Reads one price band, order or event with the given fields through the client. For the parsing tests. */
import assert from 'node:assert/strict';
import type { PriceBand } from '../../src/domain/sale/availability.js';
import type { TicketedEvent } from '../../src/domain/catalogue/event.js';
import { allOrders, type Order } from '../../src/domain/trolley/trolley.js';
import { clientOf, failureOf } from './support.js';
import * as minimal from './minimal-answers.js';

export type Fields = Record<string, unknown>;

export const availabilityOf = (bandFields: Fields = {}, fields: Fields = {}) =>
  clientOf(minimal.availability(bandFields, fields)).getAvailability({ performanceId: 'p' });

export async function bandOf(bandFields: Fields, fields?: Fields): Promise<PriceBand> {
  return (await availabilityOf(bandFields, fields)).ticketTypes[0]!.priceBands[0]!;
}

export async function orderOf(orderFields: Fields, ticketFields?: Fields): Promise<Order> {
  const answer = await clientOf(minimal.withOrder(orderFields, ticketFields)).getReservation({ transactionUuid: 'u' });
  assert.ok(answer.outcome === 'reserved');
  return allOrders(answer.reservation.trolley)[0]!;
}

export async function eventOf(fields: Fields): Promise<TicketedEvent> {
  return (await clientOf({ results: { event: [minimal.event(fields)] } }).listEvents()).events[0]!;
}

export const messageOf = async (call: Promise<unknown>): Promise<string> =>
  (await failureOf(call, 'bad-response')).message;

/** Parses an `availability.v1` answer that the page passes to `<tsw-seat-map>`, with the client's parser. */
import { parseAvailability } from '../client/parse/availability.js';
import { JsonObject } from '../client/parse/json-object.js';
import type { Availability } from '../domain/sale/availability.js';
import { BadResponseError, createError, type TswError } from '../domain/error.js';
import { fail, ok, type Result } from '../domain/result.js';

/** @param answer parsed JSON @param performanceId empty where the page does not say */
export function readAvailability(answer: unknown, performanceId: string): Result<Availability, TswError> {
  try {
    return ok(parseAvailability(new JsonObject(answer), performanceId));
  } catch (cause) {
    if (!(cause instanceof BadResponseError)) throw cause;
    return fail(createError('bad-response', cause.message, { cause }));
  }
}

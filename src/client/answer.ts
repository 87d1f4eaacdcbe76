/**
 * Reads an answer's JSON into the domain's types, or throws the error that the answer is. The client does so after
 * every call.
 */
import { BadResponseError, createError } from '../domain/error.js';
import type { HttpAnswer } from './http.js';
import { errorInside } from './map-error.js';
import { JsonObject } from './parse/json-object.js';
import { findTrolley } from './parse/trolley.js';

/** @throws TswError for an error inside a successful answer, and for an answer that `parse` cannot read */
export function readAnswer<T>({ text, ...details }: HttpAnswer, parse: (answer: JsonObject) => T): T {
  const json = parseJson(text, details);
  const error = errorInside(json, details);
  if (error) throw error;
  try {
    return parse(new JsonObject(json));
  } catch (cause) {
    if (!(cause instanceof BadResponseError)) throw cause;
    throw createError('bad-response', cause.message, { ...details, transactionUuid: findUuid(json), cause });
  }
}

function parseJson(text: string, details: Omit<HttpAnswer, 'text'>): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new BadResponseError('bad-response', 'answer: expected JSON', { ...details, cause });
  }
}

/** An answer that cannot be read may still name its transaction. With the ID the tickets can be released. */
function findUuid(json: unknown): string | undefined {
  try {
    return findTrolley(new JsonObject(json))?.maybeText('transaction_uuid');
  } catch {
    return undefined;
  }
}

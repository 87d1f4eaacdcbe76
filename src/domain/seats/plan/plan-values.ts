/**
 * Reads values of the seating plans that partners supply. Unknown values are ignored, optional ones have defaults, and
 * an error names the path of a required one.
 */
import type { Point } from './drawn-hall.js';
import { TswError } from '../../error.js';

export type Unknown = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function numberOr(value: unknown, otherwise: number): number {
  return isNumber(value) ? value : otherwise;
}

export function pointOr(value: unknown, otherwise: Point = { x: 0, y: 0 }): Point {
  return isPoint(value) ? { x: value.x, y: value.y } : otherwise;
}

export function isPoint(value: unknown): value is Point {
  return isRecord(value) && isNumber(value['x']) && isNumber(value['y']);
}

/** The schema has labels and numbers as strings; some tools write them as numbers. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : isNumber(value) ? String(value) : '';
}

/** @throws TswError `configuration` unless it is a list; a missing list is empty */
export function listAt(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : refuse(path, 'must be a list');
}

/** @throws TswError `configuration` unless it is an object */
export function recordAt(value: unknown, path: string): Unknown {
  return isRecord(value) ? value : refuse(path, 'must be an object');
}

/** @throws TswError `configuration` */
export function refuse(path: string, problem: string): never {
  throw new TswError('configuration', `The seating plan cannot be used: ${path} ${problem}.`);
}

/** Reads the values of a plan that partners supply: extras are ignored, what may be missing is, what may not is named. */
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

/** Labels and numbers are strings by the schema; tools that write them as numbers mean the same. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : isNumber(value) ? String(value) : '';
}

/** @throws TswError `configuration` unless it is a list; a missing one is empty */
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

/** Something read from the box office, in each state it can be in. Elements switch over `status`. */
import type { TswError } from '../domain/error.js';

export type Resource<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  /** The old value stays on screen while a newer one is fetched. */
  | { readonly status: 'refreshing'; readonly value: T }
  /** `value` is the last good one, where there was one. */
  | { readonly status: 'failed'; readonly error: TswError; readonly value?: T };

export const IDLE: Resource<never> = Object.freeze({ status: 'idle' });
export const LOADING: Resource<never> = Object.freeze({ status: 'loading' });

export function valueOf<T>(resource: Resource<T>): T | undefined {
  return 'value' in resource ? resource.value : undefined;
}

/** The part of a session that buys. Pages that only search and choose never download it. */
import type * as buyingPart from './actions/buying.js';
import { createError } from '../domain/error.js';

export type Buying = typeof buyingPart;

let loading: Promise<Buying> | undefined;
let loaded: Buying | undefined;

/** The part, where it is there already: a purchase then begins with the click, and not a moment later. */
export const buyingIfLoaded = (): Buying | undefined => loaded;

/**
 * Loads the part once for all sessions of the page. After a failure the next call tries again.
 *
 * @throws TswError `network`
 */
export function loadBuying(): Promise<Buying> {
  return (loading ??= import('./actions/buying.js').then(
    (buying) => (loaded = buying),
    (cause: unknown) => {
      loading = undefined;
      throw createError('network', 'The part of the page that buys could not be loaded.', { cause });
    },
  ));
}

/**
 * `endpoint="sandbox:"`: the simulated box office runs inside the page, from a lazy chunk, behind the same proxy as a
 * real one. `sandbox:<user>` buys as that demo user. The tab keeps the state, so that a reload finds its reservation.
 */
import type { InPage } from './in-page.js';

let inPage: Promise<InPage> | undefined;

export function sandboxFetch(user: string): typeof fetch {
  return async (input, init) => (await load()).answer(user, new Request(input, init));
}

/** The Stripe stand-in, because Stripe does not know the simulated box office. */
export const loadStripeStandIn = async (): Promise<unknown> => (await load()).createStripe;

const load = (): Promise<InPage> => (inPage ??= import('./in-page.js').then(({ openInPage }) => openInPage()));

/**
 * `endpoint="sandbox:"`: the simulated box office runs inside the page, from a lazy chunk, behind the very proxy that
 * stands before a real one. `sandbox:<user>` buys as that demo user. Its state is kept for the tab, so that a reload finds
 * its reservation.
 */
import type { InPage } from './in-page.js';

let inPage: Promise<InPage> | undefined;

export function sandboxFetch(user: string): typeof fetch {
  return async (input, init) => (await load()).answer(user, new Request(input, init));
}

/** What stands in for Stripe, which knows nothing of a simulated box office. */
export const loadStripeStandIn = async (): Promise<unknown> => (await load()).createStripe;

const load = (): Promise<InPage> => (inPage ??= import('./in-page.js').then(({ openInPage }) => openInPage()));

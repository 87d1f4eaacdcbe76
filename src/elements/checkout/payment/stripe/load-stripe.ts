/** Loads Stripe.js from Stripe's own host, as Stripe demands, when the card fields are about to be shown. */
import type { Stripe, StripeConstructor, StripeElementLocale } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { createError } from '../../../../domain/error.js';

/** Milliseconds. A script may neither load nor fail. */
const LOAD_TIMEOUT = 15_000;

/** Languages that Stripe.js supports. */
const LOCALES: readonly string[] =
  'ar bg cs da de el en en-GB es es-419 et fi fil fr fr-CA he hr hu id it ja ko lt lv ms mt nb nl no pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  );

const loaded = new Map<string, Stripe>();

/**
 * @param language IETF tag
 * @param standIn the session's replacement for Stripe, if its box office is simulated
 * @throws TswError `network` when it cannot be loaded, `configuration` for a key that Stripe refuses
 */
export async function stripeFor(key: string, language: string, standIn: Promise<unknown> | undefined): Promise<Stripe> {
  if (standIn) return ((await standIn) as StripeConstructor)(key);
  const locale = localeOf(language);
  const known = loaded.get(`${key} ${locale}`);
  if (known) return known;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not there within ${LOAD_TIMEOUT / 1000} s.`)), LOAD_TIMEOUT);
  });
  try {
    const stripe = await Promise.race([loadStripe(key, { locale }), timeout]);
    if (!stripe) throw new Error('There is no page to load it in.');
    loaded.set(`${key} ${locale}`, stripe);
    return stripe;
  } catch (cause) {
    throw loadError(cause);
  } finally {
    clearTimeout(timer);
  }
}

function loadError(cause: unknown): Error {
  const isLoaded = typeof window.Stripe === 'function';
  console.error(
    isLoaded
      ? 'tsw-widgets: Stripe does not take the publishable key of this reservation’s debitor.'
      : 'tsw-widgets: Stripe.js could not be loaded. If no ad blocker is in the way, the page’s policy has to allow ' +
          'https://js.stripe.com (docs/embedding.md, “Content security policy”).',
    cause,
  );
  return createError(isLoaded ? 'configuration' : 'network', 'Stripe.js could not be used.', { cause });
}

function localeOf(language: string): StripeElementLocale {
  const [base = ''] = language.split('-');
  return (LOCALES.find((locale) => locale === language) ??
    LOCALES.find((locale) => locale === base) ??
    'auto') as StripeElementLocale;
}

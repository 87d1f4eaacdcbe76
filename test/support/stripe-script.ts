/** Serves the Stripe stand-in at the address of Stripe.js, so that pages load it like the real one. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../../src/in-page/stripe-stand-in.ts', import.meta.url));

let script: Promise<string> | undefined;

/** The stand-in as one classic script that defines `window.Stripe`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, target: 'es2022', lib: { entry: SOURCE, formats: ['iife'], name: 'StripeStandIn' } },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('Vite did not bundle the Stripe stand-in into one script.');
  return `${chunk.code}\nwindow.Stripe = StripeStandIn.createStripe;`;
}

export async function serveStripe(page: Page): Promise<void> {
  const body = await (script ??= bundle());
  await page.route('https://js.stripe.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

/** Fills the card fields of the Stripe stand-in. */
export async function fillStripeCard(page: Page, number = '4242 4242 4242 4242'): Promise<void> {
  await page.getByRole('textbox', { name: 'Card number' }).fill(number);
  await page.getByRole('textbox', { name: 'Expiry date' }).fill('12 / 30');
  await page.getByRole('textbox', { name: 'Security code' }).fill('123');
}

/** Serves what stands in for Stripe from the address of Stripe.js, so that pages load it as they load the real one. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import ts from 'typescript';

const SOURCE = new URL('../../src/in-page/stripe-stand-in.ts', import.meta.url);

export async function serveStripe(page: Page): Promise<void> {
  const { outputText } = ts.transpileModule(readFileSync(SOURCE, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const body = `(() => { ${outputText.replaceAll(/^export /gm, '')}; window.Stripe = createStripe; })();`;
  await page.route('https://js.stripe.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body }));
}

export async function fillCard(page: Page, number = '4242 4242 4242 4242'): Promise<void> {
  await page.getByRole('textbox', { name: 'Card number' }).fill(number);
  await page.getByRole('textbox', { name: 'Expiry date' }).fill('12 / 30');
  await page.getByRole('textbox', { name: 'Security code' }).fill('123');
}

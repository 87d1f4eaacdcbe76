/** axe over every demo page, in the states that a customer meets, light and dark, wide and narrow. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenOptions, useShop } from '../support/browser.js';
import { chooseSeats, fillCustomer, openEvent, seat } from '../support/customer.js';
import { fillCard } from '../support/stripe-script.js';

const shop = useShop();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

async function assertAccessible(page: Page): Promise<void> {
  const violations = await page.evaluate<Violation[]>(
    `${axeSource}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((found) => found.violations)`,
  );
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0]?.target)} ${nodes[0]?.failureSummary}`,
  );
  assert.deepEqual(found, []);
}

interface Visit extends OpenOptions {
  readonly path: string;
  /** The button that opens the booking, where it does not stand in the page. */
  readonly opener?: string;
  /** The customer pays by card. */
  readonly hasCard?: boolean;
  /** The customer pays in the page. */
  readonly paysHere?: boolean;
}

const VISITS: readonly Visit[] = [
  { path: 'index.html' },
  { path: 'index.html', width: 320 },
  { path: 'booking.html', width: 375 },
  { path: 'sandbox.html' },
  { path: 'stripe.html', width: 320, hasCard: true },
  { path: 'pay.html', width: 320, paysHere: true },
  { path: 'dark.html', dark: true },
  { path: 'button.html', opener: 'Book tickets' },
  { path: 'button.html', opener: 'Book tickets', width: 375 },
];

for (const { path, opener, hasCard = false, paysHere = hasCard, ...options } of VISITS) {
  const confirm = paysHere ? 'Pay now' : 'Confirm booking';
  describe(`${path} at ${options.width ?? 1280} px`, () => {
    it('has nothing for axe to find, from search to confirmation', async () => {
      const page = await shop.open(path, options);
      if (opener !== undefined) {
        await page.getByRole('heading', { name: /Cat at Lunchtime/ }).waitFor();
        await assertAccessible(page);
        await page.getByRole('button', { name: opener }).click();
      }
      await page.getByRole('button', { name: '1-Day Ticket' }).waitFor();
      await assertAccessible(page);
      await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
      await seat(page, 'B4').waitFor();
      await assertAccessible(page);
      await chooseSeats(page, 'B3', 'B5');
      await page.getByRole('alert').first().waitFor();
      await assertAccessible(page);
      await seat(page, 'B5').click();
      await chooseSeats(page, 'B2');
      await page.getByRole('button', { name: 'Add to trolley' }).click();
      await page.getByRole('button', { name: 'Reserve' }).waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: 'Reserve' }).click();
      await page.getByRole('button', { name: confirm }).waitFor();
      await assertAccessible(page);
      await page.getByRole('button', { name: confirm }).click();
      await page.getByRole('alert').first().waitFor();
      await assertAccessible(page);
      await fillCustomer(page);
      if (hasCard) await fillCard(page);
      await page.getByRole('button', { name: confirm }).click();
      await page
        .getByText(/PURCHASE-/)
        .first()
        .waitFor();
      await assertAccessible(page);
    });

    it('needs no sideways scrolling', async () => {
      const page = await shop.open(path, options);
      if (opener !== undefined) await page.getByRole('button', { name: opener }).click();
      await page.getByRole('button', { name: '1-Day Ticket' }).waitFor();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
    });
  });
}

/** Runs axe on every demo page, in each state of a booking, in light and dark, on wide and narrow screens. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type OpenOptions, useShop } from '../support/browser.js';
import { chooseSeats, fillCustomer, openToyStory, seat, seeReference } from '../support/customer.js';
import { assertAccessible } from '../support/axe.js';
import { fillStripeCard } from '../support/stripe-script.js';

const shop = useShop();

interface Visit extends OpenOptions {
  readonly path: string;
  /** The button that opens the booking, if the page has one. */
  readonly opener?: string;
  /** The customer pays by card. */
  readonly hasCard?: boolean;
  /** The customer pays without leaving the page. */
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
    it('has no violation that axe finds, from search to confirmation', async () => {
      const page = await shop.open(path, options);
      if (opener !== undefined) {
        await page.getByRole('heading', { name: /Cat at Lunchtime/ }).waitFor();
        await assertAccessible(page);
        await page.getByRole('button', { name: opener }).click();
      }
      await page.getByRole('button', { name: '1-Day Ticket' }).waitFor();
      await assertAccessible(page);
      await openToyStory(page);
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
      if (hasCard) await fillStripeCard(page);
      await page.getByRole('button', { name: confirm }).click();
      await seeReference(page);
      await assertAccessible(page);
    });

    it('does not scroll sideways', async () => {
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

/** A reload at every step comes back to the same step, with nothing lost and nothing done twice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { assertSays, chooseSeats, fillCustomer, openEvent, seat } from '../support/customer.js';

const shop = useShop();

/** Which calls of the kind that change something were sent. */
function writes(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const endpoint = /\/(reserve|release|purchase)\.v1/.exec(request.url())?.[1];
    if (endpoint && request.method() === 'POST') sent.push(endpoint);
  });
  return sent;
}

for (const path of ['booking.html', 'index.html', 'sandbox.html']) {
  describe(`a reload on ${path}`, () => {
    it('comes back to the same step, every time', async () => {
      const page = await shop.open(path);
      const sent = writes(page);
      const again = () => page.reload();

      await page.getByRole('searchbox', { name: 'Search events' }).fill('toy story');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Toy Story/ }).click();
      await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).waitFor();
      await again();
      await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).click();
      await page.getByRole('button', { name: /^15:30/ }).click();
      await seat(page, 'B2').waitFor();
      await again();
      await chooseSeats(page, 'B2', 'B3');
      await page.getByRole('button', { name: 'Add to trolley' }).click();
      await page.getByRole('button', { name: 'Reserve' }).waitFor();
      await again();
      await page.getByRole('button', { name: 'Reserve' }).click();
      await page.getByRole('textbox', { name: 'First name' }).waitFor();
      await again();
      await page.getByRole('textbox', { name: 'First name' }).waitFor();
      await assertSays(page, /1[45]:\d\d/);
      await fillCustomer(page);
      await again();
      await page.getByRole('textbox', { name: 'Last name' }).waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Last name' }).inputValue(), 'Tester');
      assert.equal(await page.getByRole('textbox', { name: 'Email' }).inputValue(), 'ada@example.com');
      await page.getByRole('button', { name: 'Confirm booking' }).click();
      await page
        .getByText(/PURCHASE-/)
        .first()
        .waitFor();
      await again();
      await page
        .getByText(/PURCHASE-/)
        .first()
        .waitFor();
      await assertSays(page, /B2.*B3/);
      if (path !== 'sandbox.html') assert.deepEqual(sent, ['reserve', 'purchase']);
    });
  });
}

describe('a reload in the middle of a purchase', () => {
  it('finds what became of it and buys nothing twice', async () => {
    const page = await shop.open('booking.html');
    const sent = writes(page);
    await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
    await chooseSeats(page, 'B2', 'B3');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    // The box office gets the purchase, but its answer never reaches the page that asked.
    await page.route('**/purchase.v1', async (route) => {
      await route.fetch();
      await new Promise(() => undefined);
    });
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page.waitForTimeout(500);
    await page.reload();
    await page
      .getByText(/PURCHASE-/)
      .first()
      .waitFor();
    assert.deepEqual(sent, ['reserve', 'purchase']);
  });

  it('and a double click buy once', async () => {
    const page = await shop.open('booking.html');
    const sent = writes(page);
    await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
    await chooseSeats(page, 'B2', 'B3');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).dblclick();
    await page
      .getByText(/PURCHASE-/)
      .first()
      .waitFor();
    assert.deepEqual(sent, ['reserve', 'purchase']);
  });
});

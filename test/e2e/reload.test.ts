/** A reload at every step comes back to the same step, loses nothing and repeats nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useShop } from '../support/browser.js';
import {
  assertSays,
  changingCalls,
  chooseSeats,
  fillCustomer,
  reserveToyStory,
  seat,
  seeReference,
} from '../support/customer.js';

const shop = useShop();

for (const path of ['booking.html', 'index.html', 'sandbox.html']) {
  describe(`a reload on ${path}`, () => {
    it('comes back to the same step', async () => {
      const page = await shop.open(path);
      const sent = changingCalls(page);

      await page.getByRole('searchbox', { name: 'Search events' }).fill('toy story');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /Toy Story/ }).click();
      await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).click();
      await page.getByRole('button', { name: /^15:30/ }).click();
      await seat(page, 'B2').waitFor();
      await page.reload();
      await chooseSeats(page, 'B2', 'B3');
      await page.getByRole('button', { name: 'Add to trolley' }).click();
      await page.getByRole('button', { name: 'Reserve' }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: 'Reserve' }).click();
      await page.getByRole('textbox', { name: 'First name' }).waitFor();
      await page.reload();
      await page.getByRole('textbox', { name: 'First name' }).waitFor();
      await assertSays(page, /1[45]:\d\d/);
      await fillCustomer(page);
      await page.reload();
      await page.getByRole('textbox', { name: 'Last name' }).waitFor();
      assert.equal(await page.getByRole('textbox', { name: 'Last name' }).inputValue(), 'Tester');
      assert.equal(await page.getByRole('textbox', { name: 'Email' }).inputValue(), 'ada@example.com');
      await page.getByRole('button', { name: 'Confirm booking' }).click();
      await seeReference(page);
      await page.reload();
      await seeReference(page);
      await assertSays(page, /B2.*B3/);
      if (path !== 'sandbox.html') assert.deepEqual(sent, ['reserve', 'purchase']);
    });
  });
}

describe('during a purchase', () => {
  it('a reload finds the outcome and buys nothing twice', async () => {
    const page = await shop.open('booking.html');
    const sent = changingCalls(page);
    await reserveToyStory(page);
    await fillCustomer(page);
    // The box office gets the purchase, but its answer never reaches the page.
    await page.route('**/purchase.v1', async (route) => {
      await route.fetch();
      await new Promise(() => undefined);
    });
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page.waitForTimeout(500);
    await page.reload();
    await seeReference(page);
    assert.deepEqual(sent, ['reserve', 'purchase']);
  });

  it('a double click buys once', async () => {
    const page = await shop.open('booking.html');
    const sent = changingCalls(page);
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).dblclick();
    await seeReference(page);
    assert.deepEqual(sent, ['reserve', 'purchase']);
  });
});

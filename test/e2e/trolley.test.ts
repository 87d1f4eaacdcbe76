/**
 * The trolley: several products on two pages, seats that cannot be reserved and seats that come back different. R7, R10
 * and R11 are cases of docs/api/certification.md.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import {
  assertSays,
  button,
  changingCalls,
  chooseSeats,
  fillCustomer,
  openCat,
  openEvent,
  openToyStory,
  seeReference,
  wordsOn,
} from '../support/customer.js';

const shop = useShop();

/** Goes from a trolley with orders back to the search. */
async function searchAgain(page: Page): Promise<void> {
  await button(page, 'Add something else').click();
}

/** Opens an event without dates. */
async function openUndated(page: Page, words: string, event: RegExp): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search events' }).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: event }).first().click();
}

describe('a reserve answer that differs from the request', () => {
  it('R10: says that nothing was charged, and lets the customer change the seat in the trolley', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await chooseSeats(page, 'H9', 'H10');
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    const alert = page.getByRole('alert').filter({ hasText: 'Seat H10 causes failure.' });
    await alert.waitFor();
    await assertSays(page, /Dress Circle, Price band B could not be reserved/);
    await assertSays(page, /Your card has not been charged/);
    assert.equal(await button(page, 'Confirm booking').count(), 0);
    await button(page, 'Change Toy Story - The Opera').click();
    for (const id of ['H9', 'H10']) await page.getByRole('button', { name: `Deselect ${id}` }).click();
    await chooseSeats(page, 'H7', 'H8');
    await button(page, 'Save changes').click();
    await page.getByText('Toy Story - The Opera was changed.').first().waitFor();
    await button(page, 'Reserve').click();
    await button(page, 'Confirm booking').waitFor();
    await assertSays(page, /Seats H7, H8/);
  });

  it('R11: asks to accept other seats, and releases them when the customer refuses', async () => {
    const page = await shop.open('booking.html');
    const sent = changingCalls(page);
    await openToyStory(page);
    await chooseSeats(page, 'D6', 'D7');
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    const alert = page.getByRole('alert').filter({ hasText: 'Please check what has changed' });
    await alert.waitFor();
    assert.match((await alert.innerText()).replaceAll(/\s+/g, ' '), /seats D6, D7 and now have seats D\d, D\d/);
    assert.equal(await button(page, 'Confirm booking').count(), 0);
    await button(page, 'Give the tickets back').click();
    await button(page, 'Reserve').waitFor();
    assert.deepEqual(sent, ['reserve', 'release']);
    await button(page, 'Reserve').click();
    await button(page, 'Accept').click();
    await button(page, 'Confirm booking').waitFor();
  });

  it('R7: shows restricted views of seats that the box office chose, and asks to accept them before payment', async () => {
    const page = await shop.open('booking.html');
    await openEvent(page, 'swan lake', /Swan Lake/, /^Thursday, 4 March 2027/, '15:30');
    for (let more = 0; more < 2; more += 1) await page.getByRole('button', { name: /^More/ }).click();
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    const alert = page.getByRole('alert').filter({ hasText: 'Please check your seats' });
    await alert.waitFor();
    assert.equal((await alert.innerText()).match(/Restricted view/g)?.length, 2);
    assert.equal(await button(page, 'Confirm booking').count(), 0);
    await button(page, 'Accept').click();
    await button(page, 'Confirm booking').waitFor();
    await assertSays(page, /Restricted view/);
  });
});

describe('four products on two pages', () => {
  it('make one trolley: two sellers, exact totals, an add-on, a question about currencies, one purchase', async () => {
    const page = await shop.open('index.html');
    await openUndated(page, 'memberships', /V&A Memberships/);
    await page.getByText('One ticket for each order.').waitFor();
    await button(page, 'Add to trolley').click();
    await button(page, 'Remove V&A Memberships').waitFor();
    await openEvent(page, 'nutcracker', /Nutcracker/, /^Thursday, 4 March 2027/, '19:30');
    await button(page, 'Add to trolley').click();
    await page.getByRole('button', { name: /^Remove Matthew/ }).waitFor();

    await page.goto(`${shop.demo.site}/booking.html`);
    // The performance that was chosen last is still open.
    await button(page, 'Choose another date').click();
    await button(page, 'Choose another event').click();
    await searchAgain(page);
    await openCat(page);
    await chooseSeats(page, 'B3', 'B4');
    await button(page, 'Add to trolley').click();
    await button(page, 'Add Unremarkable Cat Lunchbox').click();
    await button(page, 'Remove Unremarkable Cat Lunchbox').waitFor();
    await assertSays(page, /2 × £12\.00/);

    // The helicopter tour is sold in dollars.
    await searchAgain(page);
    await openEvent(page, 'imperial helicopter', /Imperial Helicopter/, /^Thursday, 4 March 2027/, '12:30');
    await button(page, 'Add to trolley').click();
    const question = page
      .getByRole('alert')
      .filter({ hasText: 'is sold in another currency than Imperial Helicopter Tour' });
    await question.waitFor();
    await page.getByRole('button', { name: /^Keep / }).click();
    await question.waitFor({ state: 'hidden' });
    await button(page, 'Choose another date').click();
    await button(page, 'Choose another event').click();
    await button(page, 'Back to your trolley').click();

    await assertSays(page, /Sold by External Test Backend 0/);
    await assertSays(page, /Sold by External Test Backend 1/);
    await assertSays(page, /your statement will show 2 payments instead of one/);
    // The order that the customer kept: two seats at £55 and two lunchboxes at £12.
    await assertSays(page, /Total £134\.00/);
    await button(page, 'Reserve').click();
    await fillCustomer(page);
    await button(page, 'Confirm booking').click();
    await seeReference(page);
    const words = await wordsOn(page);
    for (const name of ['Nutcracker', 'V&A Memberships', 'Cat at Lunchtime', 'Unremarkable Cat Lunchbox']) {
      assert.ok(words.includes(name), name);
    }
  });
});

/** The trolley as a customer has it: many products over several pages, what cannot be held, what comes otherwise. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { assertSays, chooseSeats, fillCustomer, openEvent, wordsOn } from '../support/customer.js';

const shop = useShop();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** From a trolley with something in it, to the search again where the page has it elsewhere. */
async function addMore(page: Page): Promise<void> {
  await button(page, 'Add something else').click();
}

async function openToyStory(page: Page): Promise<void> {
  await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
}

/** An event without dates. */
async function openUndated(page: Page, words: string, event: RegExp): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search events' }).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: event }).first().click();
}

/** Records calls of the kind that change something. */
function writes(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    const endpoint = /\/(reserve|release|purchase)\.v1/.exec(request.url())?.[1];
    if (endpoint && request.method() === 'POST') sent.push(endpoint);
  });
  return sent;
}

describe('what was asked for and what came', () => {
  it('R10: a seat that cannot be held is exchanged in the trolley, and nothing was charged', async () => {
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

  it('R11: other seats than asked for need a yes, and a no gives them back', async () => {
    const page = await shop.open('booking.html');
    const sent = writes(page);
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

  it('R7: restricted views of seats that the box office chose are shown, and need a yes, before paying', async () => {
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

describe('four products over two pages', () => {
  it('are one trolley: two sellers, exact totals, an add-on, one question about currencies, one purchase', async () => {
    const page = await shop.open('index.html');
    await openUndated(page, 'memberships', /V&A Memberships/);
    await page.getByText('One ticket for each order.').waitFor();
    await button(page, 'Add to trolley').click();
    await button(page, 'Remove V&A Memberships').waitFor();
    await openEvent(page, 'nutcracker', /Nutcracker/, /^Thursday, 4 March 2027/, '19:30');
    await button(page, 'Add to trolley').click();
    await page.getByRole('button', { name: /^Remove Matthew/ }).waitFor();

    await page.goto(`${shop.demo.site}/booking.html`);
    // What was looked at last is still open.
    await button(page, 'Choose another date').click();
    await button(page, 'Choose another event').click();
    await addMore(page);
    await openEvent(page, 'cat at lunchtime', /Cat at Lunchtime/, /^Saturday, 1 January 2028/, '15:30');
    await chooseSeats(page, 'B3', 'B4');
    await button(page, 'Add to trolley').click();
    await button(page, 'Add Unremarkable Cat Lunchbox').click();
    await button(page, 'Remove Unremarkable Cat Lunchbox').waitFor();
    await assertSays(page, /2 × £12\.00/);

    // The helicopter flies for dollars.
    await addMore(page);
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
    // 18 + 3 for a ticket in the stalls, 50 for a membership; two seats at 55 and two lunchboxes at 12.
    await assertSays(page, /Total £134\.00/);
    await button(page, 'Reserve').click();
    await fillCustomer(page);
    await button(page, 'Confirm booking').click();
    await page
      .getByText(/PURCHASE-/)
      .first()
      .waitFor();
    const words = await wordsOn(page);
    for (const name of ['Nutcracker', 'V&A Memberships', 'Cat at Lunchtime', 'Unremarkable Cat Lunchbox']) {
      assert.ok(words.includes(name), name);
    }
  });
});

/**
 * Case R9 of docs/api/certification.md and the rules of a session, with the real proxy and the simulated box office, in
 * two tabs where that matters.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import {
  assertSays,
  button,
  chooseSeats,
  fillCustomer,
  openCat,
  openToyStory,
  reserveToyStory,
  seat,
  seeReference,
  timeLeft,
} from '../support/customer.js';
import { Ledger } from '../support/ledger.js';

const shop = useShop();

async function reserveSeats(page: Page): Promise<void> {
  await reserveToyStory(page);
  await timeLeft(page).waitFor();
}

async function secondsLeft(page: Page): Promise<number> {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(await timeLeft(page).innerText()) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

describe('R9 release', () => {
  it('R9 release: releases the tickets before the customer reserves others', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context());
    await reserveSeats(page);
    await button(page, 'Release tickets').click();
    await button(page, 'Reserve').waitFor();
    assert.deepEqual(await ledger.statuses(), ['released']);
    await page.getByRole('button', { name: /^Remove/ }).click();
    await openToyStory(page);
    await chooseSeats(page, 'B4', 'B5');
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    await timeLeft(page).waitFor();
    assert.deepEqual(ledger.sent, ['reserve', 'release', 'reserve']);
    assert.deepEqual(await ledger.statuses(), ['released', 'reserved']);
  });

  it('R9 release: releases the seats of an emptied trolley', async () => {
    const page = await shop.open('index.html');
    const ledger = new Ledger(shop, page.context());
    await reserveSeats(page);
    await page.getByRole('button', { name: /^Remove/ }).click();
    await timeLeft(page).waitFor({ state: 'hidden' });
    assert.deepEqual(ledger.sent, ['reserve', 'release']);
    assert.deepEqual(await ledger.statuses(), ['released']);
    const stranger = await shop.open('booking.html');
    await openToyStory(stranger);
    await seat(stranger, 'B2').click();
    await button(stranger, 'Add to trolley').waitFor();
  });
});

describe('at most one live reservation', () => {
  it('one live reservation: an order from another tab releases, changes the trolley and reserves again', async () => {
    const first = await shop.open('index.html');
    const ledger = new Ledger(shop, first.context());
    await reserveSeats(first);
    const second = await shop.open('index.html', { context: first.context() });
    await timeLeft(second).waitFor();
    await openCat(second);
    await chooseSeats(second, 'B3', 'B5');
    await button(second, 'Add to trolley').click();
    for (const page of [first, second]) await page.getByText('£220.00').first().waitFor();
    await timeLeft(first).waitFor();
    assert.deepEqual(ledger.sent, ['reserve', 'release', 'reserve']);
    assert.deepEqual(await ledger.statuses(), ['released', 'reserved']);
  });

  it('leaving checkout: closing the dialog of a booking button can release the tickets', async () => {
    const page = await shop.open('button.html');
    const ledger = new Ledger(shop, page.context());
    await button(page, 'Book this event').click();
    await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).click();
    await page.getByRole('button', { name: /15:30/ }).click();
    await chooseSeats(page, 'B3', 'B5');
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    await timeLeft(page).waitFor();
    await button(page, 'Close').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Give the tickets back' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.deepEqual(ledger.sent, ['reserve', 'release']);
    assert.deepEqual(await ledger.statuses(), ['released']);
  });
});

describe('the answer to a reserve', () => {
  it('the answer is checked: other seats have to be accepted, and are released when refused', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context());
    await openToyStory(page);
    await chooseSeats(page, 'D6', 'D7');
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    await button(page, 'Accept').waitFor();
    await assertSays(page, /D6.*D7.*D2.*D3/);
    assert.equal(await button(page, 'Confirm booking').count(), 0);
    await button(page, 'Give the tickets back').click();
    await button(page, 'Reserve').waitFor();
    assert.deepEqual(ledger.sent, ['reserve', 'release']);
    assert.deepEqual(await ledger.statuses(), ['released']);
  });
});

describe('one reservation in several tabs and after reloads', () => {
  it('the time left: is the same in every tab, also after a reload', async () => {
    const first = await shop.open('booking.html');
    await reserveSeats(first);
    const second = await shop.open('booking.html', { context: first.context() });
    await timeLeft(second).waitFor();
    await first.reload();
    await timeLeft(first).waitFor();
    const [here, there] = await Promise.all([secondsLeft(first), secondsLeft(second)]);
    assert.ok(here > 13 * 60 && here <= 15 * 60, `${here} seconds left`);
    assert.ok(Math.abs(here - there) <= 1, `${here} and ${there} seconds left`);
  });

  it('the same reservation: appears after a reload, in a second tab and after the back button', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context());
    await reserveSeats(page);
    await page.reload();
    await timeLeft(page).waitFor();
    await page.getByRole('link', { name: 'Scattered elements' }).click();
    await timeLeft(page).waitFor();
    await page.goBack();
    await timeLeft(page).waitFor();
    const second = await shop.open('booking.html', { context: page.context() });
    await timeLeft(second).waitFor();
    for (const tab of [page, second]) await assertSays(tab, /B2.*B3/);
    assert.deepEqual(ledger.sent, ['reserve']);
    assert.deepEqual(await ledger.statuses(), ['reserved']);
  });

  it('a purchase is sent once: double click, lost answer, reload and a second tab', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context());
    await reserveSeats(page);
    await fillCustomer(page);
    // The box office gets the purchase, but its answer never reaches the page.
    const arrived = new Promise<void>((resolve) => {
      void page.route('**/purchase.v1', async (route) => {
        await route.fetch();
        resolve();
      });
    });
    await button(page, 'Confirm booking').dblclick();
    await arrived;
    const second = await shop.open('booking.html', { context: page.context() });
    await page.reload();
    for (const tab of [page, second]) await seeReference(tab);
    assert.deepEqual(ledger.sent, ['reserve', 'purchase']);
    assert.deepEqual(await ledger.statuses(), ['purchased']);
  });
});

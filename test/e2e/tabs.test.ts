/**
 * One session in several tabs of a real browser, and what leaving the page does to its reservation. R9 to R11 are cases
 * of docs/api/certification.md.
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
  openToyStory,
  seeReference,
  timeLeft,
} from '../support/customer.js';

const shop = useShop();

async function addSeats(page: Page, ...seats: string[]): Promise<void> {
  await openToyStory(page);
  await chooseSeats(page, ...seats);
  await button(page, 'Add to trolley').click();
}

async function reserveSeats(page: Page, ...seats: string[]): Promise<void> {
  await addSeats(page, ...seats);
  await button(page, 'Reserve').click();
  await timeLeft(page).waitFor();
}

describe('two tabs of one browser', () => {
  it('R9: show one reservation; removing the order in one releases the tickets in both', async () => {
    const first = await shop.open('index.html');
    const sent = changingCalls(first.context());
    await reserveSeats(first, 'B2', 'B3');
    const second = await shop.open('index.html', { context: first.context() });
    await timeLeft(second).waitFor();
    await second.getByText(/B2/).first().waitFor();
    await assertSays(second, /B2.*B3/);
    assert.deepEqual(sent, ['reserve']);
    await second.getByRole('button', { name: /^Remove/ }).click();
    await timeLeft(first).waitFor({ state: 'hidden' });
    assert.deepEqual(sent, ['reserve', 'release']);
  });

  it('R10: report a failed reserve in the tab that asked; the other tab goes on', async () => {
    const first = await shop.open('index.html');
    const second = await shop.open('index.html', { context: first.context() });
    await addSeats(first, 'H9', 'H10');
    await button(first, 'Reserve').click();
    await first.getByText('Seat H10 causes failure.').first().waitFor();
    await button(second, 'Reserve').waitFor();
    await second.getByRole('button', { name: /^Remove/ }).click();
    await button(first, 'Reserve').waitFor({ state: 'hidden' });
  });

  it('R11: ask once to accept other seats', async () => {
    const first = await shop.open('index.html');
    await addSeats(first, 'D6', 'D7');
    await button(first, 'Reserve').click();
    const second = await shop.open('index.html', { context: first.context() });
    await second.getByText(/D2/).first().waitFor();
    await assertSays(second, /D6.*D7/);
    await button(second, 'Accept').click();
    await first.getByRole('textbox', { name: 'First name' }).waitFor();
  });

  it('buy once when both confirm, and both show the booking', async () => {
    const first = await shop.open('booking.html');
    const sent = changingCalls(first.context());
    await reserveSeats(first, 'B2', 'B3');
    const second = await shop.open('booking.html', { context: first.context() });
    for (const page of [first, second]) await fillCustomer(page);
    // The box office gets the first purchase only after the second click.
    let letThrough = (): void => undefined;
    const bothPressed = new Promise<void>((resolve) => (letThrough = resolve));
    await first.context().route('**/purchase.v1', async (route) => {
      await bothPressed;
      await route.continue();
    });
    await button(first, 'Confirm booking').click();
    await button(second, 'Confirm booking').click({ force: true });
    letThrough();
    for (const page of [first, second]) await seeReference(page);
    assert.deepEqual(sent, ['reserve', 'purchase']);
  });
});

describe('leaving the page with a reservation', () => {
  /** @returns a function that reads the reservation's status from the box office */
  async function reserveAndTrack(page: Page): Promise<() => Promise<string>> {
    const reserved = page.waitForResponse(/\/reserve\.v1/);
    await reserveSeats(page, 'B2', 'B3');
    const uuid = /"transaction_uuid": ?"([^"]+)"/.exec(await (await reserved).text())?.[1] ?? '';
    return async () => {
      const headers = { Authorization: `Basic ${btoa('demo:demopass')}` };
      const url = `${shop.demo.sandbox}/status.v1?transaction_uuid=${uuid}`;
      const answer = await shop.demo.sandboxHandle(new Request(url, { headers }));
      return ((await answer.json()) as { transaction_status: string }).transaction_status;
    };
  }

  const otherSite = (): string => shop.demo.site.replace('localhost', '127.0.0.1');

  it('for another site releases the tickets, and coming back shows the trolley', async () => {
    const page = await shop.open('booking.html');
    const status = await reserveAndTrack(page);
    await page.evaluate((url) => void (location.href = url), otherSite());
    await page.waitForURL(/127\.0\.0\.1/);
    for (let tries = 0; tries < 50 && (await status()) !== 'released'; tries += 1) await page.waitForTimeout(100);
    assert.equal(await status(), 'released');
    await page.goBack();
    await button(page, 'Reserve').waitFor();
    await assertSays(page, /B2.*B3/);
  });

  it('by a reload, or for another page of the site, keeps the reservation', async () => {
    const page = await shop.open('booking.html');
    const status = await reserveAndTrack(page);
    await page.reload();
    await timeLeft(page).waitFor();
    await page.getByRole('link', { name: 'Scattered elements' }).click();
    await timeLeft(page).waitFor();
    assert.equal(await status(), 'reserved');
  });

  it('for another site keeps the reservation while another tab shows it', async () => {
    const page = await shop.open('booking.html');
    const status = await reserveAndTrack(page);
    const second = await shop.open('booking.html', { context: page.context() });
    await timeLeft(second).waitFor();
    await page.evaluate((url) => void (location.href = url), otherSite());
    await page.waitForURL(/127\.0\.0\.1/);
    await page.waitForTimeout(500);
    assert.equal(await status(), 'reserved');
  });
});

/** One session over real tabs of one browser, and what leaving a page does to what is held. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { assertSays, chooseSeats, fillCustomer, openEvent } from '../support/customer.js';

const shop = useShop();

/** Which calls of the kind that change something a browser's tabs send. */
function writes(context: BrowserContext): string[] {
  const sent: string[] = [];
  context.on('request', (request) => {
    const endpoint = /\/(reserve|release|purchase)\.v1/.exec(request.url())?.[1];
    if (endpoint && request.method() === 'POST') sent.push(endpoint);
  });
  return sent;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const timeLeft = (page: Page) => page.locator('[part="time-left"]').first();

async function addSeats(page: Page, ...seats: string[]): Promise<void> {
  await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
  await chooseSeats(page, ...seats);
  await button(page, 'Add to trolley').click();
}

async function hold(page: Page, ...seats: string[]): Promise<void> {
  await addSeats(page, ...seats);
  await button(page, 'Reserve').click();
  await timeLeft(page).waitFor();
}

describe('two tabs of one browser', () => {
  it('R9: show one reservation; a removal in one gives the tickets back, which the other shows', async () => {
    const first = await shop.open('index.html');
    const sent = writes(first.context());
    await hold(first, 'B2', 'B3');
    const second = await shop.open('index.html', { context: first.context() });
    await timeLeft(second).waitFor();
    await second.getByText(/B2/).first().waitFor();
    await assertSays(second, /B2.*B3/);
    assert.deepEqual(sent, ['reserve']);
    await second.getByRole('button', { name: /^Remove/ }).click();
    await timeLeft(first).waitFor({ state: 'hidden' });
    assert.deepEqual(sent, ['reserve', 'release']);
  });

  it('R10: say in the tab that asked that nothing could be held; the other goes on', async () => {
    const first = await shop.open('index.html');
    const second = await shop.open('index.html', { context: first.context() });
    await addSeats(first, 'H9', 'H10');
    await button(first, 'Reserve').click();
    await first.getByText('Seat H10 causes failure.').first().waitFor();
    await button(second, 'Reserve').waitFor();
    await second.getByRole('button', { name: /^Remove/ }).click();
    await button(first, 'Reserve').waitFor({ state: 'hidden' });
  });

  it('R11: ask for the yes to other seats once', async () => {
    const first = await shop.open('index.html');
    await addSeats(first, 'D6', 'D7');
    await button(first, 'Reserve').click();
    const second = await shop.open('index.html', { context: first.context() });
    await second.getByText(/D2/).first().waitFor();
    await assertSays(second, /D6.*D7/);
    await button(second, 'Accept').click();
    await first.getByRole('textbox', { name: 'First name' }).waitFor();
  });

  it('buy once, whichever presses, and both show it', async () => {
    const first = await shop.open('booking.html');
    const sent = writes(first.context());
    await hold(first, 'B2', 'B3');
    const second = await shop.open('booking.html', { context: first.context() });
    for (const page of [first, second]) await fillCustomer(page);
    // The box office gets the first press only after the second.
    let pressed = (): void => undefined;
    const bothPressed = new Promise<void>((resolve) => (pressed = resolve));
    await first.context().route('**/purchase.v1', async (route) => {
      await bothPressed;
      await route.continue();
    });
    await button(first, 'Confirm booking').click();
    await button(second, 'Confirm booking').click({ force: true });
    pressed();
    for (const page of [first, second])
      await page
        .getByText(/PURCHASE-/)
        .first()
        .waitFor();
    assert.deepEqual(sent, ['reserve', 'purchase']);
  });
});

describe('leaving the page with tickets held', () => {
  async function holdAndTell(page: Page): Promise<() => Promise<string>> {
    const reserved = page.waitForResponse(/\/reserve\.v1/);
    await hold(page, 'B2', 'B3');
    const uuid = /"transaction_uuid": ?"([^"]+)"/.exec(await (await reserved).text())?.[1] ?? '';
    return async () => {
      const headers = { Authorization: `Basic ${btoa('demo:demopass')}` };
      const url = `${shop.demo.sandbox}/status.v1?transaction_uuid=${uuid}`;
      const answer = await shop.demo.sandboxHandle(new Request(url, { headers }));
      return ((await answer.json()) as { transaction_status: string }).transaction_status;
    };
  }

  const elsewhere = (): string => shop.demo.site.replace('localhost', '127.0.0.1');

  it('for another site gives them back, and coming back finds the trolley', async () => {
    const page = await shop.open('booking.html');
    const status = await holdAndTell(page);
    await page.evaluate((url) => void (location.href = url), elsewhere());
    await page.waitForURL(/127\.0\.0\.1/);
    for (let tries = 0; tries < 50 && (await status()) !== 'released'; tries += 1) await page.waitForTimeout(100);
    assert.equal(await status(), 'released');
    await page.goBack();
    await button(page, 'Reserve').waitFor();
    await assertSays(page, /B2.*B3/);
  });

  it('by a reload, or for another page of the site, keeps them', async () => {
    const page = await shop.open('booking.html');
    const status = await holdAndTell(page);
    await page.reload();
    await timeLeft(page).waitFor();
    await page.getByRole('link', { name: 'Scattered elements' }).click();
    await timeLeft(page).waitFor();
    assert.equal(await status(), 'reserved');
  });

  it('for another site keeps them while another tab has them too', async () => {
    const page = await shop.open('booking.html');
    const status = await holdAndTell(page);
    const second = await shop.open('booking.html', { context: page.context() });
    await timeLeft(second).waitFor();
    await page.evaluate((url) => void (location.href = url), elsewhere());
    await page.waitForURL(/127\.0\.0\.1/);
    await page.waitForTimeout(500);
    assert.equal(await status(), 'reserved');
  });
});

/** The page sends a purchase once, whatever the customer, the browser or the network does meanwhile. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import { button, fillCustomer, reserveToyStory, seeReference } from '../support/customer.js';
import { Ledger } from '../support/ledger.js';

const shop = useShop();

interface Confirming {
  readonly page: Page;
  readonly ledger: Ledger;
  /** Resolves when the page has sent the purchase, before the proxy gets it. */
  readonly isSent: Promise<void>;
  /** Lets the request and its answer through. */
  letThrough(): void;
}

/** Opens a filled-in form. The next purchase waits for `letThrough` before it reaches the proxy. */
async function openFilledForm(from: Shop): Promise<Confirming> {
  const page = await from.open('index.html');
  const ledger = new Ledger(from, page.context());
  await page.getByRole('link', { name: 'One tag' }).click();
  await reserveToyStory(page);
  await fillCustomer(page);
  let letThrough = (): void => undefined;
  const released = new Promise<void>((resolve) => (letThrough = resolve));
  const isSent = new Promise<void>((resolve) => {
    void page.context().route('**/purchase.v1', async (route: Route) => {
      resolve();
      await released;
      // The request still arrives when its page is already closed.
      await route.continue().catch(() => undefined);
    });
  });
  return { page, ledger, isSent, letThrough };
}

async function assertBoughtOnce(ledger: Ledger, ...pages: Page[]): Promise<void> {
  for (const page of pages) await seeReference(page);
  assert.deepEqual(ledger.sent, ['reserve', 'purchase']);
  assert.deepEqual(await ledger.statuses(), ['purchased']);
}

describe('a purchase is sent once', () => {
  it('double click', async () => {
    const { page, ledger, letThrough } = await openFilledForm(shop);
    letThrough();
    await button(page, 'Confirm booking').dblclick();
    await assertBoughtOnce(ledger, page);
  });

  it('Enter in a field and a click', async () => {
    const { page, ledger, isSent, letThrough } = await openFilledForm(shop);
    await page.getByLabel('Postcode', { exact: true }).press('Enter');
    await isSent;
    await button(page, 'Confirm booking').click({ force: true });
    await page.getByLabel('Postcode', { exact: true }).press('Enter');
    letThrough();
    await assertBoughtOnce(ledger, page);
  });

  it('three minutes without an answer: another message after 30 seconds, which stays until the answer comes', async () => {
    const { page, ledger, isSent, letThrough } = await openFilledForm(shop);
    await page.clock.install();
    await button(page, 'Confirm booking').click();
    await isSent;
    await page.getByText('Your booking is being made').waitFor();
    await page.clock.fastForward(29_000);
    assert.equal(await page.getByText(/Still waiting/).count(), 0);
    await page.clock.fastForward(2_000);
    const waiting = page.getByText(/Still waiting for the venue’s box office.*do not pay again/);
    await waiting.waitFor();
    await page.clock.fastForward(149_000);
    await waiting.waitFor();
    assert.equal(await button(page, 'Confirm booking').getAttribute('aria-busy'), 'true');
    letThrough();
    await assertBoughtOnce(ledger, page);
  });
});

describe('a purchase whose page goes away before the answer', () => {
  const slow = useShop({ faults: [{ fault: 'slow_answer', value: 3_000, endpoint: 'purchase.v1' }] });

  /** Sends a purchase that the box office answers after three seconds. */
  async function startPurchase(): Promise<Confirming> {
    const confirming = await openFilledForm(slow);
    confirming.letThrough();
    const arrived = confirming.page.waitForRequest('**/purchase.v1');
    await button(confirming.page, 'Confirm booking').click();
    await arrived;
    await confirming.page.getByText('Your booking is being made').waitFor();
    // The proxy asks the box office for the reservation before it passes the purchase on.
    await confirming.page.waitForTimeout(500);
    return confirming;
  }

  it('reload', async () => {
    const { page, ledger } = await startPurchase();
    await page.reload();
    await assertBoughtOnce(ledger, page);
  });

  it('back button, and forward again', async () => {
    const { page, ledger } = await startPurchase();
    await page.goBack();
    await assertBoughtOnce(ledger, page);
    await page.goForward();
    await assertBoughtOnce(ledger, page);
  });

  it('duplicate tab', async () => {
    const { page, ledger } = await startPurchase();
    const opened = page.context().waitForEvent('page');
    // Copies the tab's session storage, as “Duplicate” does.
    await page.evaluate(() => void window.open(location.href));
    const copy = await opened;
    await assertBoughtOnce(ledger, page, copy);
  });

  it('lost answer', async () => {
    const { page, ledger } = await openFilledForm(slow);
    slow.allow(page, /ERR_|Failed to load/);
    await page.context().unroute('**/purchase.v1');
    await page.route('**/purchase.v1', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await button(page, 'Confirm booking').click();
    await assertBoughtOnce(ledger, page);
  });
});

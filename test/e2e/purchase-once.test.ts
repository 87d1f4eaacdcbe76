/** A purchase is sent once, whatever a customer, a browser or a network does while it is under way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import { fillCustomer, reserveToyStory, seeReference } from '../support/customer.js';
import { Ledger } from '../support/ledger.js';

const shop = useShop();

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

interface Confirming {
  readonly page: Page;
  readonly ledger: Ledger;
  /** The purchase is on its way and has not reached the proxy. */
  readonly underWay: Promise<void>;
  /** Lets it arrive, and its answer come back. */
  letGo(): void;
}

/** A customer who has filled in the form; the next purchase is held up on its way. */
async function atForm(from: Shop): Promise<Confirming> {
  const page = await from.open('index.html');
  const ledger = new Ledger(from, page.context());
  await page.getByRole('link', { name: 'One tag' }).click();
  await reserveToyStory(page);
  await fillCustomer(page);
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const underWay = new Promise<void>((resolve) => {
    void page.context().route('**/purchase.v1', async (route: Route) => {
      resolve();
      await free;
      // The page that asked may be gone by now; what it sent arrives all the same.
      await route.continue().catch(() => undefined);
    });
  });
  return { page, ledger, underWay, letGo };
}

async function assertBoughtOnce(ledger: Ledger, ...pages: Page[]): Promise<void> {
  for (const page of pages) await seeReference(page);
  assert.deepEqual(ledger.sent, ['reserve', 'purchase']);
  assert.deepEqual(await ledger.statuses(), ['purchased']);
}

describe('a purchase is sent once', () => {
  it('double click', async () => {
    const { page, ledger, letGo } = await atForm(shop);
    letGo();
    await button(page, 'Confirm booking').dblclick();
    await assertBoughtOnce(ledger, page);
  });

  it('Enter in a field and a click', async () => {
    const { page, ledger, underWay, letGo } = await atForm(shop);
    await page.getByLabel('Postcode', { exact: true }).press('Enter');
    await underWay;
    await button(page, 'Confirm booking').click({ force: true });
    await page.getByLabel('Postcode', { exact: true }).press('Enter');
    letGo();
    await assertBoughtOnce(ledger, page);
  });

  it('three minutes without an answer: a word at 30 seconds, and the same word until it is there', async () => {
    const { page, ledger, underWay, letGo } = await atForm(shop);
    await page.clock.install();
    await button(page, 'Confirm booking').click();
    await underWay;
    await page.getByText('Your booking is being made').waitFor();
    await page.clock.fastForward(29_000);
    assert.equal(await page.getByText(/Still waiting/).count(), 0);
    await page.clock.fastForward(2_000);
    const waiting = page.getByText(/Still waiting for the venue’s box office.*do not pay again/);
    await waiting.waitFor();
    await page.clock.fastForward(149_000);
    await waiting.waitFor();
    assert.equal(await button(page, 'Confirm booking').getAttribute('aria-busy'), 'true');
    letGo();
    await assertBoughtOnce(ledger, page);
  });
});

describe('a purchase that the page does not live to see', () => {
  const slow = useShop({ faults: [{ fault: 'slow_answer', value: 3_000, endpoint: 'purchase.v1' }] });

  /** It is at the box office, which takes its time to answer. */
  async function confirming(): Promise<Confirming> {
    const confirming = await atForm(slow);
    confirming.letGo();
    const arrived = confirming.page.waitForRequest('**/purchase.v1');
    await button(confirming.page, 'Confirm booking').click();
    await arrived;
    await confirming.page.getByText('Your booking is being made').waitFor();
    // On its way through the proxy, which asks the box office first.
    await confirming.page.waitForTimeout(500);
    return confirming;
  }

  it('reload', async () => {
    const { page, ledger } = await confirming();
    await page.reload();
    await assertBoughtOnce(ledger, page);
  });

  it('back button, and forward again', async () => {
    const { page, ledger } = await confirming();
    await page.goBack();
    await assertBoughtOnce(ledger, page);
    await page.goForward();
    await assertBoughtOnce(ledger, page);
  });

  it('duplicate tab', async () => {
    const { page, ledger } = await confirming();
    const opened = page.context().waitForEvent('page');
    // Takes the tab's own storage along, as “Duplicate” does.
    await page.evaluate(() => void window.open(location.href));
    const copy = await opened;
    await assertBoughtOnce(ledger, page, copy);
  });

  it('lost answer', async () => {
    const { page, ledger } = await atForm(slow);
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

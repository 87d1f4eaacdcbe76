/** Paying on a payment page of the supplier: every way there and back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import {
  addCat,
  addToyStory,
  assertSays,
  fillCustomer,
  purchases,
  reserveToyStory,
  seeReference,
} from '../support/customer.js';

const PAYMENT_PAGE = /\/tickets\/dummy_redirect\.buy\//;

async function goToPay(page: Page): Promise<void> {
  await reserveToyStory(page);
  await fillCustomer(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.waitForURL(PAYMENT_PAGE);
}

/** The supplier's payment page has no icon, which the browser reports in the console. */
function allowMissingIcon(shop: Shop, page: Page): void {
  shop.allow(page, /favicon/);
}

describe('a payment page', () => {
  const shop = useShop({ user: 'demo-redirect' });

  for (const path of ['booking.html', 'index.html']) {
    it(`takes the money, and ${path} shows the confirmation`, async () => {
      const page = await shop.open(`${path}?from=news%20letter`);
      allowMissingIcon(shop, page);
      const sent = purchases(page);
      await goToPay(page);
      await page.getByRole('button', { name: 'Pay', exact: true }).click();
      await seeReference(page);
      await assertSays(page, /B2.*B3/);
      assert.equal(page.url(), new URL(`${path}?from=news%20letter`, shop.demo.site).href);
      await page.reload();
      await seeReference(page);
      assert.equal(sent.length, 1);
    });
  }

  it('is announced before payment, with the amount', async () => {
    const page = await shop.open('booking.html');
    await reserveToyStory(page);
    await page.getByRole('button', { name: 'Pay now' }).waitFor();
    await assertSays(page, /takes you to a secure payment page, where you pay £110\.00/);
  });

  it('refuses a payment, and the same tickets can be reserved and paid again', async () => {
    const page = await shop.open('booking.html');
    allowMissingIcon(shop, page);
    await goToPay(page);
    await page.getByRole('button', { name: 'Refuse payment' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /nothing was charged/i })
      .waitFor();
    await page.getByRole('button', { name: /^Reserve/ }).click();
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.waitForURL(PAYMENT_PAGE);
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await seeReference(page);
  });

  it('can be opened again after the back button', async () => {
    const page = await shop.open('booking.html');
    allowMissingIcon(shop, page);
    const sent = purchases(page);
    await goToPay(page);
    await page.goBack();
    await page
      .getByRole('alert')
      .filter({ hasText: /has not heard of your payment/ })
      .waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText(/no word of your payment yet/).waitFor();
    await page.getByRole('button', { name: 'Go to the payment page' }).click();
    await page.waitForURL(PAYMENT_PAGE);
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await seeReference(page);
    assert.equal(sent.length, 1);
  });

  it('can be abandoned, and the tickets are free again', async () => {
    const page = await shop.open('booking.html');
    allowMissingIcon(shop, page);
    await goToPay(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Cancel payment' }).click();
    await page.getByRole('button', { name: /^Reserve/ }).click();
    await page.getByRole('button', { name: 'Pay now' }).waitFor();
    await assertSays(page, /B2.*B3/);
  });

  it('returns to a browser without the session', async () => {
    const page = await shop.open('booking.html');
    allowMissingIcon(shop, page);
    await goToPay(page);
    const back = await page.locator('form').getAttribute('action');
    const other = await shop.open('');
    await other.goto(`${back}?success=yes`);
    await seeReference(other);
    assert.equal(other.url(), new URL('booking.html', shop.demo.site).href);
    // The first page shows the same booking.
    await page.goBack();
    await seeReference(page);
  });

  it('of the second supplier follows that of the first', async () => {
    const page = await shop.open('index.html');
    allowMissingIcon(shop, page);
    const sent = purchases(page);
    await addToyStory(page);
    await addCat(page);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await assertSays(page, /£110\.00 to External Test Backend 0 .*£110\.00 to External Test Backend 1/);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.waitForURL(PAYMENT_PAGE);
    await page.getByText(/ext_test0/).waitFor();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await page.getByText(/ext_test1/).waitFor();
    // The customer goes back to the shop between the two payments.
    await page.goto(new URL('index.html', shop.demo.site).href);
    await page.getByRole('button', { name: 'Go to the payment page' }).click();
    await page.getByText(/ext_test1/).waitFor();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await seeReference(page);
    await assertSays(page, /PURCHASE-.*PURCHASE-/);
    assert.equal(sent.length, 1);
  });

  it('is not opened when the page cancels `tsw-callout`', async () => {
    const page = await shop.open('booking.html');
    await page.evaluate(() => {
      document.addEventListener('tsw-callout', (event) => {
        event.preventDefault();
        (window as { callout?: unknown }).callout = event.detail.callout;
      });
    });
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    assert.equal(page.url(), new URL('booking.html', shop.demo.site).href);
    const callout = await page.evaluate(() => (window as { callout?: { parameters: [string, string][] } }).callout);
    const back = new Map(callout?.parameters).get('return_url');
    // The page opens the payment page in a window of its own.
    const other = await shop.open('', { context: page.context() });
    await other.goto(`${back}?success=yes`);
    await page.getByRole('button', { name: 'Check again' }).click();
    await seeReference(page);
  });
});

describe('a payment form', () => {
  const shop = useShop({ user: 'demo-stripe' });

  /** Stripe.js does not load, so the customer chooses the payment page. */
  async function choosePaymentPage(page: Page): Promise<void> {
    shop.allow(page, /js\.stripe\.com|ERR_/);
    await page.route('https://js.stripe.com/**', (route) => route.abort());
    await reserveToyStory(page);
    await page.getByRole('button', { name: 'Pay on a payment page instead' }).click();
    await fillCustomer(page);
  }

  it('is opened by POST, and returns by POST', async () => {
    const page = await shop.open('booking.html');
    allowMissingIcon(shop, page);
    const sent = purchases(page);
    await choosePaymentPage(page);
    const toForm = page.waitForRequest(/stripe_form\.buy/);
    await page.getByRole('button', { name: 'Pay now' }).click();
    assert.equal((await toForm).method(), 'POST');
    await page.getByRole('button', { name: 'Pay with a test card' }).click();
    await seeReference(page);
    assert.equal(sent.length, 1);
  });

  it('refuses a card, and nothing is charged', async () => {
    const page = await shop.open('booking.html');
    allowMissingIcon(shop, page);
    await choosePaymentPage(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: 'Use a card that is declined' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /nothing was charged/i })
      .waitFor();
  });
});

/** Paying on pages of others: there and back by every way that customers find. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import { assertSays, chooseSeats, fillCustomer, openEvent } from '../support/customer.js';

const PAYMENT_PAGE = /\/tickets\/dummy_redirect\.buy\//;

/** Every call that buys, of any page of the browser. */
function purchases(page: Page): string[] {
  const sent: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().includes('/purchase.v1') && request.method() === 'POST') sent.push(request.url());
  });
  return sent;
}

async function fillTrolley(page: Page): Promise<void> {
  await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
  await chooseSeats(page, 'B2', 'B3');
  await page.getByRole('button', { name: 'Add to trolley' }).click();
}

async function goToPay(page: Page): Promise<void> {
  await fillTrolley(page);
  await page.getByRole('button', { name: 'Reserve' }).click();
  await fillCustomer(page);
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.waitForURL(PAYMENT_PAGE);
}

async function seeReference(page: Page): Promise<void> {
  await page
    .getByText(/PURCHASE-/)
    .first()
    .waitFor();
}

function atPaymentPage(shop: Shop, page: Page): void {
  // The payment page is not ours: it has no icon.
  shop.allow(page, /favicon/);
}

describe('a payment page', () => {
  const shop = useShop({ user: 'demo-redirect' });

  for (const path of ['booking.html', 'index.html']) {
    it(`takes the money, and ${path} shows what was bought`, async () => {
      const page = await shop.open(`${path}?from=news%20letter`);
      atPaymentPage(shop, page);
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

  it('says before paying where the customer is taken, and what is paid there', async () => {
    const page = await shop.open('booking.html');
    await fillTrolley(page);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('button', { name: 'Pay now' }).waitFor();
    await assertSays(page, /takes you to a secure payment page, where you pay £110\.00/);
  });

  it('refuses, and the same tickets can be reserved and paid again', async () => {
    const page = await shop.open('booking.html');
    atPaymentPage(shop, page);
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

  it('left by the back button can be gone to again', async () => {
    const page = await shop.open('booking.html');
    atPaymentPage(shop, page);
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

  it('left for good gives the tickets back when the customer says so', async () => {
    const page = await shop.open('booking.html');
    atPaymentPage(shop, page);
    await goToPay(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Cancel payment' }).click();
    await page.getByRole('button', { name: /^Reserve/ }).click();
    await page.getByRole('button', { name: 'Pay now' }).waitFor();
    await assertSays(page, /B2.*B3/);
  });

  it('comes back to a browser that knows of nothing', async () => {
    const page = await shop.open('booking.html');
    atPaymentPage(shop, page);
    await goToPay(page);
    const back = await page.locator('form').getAttribute('action');
    const other = await shop.open('');
    await other.goto(`${back}?success=yes`);
    await seeReference(other);
    assert.equal(other.url(), new URL('booking.html', shop.demo.site).href);
    // And the page that was left behind finds the same.
    await page.goBack();
    await seeReference(page);
  });

  it('of each supplier follows upon the other', async () => {
    const page = await shop.open('index.html');
    atPaymentPage(shop, page);
    const sent = purchases(page);
    await fillTrolley(page);
    await openEvent(page, 'cat at lunchtime', /Cat at Lunchtime/, /^Saturday, 1 January 2028/, '15:30');
    await chooseSeats(page, 'B3', 'B5');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await assertSays(page, /£110\.00 to External Test Backend 0 .*£110\.00 to External Test Backend 1/);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.waitForURL(PAYMENT_PAGE);
    await page.getByText(/ext_test0/).waitFor();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await page.getByText(/ext_test1/).waitFor();
    // Half-way through, somebody looks back at the shop.
    await page.goto(new URL('index.html', shop.demo.site).href);
    await page.getByRole('button', { name: 'Go to the payment page' }).click();
    await page.getByText(/ext_test1/).waitFor();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await seeReference(page);
    await assertSays(page, /PURCHASE-.*PURCHASE-/);
    assert.equal(sent.length, 1);
  });

  it('is left to a page that wants to see to it itself', async () => {
    const page = await shop.open('booking.html');
    await page.evaluate(() => {
      document.addEventListener('tsw-callout', (event) => {
        event.preventDefault();
        (window as { callout?: unknown }).callout = event.detail.callout;
      });
    });
    await fillTrolley(page);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: 'Check again' }).waitFor();
    assert.equal(page.url(), new URL('booking.html', shop.demo.site).href);
    const callout = await page.evaluate(() => (window as { callout?: { parameters: [string, string][] } }).callout);
    const back = new Map(callout?.parameters).get('return_url');
    // In a window of the page's own, say.
    const other = await shop.open('', { context: page.context() });
    await other.goto(`${back}?success=yes`);
    await page.getByRole('button', { name: 'Check again' }).click();
    await seeReference(page);
  });
});

describe('a payment form', () => {
  const shop = useShop({ user: 'demo-stripe' });

  /** Stripe.js does not come, so the customer chooses the payment page. */
  async function choosePage(page: Page): Promise<void> {
    shop.allow(page, /js\.stripe\.com|ERR_/);
    await page.route('https://js.stripe.com/**', (route) => route.abort());
    await fillTrolley(page);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('button', { name: 'Pay on a payment page instead' }).click();
    await fillCustomer(page);
  }

  it('is sent by POST, and comes back by POST', async () => {
    const page = await shop.open('booking.html');
    atPaymentPage(shop, page);
    const sent = purchases(page);
    await choosePage(page);
    const toForm = page.waitForRequest(/stripe_form\.buy/);
    await page.getByRole('button', { name: 'Pay now' }).click();
    assert.equal((await toForm).method(), 'POST');
    await page.getByRole('button', { name: 'Pay with a test card' }).click();
    await seeReference(page);
    assert.equal(sent.length, 1);
  });

  it('refuses a card, and nothing is charged', async () => {
    const page = await shop.open('booking.html');
    atPaymentPage(shop, page);
    await choosePage(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: 'Use a card that is declined' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /nothing was charged/i })
      .waitFor();
  });
});

/** Paying by Stripe inside the page: tokens, payment intents, a bank's question, and what can get lost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { assertSays, chooseSeats, fillCustomer, openEvent } from '../support/customer.js';
import { fillCard, serveStripe } from '../support/stripe-script.js';

/** The bodies of calls to the proxy, by the end of their address. */
function watch(page: Page, ending: string): URLSearchParams[] {
  const sent: URLSearchParams[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().includes(ending)) return;
    sent.push(new URLSearchParams(request.postData() ?? ''));
  });
  return sent;
}

async function fillTrolley(page: Page): Promise<void> {
  await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
  await chooseSeats(page, 'B2', 'B3');
  await page.getByRole('button', { name: 'Add to trolley' }).click();
}

async function addSecondSupplier(page: Page): Promise<void> {
  await openEvent(page, 'cat at lunchtime', /Cat at Lunchtime/, /^Saturday, 1 January 2028/, '15:30');
  await chooseSeats(page, 'B3', 'B5');
  await page.getByRole('button', { name: 'Add to trolley' }).click();
}

async function reserve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reserve' }).click();
  await fillCustomer(page);
}

async function seeReference(page: Page): Promise<void> {
  await page
    .getByText(/PURCHASE-/)
    .first()
    .waitFor();
}

describe('Stripe tokens', () => {
  const shop = useShop({ user: 'demo-stripe-token' });

  it('two bundles by Stripe with one token missing', async () => {
    const page = await shop.open('');
    await serveStripe(page);
    const [purchases, steps] = [watch(page, '/purchase.v1'), watch(page, '/callback.v1/')];
    await page.route('**/purchase.v1', (route) => {
      const body = new URLSearchParams(route.request().postData() ?? '');
      body.delete('ext_test1_callback/stripeToken');
      return route.continue({ postData: body.toString() });
    });
    await page.goto(new URL('index.html', shop.demo.site).href);
    await fillTrolley(page);
    await addSecondSupplier(page);
    await reserve(page);
    await assertSays(
      page,
      /charged separately.*£110\.00 to External Test Backend 0.*£110\.00 to External Test Backend 1/,
    );
    await fillCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
    await assertSays(page, /PURCHASE-.*PURCHASE-/);
    assert.equal(purchases.length, 1);
    const sent = ['ext_test0', 'ext_test1'].map((source) => purchases[0]!.get(`${source}_callback/stripeToken`));
    assert.equal(steps.length, 1);
    const tokens = [...sent, steps[0]!.get('stripeToken')];
    for (const token of tokens) assert.match(token!, /^tok_/);
    assert.equal(new Set(tokens).size, 3);
    assert.equal(page.url(), new URL('index.html', shop.demo.site).href);
  });

  it('are asked for again after a reload, and pay then', async () => {
    const page = await shop.open('');
    await serveStripe(page);
    await page.goto(new URL('booking.html', shop.demo.site).href);
    await fillTrolley(page);
    await reserve(page);
    await fillCard(page);
    await page.reload();
    await page.getByRole('textbox', { name: 'Card number' }).waitFor();
    assert.equal(await page.getByLabel('First name').inputValue(), 'Ada');
    assert.equal(await page.getByRole('textbox', { name: 'Card number' }).inputValue(), '');
    await fillCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
  });
});

describe('Stripe payment intents', () => {
  const shop = useShop({ user: 'demo-stripe' });

  for (const path of ['booking.html', 'button.html']) {
    it(`the payment-intent flow with 3-D Secure on ${path}, the engine’s key out of the browser`, async () => {
      const page = await shop.open('', { width: 390, height: 844 });
      await serveStripe(page);
      const answers: Promise<string>[] = [];
      page.on('response', (response) => {
        if (response.url().startsWith(shop.demo.proxy)) answers.push(response.text().catch(() => ''));
      });
      const [saved, purchases] = [watch(page, '/save-details'), watch(page, '/purchase.v1')];
      await page.goto(new URL(path, shop.demo.site).href);
      if (path === 'button.html') await page.getByRole('button', { name: 'Book tickets' }).click();
      await fillTrolley(page);
      await reserve(page);
      await fillCard(page, '4000 0000 0000 3220');
      await page.getByRole('button', { name: 'Pay now' }).click();
      const question = page.getByRole('dialog', { name: '3-D Secure' });
      await question.getByRole('button', { name: 'Complete authentication' }).click();
      await seeReference(page);
      assert.match(saved[0]!.get('stripe_payment_intent')!, /^pi_/);
      assert.match([...purchases[0]!].find(([name]) => name.endsWith('_callback/cider_token'))![1], /^cider_/);
      const heard = (await Promise.all(answers)).join('\n');
      assert.match(heard, /client_secret/);
      assert.doesNotMatch(heard, /cider_api_token|cak_/);
      assert.equal(purchases.length, 1);
    });
  }

  it('a declined card is said beside it, and another one pays', async () => {
    const page = await shop.open('');
    await serveStripe(page);
    await page.goto(new URL('booking.html', shop.demo.site).href);
    await fillTrolley(page);
    await reserve(page);
    await fillCard(page, '4000 0000 0000 0002');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('region', { name: 'Payment' }).getByText('Your card has been declined.').waitFor();
    await fillCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
  });
});

describe('a shop in the page alone', () => {
  const shop = useShop();

  it('has what stands in for Stripe, and says so', async () => {
    const page = await shop.open('stripe.html', { width: 320, height: 700 });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (/stripe\.com|\/f13\//.test(request.url())) elsewhere.push(request.url());
    });
    await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
    await chooseSeats(page, 'B2', 'B3');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await reserve(page);
    await assertSays(page, /Demonstration: no card is charged/);
    await fillCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
    assert.deepEqual(elsewhere, []);
  });
});

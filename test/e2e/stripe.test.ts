/** Paying with Stripe in the page: tokens, payment intents, 3-D Secure and lost tokens. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { addCat, addToyStory, assertSays, fillCustomer, seeReference } from '../support/customer.js';
import { fillStripeCard, serveStripe } from '../support/stripe-script.js';

/** Records the bodies of POST requests whose address contains this text. */
function recordPosts(page: Page, address: string): URLSearchParams[] {
  const sent: URLSearchParams[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().includes(address)) return;
    sent.push(new URLSearchParams(request.postData() ?? ''));
  });
  return sent;
}

async function reserveAndFillForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reserve' }).click();
  await fillCustomer(page);
}

describe('Stripe tokens', () => {
  const shop = useShop({ user: 'demo-stripe-token' });

  it('two bundles by Stripe with one token missing', async () => {
    const page = await shop.open('');
    await serveStripe(page);
    const [purchases, steps] = [recordPosts(page, '/purchase.v1'), recordPosts(page, '/callback.v1/')];
    await page.route('**/purchase.v1', (route) => {
      const body = new URLSearchParams(route.request().postData() ?? '');
      body.delete('ext_test1_callback/stripeToken');
      return route.continue({ postData: body.toString() });
    });
    await page.goto(new URL('index.html', shop.demo.site).href);
    await addToyStory(page);
    await addCat(page);
    await reserveAndFillForm(page);
    await assertSays(
      page,
      /charged separately.*£110\.00 to External Test Backend 0.*£110\.00 to External Test Backend 1/,
    );
    await fillStripeCard(page);
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

  it('are requested again after a reload, and then pay', async () => {
    const page = await shop.open('');
    await serveStripe(page);
    await page.goto(new URL('booking.html', shop.demo.site).href);
    await addToyStory(page);
    await reserveAndFillForm(page);
    await fillStripeCard(page);
    await page.reload();
    await page.getByRole('textbox', { name: 'Card number' }).waitFor();
    assert.equal(await page.getByLabel('First name').inputValue(), 'Ada');
    assert.equal(await page.getByRole('textbox', { name: 'Card number' }).inputValue(), '');
    await fillStripeCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
  });
});

describe('Stripe payment intents', () => {
  const shop = useShop({ user: 'demo-stripe' });

  for (const path of ['booking.html', 'button.html']) {
    it(`the payment-intent flow with 3-D Secure on ${path}, without the engine’s key in the browser`, async () => {
      const page = await shop.open('', { width: 390, height: 844 });
      await serveStripe(page);
      const answers: Promise<string>[] = [];
      page.on('response', (response) => {
        if (response.url().startsWith(shop.demo.proxy)) answers.push(response.text().catch(() => ''));
      });
      const [saved, purchases] = [recordPosts(page, '/save-details'), recordPosts(page, '/purchase.v1')];
      await page.goto(new URL(path, shop.demo.site).href);
      if (path === 'button.html') await page.getByRole('button', { name: 'Book tickets' }).click();
      await addToyStory(page);
      await reserveAndFillForm(page);
      await fillStripeCard(page, '4000 0000 0000 3220');
      await page.getByRole('button', { name: 'Pay now' }).click();
      const question = page.getByRole('dialog', { name: '3-D Secure' });
      await question.getByRole('button', { name: 'Complete authentication' }).click();
      await seeReference(page);
      assert.match(saved[0]!.get('stripe_payment_intent')!, /^pi_/);
      assert.match([...purchases[0]!].find(([name]) => name.endsWith('_callback/cider_token'))![1], /^cider_/);
      const received = (await Promise.all(answers)).join('\n');
      assert.match(received, /client_secret/);
      assert.doesNotMatch(received, /cider_api_token|cak_/);
      assert.equal(purchases.length, 1);
    });
  }

  it('shows a declined card beside its fields, and another card pays', async () => {
    const page = await shop.open('');
    await serveStripe(page);
    await page.goto(new URL('booking.html', shop.demo.site).href);
    await addToyStory(page);
    await reserveAndFillForm(page);
    await fillStripeCard(page, '4000 0000 0000 0002');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('region', { name: 'Payment' }).getByText('Your card has been declined.').waitFor();
    await fillStripeCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
  });
});

describe('a shop without a server', () => {
  const shop = useShop();

  it('uses the Stripe stand-in, and says so', async () => {
    const page = await shop.open('stripe.html', { width: 320, height: 700 });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (/stripe\.com|\/f13\//.test(request.url())) elsewhere.push(request.url());
    });
    await addToyStory(page);
    await reserveAndFillForm(page);
    await assertSays(page, /Demonstration: no card is charged/);
    await fillStripeCard(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
    assert.deepEqual(elsewhere, []);
  });
});

/** Shops with a wrong set-up: what their developers read in the console. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import { fillCustomer, reserveToyStory } from '../support/customer.js';

/** Opens a page with an event search at any address. @returns the page and its console messages from this library */
async function openAt(shop: Shop, address: string, endpoint: string, prepare?: (page: Page) => Promise<unknown>) {
  const page = await shop.open('');
  shop.allow(page, /./);
  const messages: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('tsw-widgets:')) messages.push(message.text());
  });
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><script type="module" src="${shop.demo.site}/tsw/tsw.js" data-endpoint="${endpoint}"></script>
        <tsw-event-search></tsw-event-search>`,
    }),
  );
  await prepare?.(page);
  await page.goto(address);
  for (let tries = 0; messages.length === 0 && tries < 100; tries += 1) await page.waitForTimeout(100);
  return { page, messages };
}

describe('a shop with a wrong set-up', () => {
  const shop = useShop();

  it('an endpoint that is a web page: asks for the proxy’s base URL', async () => {
    const endpoint = `${shop.demo.site}/web`;
    const { page, messages } = await openAt(shop, `${shop.demo.site}/odd.html`, endpoint, (opened) =>
      opened.route('**/web/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome</h1>' })),
    );
    assert.match(messages.join('\n'), /answers with a web page \(status 200\).*base URL of your proxy/);
    await page.getByRole('alert').first().waitFor();
  });

  it('an endpoint with a wrong path: repeats the proxy’s message', async () => {
    const endpoint = shop.demo.proxy.replace('/f13', '/f14');
    const { messages } = await openAt(shop, `${shop.demo.site}/odd.html`, endpoint);
    assert.match(messages.join('\n'), /no such route/);
  });

  it('a page whose origin the proxy does not list: asks to add it', async () => {
    const { page, messages } = await openAt(shop, 'http://shop.example/', shop.demo.proxy);
    assert.match(messages.join('\n'), /answers, but not to pages of http:\/\/shop\.example: add that origin/);
    await page
      .getByRole('alert')
      .filter({ hasText: /could not reach/ })
      .first()
      .waitFor();
  });

  it('an endpoint that does not answer: asks whether the proxy is running', async () => {
    const { messages } = await openAt(shop, `${shop.demo.site}/odd.html`, 'http://127.0.0.1:9/f13');
    assert.match(messages.join('\n'), /nothing answers at endpoint="http:\/\/127\.0\.0\.1:9\/f13"/);
    assert.match(messages.join('\n'), /connect-src/);
  });

  it('an http endpoint on an https page: says that browsers block it', async () => {
    const { messages } = await openAt(shop, 'https://shop.example/', 'http://tickets.example/f13');
    assert.match(messages.join('\n'), /is http on an https page, which browsers block/);
  });

  it('the API as the endpoint: asks for a proxy, and calls nothing', async () => {
    const { page, messages } = await openAt(shop, `${shop.demo.site}/odd.html`, 'https://demo.ticketswitch.com/f13');
    assert.match(messages.join('\n'), /is the API itself, which needs credentials: use your proxy/);
    await page.getByText('This ticket shop is not set up yet.').first().waitFor();
  });
});

describe('a proxy without authorizePurchase', () => {
  const shop = useShop({ authorizePurchase: false });

  it('refuses a purchase on credit, tells the customer, and tells the developer what to do', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /403|authorizePurchase/);
    const messages: string[] = [];
    page.on('console', (message) => void messages.push(message.text()));
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /could not confirm your payment, so nothing was booked. Your tickets are still held/ })
      .waitFor();
    assert.equal(await page.getByLabel('First name', { exact: true }).inputValue(), 'Ada');
    for (let tries = 0; messages.length < 2 && tries < 50; tries += 1) await page.waitForTimeout(100);
    assert.match(messages.join('\n'), /Give createProxy an authorizePurchase function/);
  });
});

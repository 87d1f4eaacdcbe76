/** A shop that is not set up right: what its developer reads in the console. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import { chooseSeats, fillCustomer, openEvent } from '../support/customer.js';

/** Opens a page with a search on it, at any address. @returns what it says in the console that begins with our name */
async function openAt(shop: Shop, address: string, endpoint: string, prepare?: (page: Page) => Promise<unknown>) {
  const page = await shop.open('');
  shop.allow(page, /./);
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('tsw-widgets:')) said.push(message.text());
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
  for (let tries = 0; said.length === 0 && tries < 100; tries += 1) await page.waitForTimeout(100);
  return { page, said };
}

describe('a shop that is not set up right', () => {
  const shop = useShop();

  it('endpoint at a web page: told to give the proxy’s base URL', async () => {
    const endpoint = `${shop.demo.site}/web`;
    const { page, said } = await openAt(shop, `${shop.demo.site}/odd.html`, endpoint, (opened) =>
      opened.route('**/web/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Welcome</h1>' })),
    );
    assert.match(said.join('\n'), /answers with a web page \(status 200\).*base URL of your proxy/);
    await page.getByRole('alert').first().waitFor();
  });

  it('endpoint with a wrong path: told so by the proxy', async () => {
    const endpoint = shop.demo.proxy.replace('/f13', '/f14');
    const { said } = await openAt(shop, `${shop.demo.site}/odd.html`, endpoint);
    assert.match(said.join('\n'), /no such route/);
  });

  it('a page that is not among the proxy’s origins: told to add it', async () => {
    const { page, said } = await openAt(shop, 'http://shop.example/', shop.demo.proxy);
    assert.match(said.join('\n'), /answers, but not to pages of http:\/\/shop\.example: add that origin/);
    await page
      .getByRole('alert')
      .filter({ hasText: /could not reach/ })
      .first()
      .waitFor();
  });

  it('nobody at the endpoint: asked whether the proxy is running', async () => {
    const { said } = await openAt(shop, `${shop.demo.site}/odd.html`, 'http://127.0.0.1:9/f13');
    assert.match(said.join('\n'), /nothing answers at endpoint="http:\/\/127\.0\.0\.1:9\/f13"/);
    assert.match(said.join('\n'), /connect-src/);
  });

  it('http endpoint on an https page: told that browsers block it', async () => {
    const { said } = await openAt(shop, 'https://shop.example/', 'http://tickets.example/f13');
    assert.match(said.join('\n'), /is http on an https page, which browsers block/);
  });

  it('the API itself: told to use a proxy, and nothing is called', async () => {
    const { page, said } = await openAt(shop, `${shop.demo.site}/odd.html`, 'https://demo.ticketswitch.com/f13');
    assert.match(said.join('\n'), /is the API itself, which needs credentials: use your proxy/);
    await page.getByText('This ticket shop is not set up yet.').first().waitFor();
  });
});

describe('a proxy without authorizePurchase', () => {
  const shop = useShop({ authorizePurchase: false });

  it('refuses on credit: words for the customer, and what to do for the developer', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /403|authorizePurchase/);
    const said: string[] = [];
    page.on('console', (message) => void said.push(message.text()));
    await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
    await chooseSeats(page, 'B2', 'B3');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /could not confirm your payment, so nothing was booked. Your tickets are still held/ })
      .waitFor();
    assert.equal(await page.getByLabel('First name', { exact: true }).inputValue(), 'Ada');
    for (let tries = 0; said.length < 2 && tries < 50; tries += 1) await page.waitForTimeout(100);
    assert.match(said.join('\n'), /Give createProxy an authorizePurchase function/);
  });
});

/** The journey with `purchase-api="xml-core"`: the same shop reserves and buys through the XML core. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type Shop, useShop } from '../support/browser.js';
import {
  addCat,
  assertSays,
  fillCard,
  fillCustomer,
  openCat,
  openEvent,
  seat,
  seeReference,
} from '../support/customer.js';

const MODULE = 'type="module" src="/tsw/tsw.js"';
const CLASSIC = 'src="/tsw/tsw.iife.js"';

/** The page's calls to the proxy and the proxy's answers. */
interface Traffic {
  readonly calls: string[];
  readonly answers: string[];
}

/** Opens a partner's page with the elements of `index.html` and the XML core as purchase API. */
async function openShop(
  shop: Shop,
  { script = MODULE, endpoint = shop.demo.proxy, checkout = '' } = {},
): Promise<[Page, Traffic]> {
  const page = await shop.open('');
  const traffic: Traffic = { calls: [], answers: [] };
  page.on('request', (request) => {
    const call = /<([a-z_]+)>/.exec(request.postData() ?? '')?.[1];
    if (request.url().startsWith(endpoint)) {
      traffic.calls.push(
        request.url().endsWith('/xml_core') ? String(call) : request.url().replace(/^.*\/|\?.*$/g, ''),
      );
    }
  });
  page.on('response', async (response) => {
    if (!response.url().startsWith(endpoint) || response.request().method() === 'OPTIONS') return;
    traffic.answers.push(await response.text().catch(() => ''));
  });
  const body =
    `<!doctype html><html lang="en-GB"><head><title>Shop</title><script ${script} data-endpoint="${endpoint}"></script></head>` +
    '<body><main><h1>Shop</h1><tsw-event-search></tsw-event-search><tsw-performance-picker></tsw-performance-picker>' +
    '<tsw-ticket-picker></tsw-ticket-picker><tsw-seat-map></tsw-seat-map><tsw-trolley></tsw-trolley>' +
    `<tsw-checkout purchase-api="xml-core" ${checkout}></tsw-checkout>` +
    '<tsw-confirmation></tsw-confirmation></main></body></html>';
  await page.route('**/xml.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto(`${shop.demo.site}/xml.html`);
  return [page, traffic];
}

const reserve = (page: Page): Promise<void> => page.getByRole('button', { name: 'Reserve' }).click();
const confirm = (page: Page): Promise<void> => page.getByRole('button', { name: 'Confirm booking' }).click();

async function buyCat(page: Page): Promise<void> {
  await addCat(page);
  await reserve(page);
  await fillCustomer(page);
  await confirm(page);
  await seeReference(page);
}

const count = ({ calls }: Traffic, call: string): number => calls.filter((each) => each === call).length;

describe('the XML journey', () => {
  const shop = useShop();

  for (const [name, script] of [
    ['module', MODULE],
    ['classic', CLASSIC],
  ] as const) {
    it(`sells from search to confirmation with the ${name} script, and the page gets no secret`, async () => {
      const [page, traffic] = await openShop(shop, { script });
      await addCat(page);
      await reserve(page);
      await fillCustomer(page);
      await page.getByRole('button', { name: 'Confirm booking' }).dblclick();
      await seeReference(page);
      await assertSays(page, /Seats? B3, B5/);
      assert.deepEqual(
        ['reserve.v1', 'purchase.v1', 'make_reservation', 'purchase_reservation'].map((call) => count(traffic, call)),
        [0, 0, 1, 1],
      );
      const received = traffic.answers.join('\n');
      assert.match(received, /<purchase_reservation_result>/);
      assert.doesNotMatch(received, /crypto_block|user_passwd|demopass|_commission>|fail_desc|web_self_print/);
    });
  }

  it('goes on with the same reservation after a reload, and shows the booking after another', async () => {
    const [page, traffic] = await openShop(shop);
    await addCat(page);
    await reserve(page);
    await page.getByLabel('First name', { exact: true }).fill('Zoë');
    await page.reload();
    await page.getByLabel('First name', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('First name', { exact: true }).inputValue(), 'Zoë');
    await fillCustomer(page);
    await confirm(page);
    await seeReference(page);
    await page.reload();
    await seeReference(page);
    assert.deepEqual([count(traffic, 'make_reservation'), count(traffic, 'purchase_reservation')], [1, 1]);
  });

  it('shows printable tickets on a sandboxed page of the proxy', async () => {
    const [page] = await openShop(shop);
    await buyCat(page);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: /Show your tickets/ }).click();
    const tickets = await opened;
    await tickets.waitForLoadState();
    assert.ok(tickets.url().startsWith(`${shop.demo.proxy}/voucher/`), tickets.url());
    assert.doesNotMatch(tickets.url(), /crypto_block/);
    assert.match(await tickets.locator('body').innerText(), /B3/);
    const answer = await page.request.get(tickets.url());
    assert.match(answer.headers()['content-security-policy'] ?? '', /^sandbox; default-src 'none'/);
  });

  it('sells in part, says which part failed, and sells the rest afterwards', async () => {
    const [page, traffic] = await openShop(shop);
    await addCat(page);
    await openEvent(page, 'swan lake', /Swan Lake/, /^Thursday, 4 March/, '15:30');
    await page.getByRole('radio', { name: /^Upper circle, Price band A/ }).check();
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await reserve(page);
    await fillCustomer(page);
    await page.getByLabel('Address line 2', { exact: true }).fill('fail part one');
    await confirm(page);
    await page.getByText('Only a part of your booking was made').first().waitFor();
    await assertSays(page, /not booked\. Nothing was charged for it, or it is paid back/);
    await page.getByRole('button', { name: 'Reserve the rest again' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByLabel('Address line 2', { exact: true }).fill('');
    await confirm(page);
    await seeReference(page);
    assert.equal(count(traffic, 'purchase_reservation'), 2);
  });

  it('releases the seats on request, so that another customer can choose them', async () => {
    const [page, traffic] = await openShop(shop);
    await addCat(page);
    await reserve(page);
    await page.getByLabel('First name', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Release tickets' }).click();
    await page.getByRole('button', { name: 'Reserve' }).waitFor();
    assert.equal(count(traffic, 'release_reservation'), 1);
    const [other] = await openShop(shop);
    await openCat(other);
    await seat(other, 'B3').waitFor();
    assert.doesNotMatch((await seat(other, 'B3').getAttribute('aria-label')) ?? '', /unavailable/);
  });

  it('releases the seats when the customer leaves for another site, also after a reload', async () => {
    const [page, traffic] = await openShop(shop);
    await addCat(page);
    await reserve(page);
    await page.getByLabel('First name', { exact: true }).waitFor();
    await page.reload();
    await page.getByLabel('First name', { exact: true }).waitFor();
    const [, transactionId] = /<handle>([^.<]+)\./.exec(traffic.answers.join('')) ?? assert.fail();
    const status = async (): Promise<string> => {
      const headers = { Authorization: `Basic ${btoa('demo:demopass')}` };
      const url = `${shop.demo.sandbox}/trans_id_status.v1?transaction_id=${transactionId}`;
      const answer = await shop.demo.sandboxHandle(new Request(url, { headers }));
      return ((await answer.json()) as { transaction_status: string }).transaction_status;
    };
    assert.equal(await status(), 'reserved');
    await page.evaluate((url) => void (location.href = url), shop.demo.site.replace('localhost', '127.0.0.1'));
    await page.waitForURL(/127\.0\.0\.1/);
    for (let tries = 0; tries < 50 && (await status()) !== 'released'; tries += 1) await page.waitForTimeout(100);
    assert.equal(await status(), 'released');
  });

  it('sells in a page without a server, with printable tickets', async () => {
    const [page] = await openShop(shop, { endpoint: 'sandbox:' });
    await buyCat(page);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: /Show your tickets/ }).click();
    const tickets = await opened;
    await tickets.getByText('B3').first().waitFor();
  });

  it('confirms on another page, at `success-url`', async () => {
    const [page, traffic] = await openShop(shop, { checkout: 'success-url="/thanks.html"' });
    const body = (uuid: string): string =>
      `<!doctype html><html lang="en-GB"><head><title>Thanks</title><script ${MODULE} data-endpoint="${shop.demo.proxy}" data-storage="none"></script></head>` +
      `<body><main><h1>Thanks</h1><tsw-confirmation transaction-uuid="${uuid}"></tsw-confirmation></main></body></html>`;
    await page.route('**/thanks.html?*', (route) => {
      const uuid = new URL(route.request().url()).searchParams.get('transaction_uuid') ?? '';
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: body(uuid) });
    });
    await addCat(page);
    await reserve(page);
    await fillCustomer(page);
    await confirm(page);
    await page.waitForURL(/thanks\.html/);
    await seeReference(page);
    await assertSays(page, /U000-[\w-]+(?![\w.-])/);
    assert.equal(count(traffic, 'status.v1'), 0);
  });
});

describe('a card payment through the XML core', () => {
  const log: unknown[] = [];
  const shop = useShop({ user: 'demo-creditcard', log: (entry) => void log.push(entry) });

  it('buys, and leaves no card number behind', async () => {
    const [page, traffic] = await openShop(shop);
    await addCat(page);
    await reserve(page);
    await fillCustomer(page);
    await fillCard(page, '4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
    assert.equal(count(traffic, 'purchase_reservation'), 1);
    const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href]));
    for (const text of [kept, JSON.stringify(log), traffic.answers.join()]) assert.doesNotMatch(text, /4111|1230/);
  });
});

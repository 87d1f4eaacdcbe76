/**
 * The elements over answers that the real box office gave: the recordings are the proxy's upstream. They lie beside the
 * project on some machines only; without them these tests are skipped and say so.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { createProxy } from '../../src/proxy/proxy.js';
import { useShop } from '../support/browser.js';
import { assertSays, wordsOn } from '../support/customer.js';

const RECORDINGS = new URL('../../../shared/f13/examples/', import.meta.url);
const isHere = existsSync(RECORDINGS);
const skip = isHere ? false : 'the recorded answers are not on this machine';

const shop = useShop();

/** Endpoint to the recording that answers it. */
type Answers = Readonly<Record<string, string | ((parameters: URLSearchParams) => string)>>;

/** A page with these elements, whose proxy asks the recordings. */
async function openPage(body: string, answers: Answers): Promise<Page> {
  const page = await shop.open('');
  const proxy = createProxy({
    upstream: 'https://api.example.com',
    user: 'demo',
    password: 'demopass',
    origins: [shop.demo.site],
    fetch: async (request) => {
      const url = new URL(request.url);
      const parameters = request.method === 'POST' ? new URLSearchParams(await request.text()) : url.searchParams;
      const answer = answers[/\/([a-z_]+)\.v1/.exec(url.pathname)?.[1] ?? ''];
      const file = typeof answer === 'function' ? answer(parameters) : answer;
      if (!file) return Response.json({ error_code: 8, error_desc: 'Bad data supplied' }, { status: 400 });
      return new Response(readFileSync(new URL(`${file}.json`, RECORDINGS), 'utf8'), {
        headers: { 'content-type': 'application/json' },
      });
    },
  });
  await page.route(`${shop.demo.proxy}/**`, async (route) => {
    const sent = route.request();
    const init: RequestInit = { method: sent.method(), headers: await sent.allHeaders() };
    const request = new Request(sent.url(), sent.method() === 'POST' ? { ...init, body: sent.postData() } : init);
    const answer = await proxy(request);
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.route('**/recorded.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en-GB"><head><title>Recorded</title><script type="module" src="/tsw/tsw.js" data-endpoint="${shop.demo.proxy}"></script></head><body>${body}</body></html>`,
    }),
  );
  await page.goto(`${shop.demo.site}/recorded.html`);
  return page;
}

describe('recorded answers of the real box office', { skip }, () => {
  it('the keyword search', async () => {
    const page = await openPage('<tsw-event-search keywords="matthew" country-code="uk"></tsw-event-search>', {
      events: 'events/keyword-search',
    });
    await page.getByRole('button', { name: /Nutcracker/ }).waitFor();
    await page.getByRole('button', { name: /Swan Lake/ }).waitFor();
    await assertSays(page, /Sadler's Wells/);
  });

  it('the performances of 6IF, with the name of one', async () => {
    const page = await openPage('<tsw-performance-picker event-id="6IF" view="list"></tsw-performance-picker>', {
      events_by_id: 'events_by_id/two-events',
      performances: 'performances/list-page-of-10',
      months: 'months/five-months',
    });
    await page.getByRole('button', { name: /Tuesday, 14 March 2017/ }).click();
    await page.getByText('Including back stage pass').first().waitFor();
  });

  it('the seat blocks of 7AB, with restricted views and texts in sight', async () => {
    const page = await openPage('<tsw-seat-map performance-id="7AB-5"></tsw-seat-map>', {
      availability: 'availability/seat-blocks',
    });
    const seat = (name: RegExp) => page.getByRole('gridcell', { name });
    await seat(/^B2, Stalls, £55\.00$/).waitFor();
    await seat(/^C5, Stalls, £45\.00, restricted view/i).waitFor();
    await seat(/^C6, Stalls, £45\.00, restricted view, Haunted seat/i).click();
    await seat(/^A6,.*Great seat/).waitFor();
    await page.getByText('Haunted seat').first().waitFor();
    await assertSays(page, /restricted view/i);
  });

  it('the four discounts of 6IF', async () => {
    const page = await openPage('<tsw-ticket-picker performance-id="6IF-B5P"></tsw-ticket-picker>', {
      availability: 'availability/add-discounts',
    });
    await page.getByRole('radio', { name: /Upper circle, Price band A/ }).check();
    await page.getByText('Student rate').first().waitFor();
    for (const name of ['Child rate', 'Student rate', 'Senior citizen rate']) await assertSays(page, new RegExp(name));
  });

  it('a reserve that failed for seat H10', async () => {
    const page = await openPage('<tsw-trolley></tsw-trolley>', {
      trolley: 'trolley/two-bundles-specific-seats',
      reserve: 'reserve/failed-seat-h10',
      add_ons: 'add_ons/for-7ab-trolley',
      upsells: 'upsells/hist-2017-06-for-7ab',
    });
    await page.evaluate(async (seats) => {
      await customElements.whenDefined('tsw-trolley');
      await document.querySelector('tsw-trolley')?.scope.session?.addOrder(seats);
    }, ORDER);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /charged/ })
      .waitFor();
    await assertSays(page, /H10/);
  });

  it('a purchase, with the venue’s reference and without commission', async () => {
    const page = await openPage(
      '<tsw-confirmation transaction-uuid="284d9c3a-d698-11e6-be8c-002590326962"></tsw-confirmation>',
      {
        status: 'trans_id_status/purchased',
      },
    );
    await page.getByText('PURCHASE-1445-1').first().waitFor();
    await assertSays(page, /SQ140/);
    await assertSays(page, /£71\.50/);
    assert.doesNotMatch(await wordsOn(page), /commission/i);
  });
});

const ORDER = {
  performanceId: '7AB-5',
  ticketTypeCode: 'STALLS',
  priceBandCode: 'A/pool',
  quantity: 2,
  seats: ['A1', 'A2'],
};

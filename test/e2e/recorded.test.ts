/** The elements on recorded answers of the API (test/support/recordings.ts) behind the proxy. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { createProxy } from '../../src/proxy/proxy.js';
import { useShop } from '../support/browser.js';
import { assertSays, wordsOn } from '../support/customer.js';
import { ALL_RECORDINGS, OWN_RECORDINGS, type Recordings } from '../support/recordings.js';

const shop = useShop();

/** Maps an endpoint to the recording that answers it. */
type Answers = Readonly<Record<string, string>>;

/** Opens a page with these elements; its proxy gets recorded answers. */
async function openPage(recordings: Recordings, body: string, answers: Answers): Promise<Page> {
  const page = await shop.open('');
  const proxy = createProxy({
    upstream: 'https://api.example.com',
    user: 'demo',
    password: 'demopass',
    origins: [shop.demo.site],
    fetch: async (request) => {
      const url = new URL(request.url);
      const answer = answers[/\/([a-z_]+)\.v1/.exec(url.pathname)?.[1] ?? ''];
      if (!answer) return Response.json({ error_code: 8, error_desc: 'Bad data supplied' }, { status: 400 });
      return new Response(recordings.text(answer), { headers: { 'content-type': 'application/json' } });
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

/** Values of the recordings, written by hand so that the client has no part in them. */
interface Recorded {
  readonly search: { readonly keywords: string; readonly names: readonly string[]; readonly venue: string };
  /** A performance with a name, and its day in the picker. */
  readonly performance: { readonly eventId: string; readonly day: string; readonly name: string };
  /** Names of seats in the grid: a plain seat, a restricted view, a restricted view with a text, a text alone. */
  readonly seats: { readonly plain: RegExp; readonly restricted: RegExp; readonly both: RegExp; readonly text: RegExp };
  readonly message: string;
  readonly discounts: { readonly band: RegExp; readonly names: readonly string[] };
  readonly failedSeat: RegExp;
  readonly purchase: { readonly reference: string; readonly seat: string; readonly total: string };
}

const OWN: Recorded = {
  search: { keywords: 'night', names: ['The Lighthouse Keeper', 'Slow Organ Night'], venue: 'Harbour Playhouse' },
  performance: { eventId: '9LH', day: 'Tuesday, 2 April 2024', name: 'With a talk by the keeper' },
  seats: {
    plain: /^K2, Pit, £52\.00$/,
    restricted: /^L5, Pit, £41\.00, restricted view/i,
    both: /^L6, Pit, £41\.00, restricted view, Behind the lamp/i,
    text: /^J4,.*By the aisle/,
  },
  message: 'Behind the lamp',
  discounts: { band: /Gallery, Price band A/, names: ['Full price', 'Under 16', 'Apprentice', 'Over 65'] },
  failedSeat: /M5/,
  purchase: { reference: 'QUAY-20417', seat: 'SQ61', total: '£69.25' },
};

const PUBLISHED: Recorded = {
  search: { keywords: 'matthew', names: ['Nutcracker', 'Swan Lake'], venue: "Sadler's Wells" },
  performance: { eventId: '6IF', day: 'Tuesday, 14 March 2017', name: 'Including back stage pass' },
  seats: {
    plain: /^B2, Stalls, £55\.00$/,
    restricted: /^C5, Stalls, £45\.00, restricted view/i,
    both: /^C6, Stalls, £45\.00, restricted view, Haunted seat/i,
    text: /^A6,.*Great seat/,
  },
  message: 'Haunted seat',
  discounts: {
    band: /Upper circle, Price band A/,
    names: ['Child rate', 'Student rate', 'Senior citizen rate'],
  },
  failedSeat: /H10/,
  purchase: { reference: 'PURCHASE-1445-1', seat: 'SQ140', total: '£71.50' },
};

for (const recordings of ALL_RECORDINGS) {
  const recorded = recordings === OWN_RECORDINGS ? OWN : PUBLISHED;
  describe(`the elements over ${recordings.title}`, () => showRecordings(recordings, recorded));
}

function showRecordings(recordings: Recordings, recorded: Recorded): void {
  const open = (body: string, answers: Answers) => openPage(recordings, body, answers);

  it('the keyword search', async () => {
    const { keywords, names, venue } = recorded.search;
    const page = await open(`<tsw-event-search keywords="${keywords}" country-code="uk"></tsw-event-search>`, {
      events: 'events/keyword-search',
    });
    for (const name of names) await page.getByRole('button', { name: new RegExp(name) }).waitFor();
    await assertSays(page, new RegExp(venue));
  });

  it('the performances of an event, with the name of one', async () => {
    const { eventId, day, name } = recorded.performance;
    const page = await open(`<tsw-performance-picker event-id="${eventId}" view="list"></tsw-performance-picker>`, {
      events_by_id: 'events_by_id/two-events',
      performances: 'performances/first-page',
      months: 'months/two-months',
    });
    await page.getByRole('button', { name: new RegExp(day) }).click();
    await page.getByText(name).first().waitFor();
  });

  it('the seat blocks of a hall, with restricted views and texts', async () => {
    const page = await open('<tsw-seat-map performance-id="9LH-A1"></tsw-seat-map>', {
      availability: 'availability/seat-blocks',
    });
    const seat = (name: RegExp) => page.getByRole('gridcell', { name });
    await seat(recorded.seats.plain).waitFor();
    await seat(recorded.seats.restricted).waitFor();
    await seat(recorded.seats.both).click();
    await seat(recorded.seats.text).waitFor();
    await page.getByText(recorded.message).first().waitFor();
    await assertSays(page, /restricted view/i);
  });

  it('the discounts of a band', async () => {
    const { band, names } = recorded.discounts;
    const page = await open('<tsw-ticket-picker performance-id="9LH-A1"></tsw-ticket-picker>', {
      availability: 'availability/four-discounts',
    });
    await page.getByRole('radio', { name: band }).check();
    await page.getByText(names[1]!).first().waitFor();
    for (const name of names) await assertSays(page, new RegExp(name));
  });

  it('a reserve that failed for one seat', async () => {
    const page = await open('<tsw-trolley></tsw-trolley>', {
      trolley: 'trolley/two-suppliers',
      reserve: 'reserve/failed-seat',
      add_ons: 'add_ons/for-a-trolley',
      upsells: 'upsells/for-a-trolley',
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
    await assertSays(page, recorded.failedSeat);
  });

  it('a purchase, with the venue’s reference and without commission', async () => {
    const { reference, seat, total } = recorded.purchase;
    const page = await open(
      '<tsw-confirmation transaction-uuid="4f0e9a52-0b6d-4c1e-9d2f-6a7b8c9d0e1f"></tsw-confirmation>',
      { status: 'trans_id_status/purchased' },
    );
    await page.getByText(reference).first().waitFor();
    await assertSays(page, new RegExp(seat));
    await assertSays(page, new RegExp(total.replace('.', '\\.')));
    assert.doesNotMatch(await wordsOn(page), /commission/i);
  });
}

const ORDER = {
  performanceId: '9LH-A1',
  ticketTypeCode: 'PIT',
  priceBandCode: 'A/pool',
  quantity: 2,
  seats: ['J1', 'J2'],
};

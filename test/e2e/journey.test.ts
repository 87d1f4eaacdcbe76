/** Whole journeys on the demo site, by accessible names alone: what a customer does and reads. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useShop } from '../support/browser.js';
import {
  addCat,
  assertSays,
  chooseBestAvailable,
  chooseSeats,
  fillCustomer,
  openEvent,
  openToyStory,
  reserveToyStory,
  seat,
  seeReference,
  upstreamCalls,
} from '../support/customer.js';

const shop = useShop();

const PAGES = ['index.html', 'booking.html', 'sandbox.html'] as const;

describe('two seats for Toy Story', () => {
  for (const path of PAGES) {
    it(`from search to a reference on ${path}`, async () => {
      const page = await shop.open(path);
      await reserveToyStory(page);
      await fillCustomer(page);
      await assertSays(page, /£110\.00/);
      await page.getByRole('button', { name: 'Confirm booking' }).click();
      await seeReference(page);
      await assertSays(page, /U000-\S+-LDNX/);
      await assertSays(page, /B2/);
      await assertSays(page, /B3/);
      await assertSays(page, /£110\.00/);
      await assertSays(page, /2 × £55\.00 \(£50\.00 \+ £5\.00 fee\)/);
    });
  }
});

describe('three best-available stalls for the Nutcracker', () => {
  it('are reserved and sold', async () => {
    const page = await shop.open('booking.html');
    await openEvent(page, 'nutcracker', /Nutcracker/, /^Thursday, 4 March 2027/, '19:30');
    await chooseBestAvailable(page, { ticketType: 'Stalls', band: 'B', quantity: 3 });
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await seeReference(page);
    // Three at £18.00 + £3.00, and £1.50 to collect them.
    await assertSays(page, /£64\.50/);
  });
});

describe('B3 and B5', () => {
  it('are refused on 7AA with the reason, before any request', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await seat(page, 'B3').click();
    const calls = upstreamCalls(page);
    await seat(page, 'B5').click();
    await page
      .getByRole('alert')
      .filter({ hasText: /next to each other/i })
      .waitFor();
    await page.getByRole('button', { name: 'Add to trolley' }).click({ force: true });
    assert.deepEqual(calls, []);
    assert.equal(await page.getByRole('button', { name: 'Reserve' }).count(), 0);
  });

  it('are accepted on 7AB', async () => {
    const page = await shop.open('booking.html');
    await addCat(page);
    await page.getByRole('button', { name: 'Reserve' }).waitFor();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('button', { name: 'Confirm booking' }).waitFor();
  });
});

describe('a journey with a problem', () => {
  it('with H10, which cannot be reserved, says that nothing was charged', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await chooseSeats(page, 'H9', 'H10');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    const alert = page.getByRole('alert').filter({ hasText: /not (been )?charged/i });
    await alert.waitFor();
    await assertSays(page, /Dress Circle/);
    assert.equal(await page.getByRole('button', { name: 'Confirm booking' }).count(), 0);
  });

  it('with D6 and D7, which come back as other seats, waits until the customer accepts them', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await chooseSeats(page, 'D6', 'D7');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.getByRole('button', { name: /^Accept/ }).waitFor();
    await assertSays(page, /D6.*D7.*D2.*D3/);
    assert.equal(await page.getByRole('button', { name: 'Confirm booking' }).count(), 0);
    await page.getByRole('button', { name: /^Accept/ }).click();
    await page.getByRole('button', { name: 'Confirm booking' }).waitFor();
  });

  it('with an empty search result says so', async () => {
    const page = await shop.open('index.html');
    await page.getByRole('searchbox', { name: 'Search events' }).fill('zzzz');
    await page.keyboard.press('Enter');
    await page
      .getByText(/no events|nothing/i)
      .first()
      .waitFor();
  });

  it('with an unreachable box office shows an error and a retry button', async () => {
    const page = await shop.open('');
    shop.allow(page, /Failed to load resource|net::ERR|CORS|nothing answers at endpoint|answers, but not to pages of/);
    await page.route('**/f13/**', (route) => route.abort());
    await page.goto(new URL('index.html', shop.demo.site).href);
    await page
      .getByRole('alert')
      .filter({ hasText: /could not reach/ })
      .first()
      .waitFor();
    await page.unroute('**/f13/**');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('button', { name: '1-Day Ticket' }).waitFor();
  });
});

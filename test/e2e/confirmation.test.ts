/**
 * The order summary before payment and the confirmation after it, on the demo site: cases R4, R6 and R7 of
 * docs/api/certification.md.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useShop } from '../support/browser.js';
import {
  assertSays,
  chooseSeats,
  fillCustomer,
  openCat,
  openEvent,
  reserveToyStory,
  seeReference,
} from '../support/customer.js';

const shop = useShop();

describe('before paying', () => {
  it('R4: one ticket for Cat at Lunchtime, stalls band A, costs £55.00 (£50.00 and £5.00), with delivery on its own line', async () => {
    const page = await shop.open('booking.html');
    await openCat(page);
    await chooseSeats(page, 'B4');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    const order = page.getByRole('region', { name: 'Your order' });
    await order.waitFor();
    const words = (await order.innerText()).replaceAll(/\s+/g, ' ');
    assert.match(words, /Stalls, Price band A/);
    assert.match(words, /Face value £50\.00 Booking fee £5\.00 Delivery Free/);
    assert.match(words, /Total to pay £55\.00/);
    const size = (locator: string): Promise<number> =>
      order
        .locator(locator)
        .last()
        .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    assert.ok((await size('.grand dd')) > (await size('.order-tickets')), 'the total to pay is larger');
  });
});

describe('after paying', () => {
  it('R6: shows the eTicket and its barcode on screen, in print and after a reload', async () => {
    const page = await shop.open('booking.html');
    await openCat(page);
    await chooseSeats(page, 'B3', 'B4');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    const barcode = page.getByRole('img', { name: 'Barcode for seats B3, B4' });
    await barcode.waitFor();
    await assertSays(page, /Delivery: Printable eTicket/);
    const voucher = page.getByRole('link', { name: /^Show your tickets/ });
    assert.match((await voucher.getAttribute('href')) ?? '', /web_self_print\.buy/);

    const opening = page.context().waitForEvent('page');
    await voucher.click();
    const tickets = await opening;
    await tickets.getByText('B3').first().waitFor();
    await tickets.close();

    await page.emulateMedia({ media: 'print' });
    assert.ok(await barcode.isVisible(), 'the barcode is printed');
    assert.equal(await page.getByRole('button', { name: 'Print' }).isVisible(), false);
    await page.emulateMedia({ media: 'screen' });

    await page.reload();
    await barcode.waitFor();
    await assertSays(page, /A confirmation has been sent/);
  });

  it('R7: shows restricted views of Swan Lake on a Thursday before payment and in the confirmation', async () => {
    const page = await shop.open('booking.html');
    await openEvent(page, 'swan lake', /Swan Lake/, /^Thursday, 4 March 2027/, '15:30');
    await page.getByRole('radio', { name: /^Upper circle, Price band A/ }).check();
    await page.getByRole('spinbutton').fill('3');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    // The box office chose the seats, so the customer has to accept them first.
    await page.getByRole('button', { name: /^Accept/ }).click();
    const order = page.getByRole('region', { name: 'Your order' });
    await order.waitFor();
    const restricted = (await order.innerText()).match(/\w+: Restricted view/g) ?? [];
    assert.equal(restricted.length, 2, 'tickets two and three');
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await seeReference(page);
    for (const words of restricted) await assertSays(page, new RegExp(words));
  });
});

describe('a checkout chunk that does not load', () => {
  it('shows an error and a retry button, and keeps the form as it was', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /net::ERR|Failed to load resource/);
    await page.route('**/chunks/pay-on-credit*.js', (route) => route.abort());
    await openCat(page);
    await chooseSeats(page, 'B4');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page
      .getByRole('alert')
      .filter({ hasText: /could not reach/ })
      .waitFor();
    assert.equal(await page.getByRole('button', { name: 'Confirm booking' }).count(), 0);
    await page.unroute('**/chunks/pay-on-credit*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await seeReference(page);
  });
});

describe('the box office in the page', () => {
  it('opens a voucher without a server', async () => {
    const page = await shop.open('sandbox.html');
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    const opening = page.waitForEvent('popup');
    await page.getByRole('link', { name: /^Show your tickets/ }).click();
    const voucher = await opening;
    await voucher.getByRole('heading', { name: 'Toy Story - The Opera' }).waitFor();
    await assertSays(voucher, /Seats: B2, B3 Reference: PURCHASE-/);
    assert.equal(await voucher.evaluate(() => window.opener as unknown), null);
  });
});

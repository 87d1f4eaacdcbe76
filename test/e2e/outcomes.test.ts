/**
 * Outcomes of a purchase and what the customer can do next: cards, 3-D Secure, failures, partial success and long
 * waits. R12 and R13 are cases of docs/api/certification.md.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useShop } from '../support/browser.js';
import {
  addCat,
  addToyStory,
  assertSays,
  fillCard,
  fillCustomer,
  openEvent,
  purchases,
  reserveToyStory,
  seeReference,
} from '../support/customer.js';

const CARD_PAGE = /\/tickets\/dummy_redirect\.buy\//;

describe('a card payment through the box office', () => {
  const log: unknown[] = [];
  const shop = useShop({ user: 'demo-creditcard', log: (entry) => void log.push(entry) });

  it('buys, and leaves no card number behind', async () => {
    const page = await shop.open('booking.html');
    await reserveToyStory(page);
    await fillCustomer(page);
    await fillCard(page, '4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
    const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, location.href]));
    assert.equal(/4111|1230/.test(kept), false);
    assert.equal(JSON.stringify(log).includes('4111'), false);
  });

  for (const [button, outcome] of [
    ['Pay', /PURCHASE-/],
    ['Refuse payment', /the bank could not confirm that it was you/],
  ] as const) {
    it(`3-D Secure, returning by POST: “${button}”`, async () => {
      const page = await shop.open('booking.html');
      shop.allow(page, /favicon/);
      const sent = purchases(page);
      await reserveToyStory(page);
      await fillCustomer(page);
      await fillCard(page, '4000 0000 0000 3220');
      await page.getByRole('button', { name: 'Pay now' }).click();
      await page.waitForURL(CARD_PAGE);
      const back = page.waitForRequest(/\/callback\//);
      await page.getByRole('button', { name: button, exact: true }).click();
      assert.equal((await back).method(), 'POST');
      await page.getByText(outcome).first().waitFor();
      assert.equal(sent.length, 1);
    });
  }

  it('also buys in a page without a server', async () => {
    const page = await shop.open('');
    const body =
      '<!doctype html><html lang="en-GB"><head><title>Shop</title>' +
      '<script type="module" src="/tsw/tsw.js" data-endpoint="sandbox:demo-creditcard"></script></head>' +
      '<body><tsw-booking></tsw-booking></body></html>';
    await page.route('**/shop.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
    await page.goto(new URL('shop.html', shop.demo.site).href);
    await reserveToyStory(page);
    await fillCustomer(page);
    await fillCard(page, '4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
  });

  it('that is refused frees the tickets, and another card buys them', async () => {
    const page = await shop.open('booking.html');
    await reserveToyStory(page);
    await fillCustomer(page);
    await fillCard(page, '4000 0000 0000 0127');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /security code of the card is not right/ })
      .waitFor();
    await page.getByRole('button', { name: /^Reserve/ }).click();
    assert.equal(await page.getByLabel('First name', { exact: true }).inputValue(), 'Ada');
    assert.equal(await page.getByLabel('Card number', { exact: true }).inputValue(), '');
    await fillCard(page, '4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Pay now' }).click();
    await seeReference(page);
  });
});

describe('R12 failed purchase', () => {
  const shop = useShop();

  it('is reported, and the tickets can be reserved and bought again', async () => {
    const page = await shop.open('booking.html');
    const sent = purchases(page);
    await openEvent(page, 'swan lake', /Swan Lake/, /^Wednesday, 10 March 2027/, '20:00');
    await page.getByRole('radio', { name: /^Upper circle, Price band A/ }).check();
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByLabel('Address line 2', { exact: true }).fill('fail part one');
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: /venue’s box office did not accept it/ })
      .waitFor();
    await assertSays(page, /Your seats may then be different/);
    await page.getByRole('button', { name: /^Reserve/ }).click();
    // The new reservation has other seats.
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByLabel('Address line 2', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await seeReference(page);
    assert.equal(sent.length, 2);
  });
});

describe('partial success', () => {
  const shop = useShop({ faults: [{ fault: 'purchase_fails', value: 1, endpoint: 'purchase.v1', times: 1 }] });

  it('says which supplier sold and what was charged, and sells the rest afterwards', async () => {
    const page = await shop.open('index.html');
    await addToyStory(page);
    await addCat(page);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page.getByRole('button', { name: 'Reserve the rest again' }).waitFor();
    await assertSays(page, /Backend \d: booked, £110\.00 charged/);
    await assertSays(
      page,
      /Backend \d: not booked\. Nothing was charged for it, or it is paid back\. The venue’s box office did not accept it/,
    );
    await page.getByRole('button', { name: 'Reserve the rest again' }).click();
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await seeReference(page);
    await assertSays(page, /Booked already: U000-/);
  });
});

describe('R13 slow purchase', () => {
  const shop = useShop({ faults: [{ fault: 'slow_answer', value: 6_000, endpoint: 'purchase.v1' }] });

  it('shows another message after 30 seconds, and buys once', async () => {
    const page = await shop.open('booking.html');
    const sent = purchases(page);
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.clock.install();
    const confirm = page.getByRole('button', { name: 'Confirm booking' });
    await confirm.dblclick();
    await page.keyboard.press('Enter');
    await page.getByText('Your booking is being made').waitFor();
    await page.clock.fastForward(30_000);
    await page.getByText(/Still waiting for the venue’s box office/).waitFor();
    await seeReference(page);
    assert.equal(sent.length, 1);
  });

  it('is looked up after a reload during the purchase, and not sent again', async () => {
    const page = await shop.open('booking.html');
    const sent = purchases(page);
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Confirm booking' }).click();
    await page.getByText('Your booking is being made').waitFor();
    await page.reload();
    await seeReference(page);
    assert.equal(sent.length, 1);
  });
});

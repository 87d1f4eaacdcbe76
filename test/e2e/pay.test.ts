/** pay.html: a purchase on credit with the partner's own payment, which the proxy checks in the provider's ledger. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { statusFrom } from '../../demo/server.js';
import { TEST_NOW, useShop } from '../support/browser.js';
import {
  addCat,
  addToyStory,
  assertSays,
  chooseSeats,
  fillCustomer,
  openEvent,
  openToyStory,
  seeReference,
} from '../support/customer.js';

const NOT_CONFIRMED = /The seller could not confirm your payment, so nothing was booked\. Your tickets are still held/;

describe('pay.html', () => {
  const offset = TEST_NOW - Date.now();
  let later = 0;
  const shop = useShop({ clock: () => Date.now() + offset + later });

  const ledger = () =>
    shop.demo.payments.ledger.map(({ held, taken }) =>
      [held, taken].map((amounts) => amounts?.map(({ minor }) => minor)),
    );

  /** Records the page's POST requests to a path. */
  function recordPosts(page: Page, path: string): string[] {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(path)) sent.push(request.url());
    });
    return sent;
  }

  async function fillForm(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
  }

  async function openFilledForm(): Promise<Page> {
    const page = await shop.open('pay.html');
    await addToyStory(page);
    await fillForm(page);
    await assertSays(page, /£110\.00 will be taken when you press “Pay now”/);
    return page;
  }

  const pay = (page: Page): Promise<void> => page.getByRole('button', { name: 'Pay now' }).click();
  const confirm = (page: Page): Promise<void> => page.getByRole('button', { name: 'Confirm booking' }).click();

  /** Nothing is bought, the form is as it was, and the reservation still holds. */
  async function assertStillReserved(page: Page, words: RegExp): Promise<void> {
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    await assertSays(page, /B2.*B3/);
    assert.equal(await page.getByLabel('First name', { exact: true }).inputValue(), 'Ada');
    const transactionUuid = await page.evaluate(() => {
      const key = Object.keys(sessionStorage).find((name) => name.startsWith('tsw-widgets@'))!;
      return (JSON.parse(sessionStorage.getItem(key)!) as { transactionUuid: string }).transactionUuid;
    });
    const status = await fetch(`${shop.demo.proxy}/status.v1?transaction_uuid=${transactionUuid}`);
    assert.equal(((await status.json()) as { transaction_status: string }).transaction_status, 'reserved');
  }

  /** Makes the page's payment handler return this reference. */
  async function setReference(page: Page, reference: string): Promise<void> {
    await page.evaluate((returned) => {
      const checkout = document.querySelector('tsw-checkout')! as { paymentHandler?: unknown };
      checkout.paymentHandler = (): Promise<string> => Promise.resolve(returned);
    }, reference);
  }

  it('buys once for one payment, and takes the payment', async () => {
    const page = await openFilledForm();
    const purchases = recordPosts(page, '/purchase.v1');
    await pay(page);
    await seeReference(page);
    assert.equal(purchases.length, 1);
    assert.deepEqual(ledger(), [[[11_000], [11_000]]]);
  });

  it('takes nothing when the customer cancels at the bank, and sells after the customer approves', async () => {
    const page = await openFilledForm();
    await page.getByLabel('Pretend card', { exact: true }).selectOption('bank');
    await pay(page);
    await page.getByRole('dialog', { name: 'Pretend bank' }).getByText('£110.00').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await assertStillReserved(page, /You did not pay, so nothing was booked/);
    assert.deepEqual(ledger(), []);
    await pay(page);
    await page.getByRole('button', { name: 'Approve' }).click();
    await seeReference(page);
    assert.deepEqual(ledger(), [[[11_000], [11_000]]]);
  });

  it('reports a declined card, and accepts another', async () => {
    const page = await openFilledForm();
    shop.allow(page, /402/);
    const purchases = recordPosts(page, '/purchase.v1');
    await page.getByLabel('Pretend card', { exact: true }).selectOption('declined');
    await pay(page);
    await assertStillReserved(page, /The payment was not taken, so nothing was booked/);
    await page.getByText('The card was declined.').waitFor();
    assert.equal(purchases.length, 0);
    await page.getByLabel('Pretend card', { exact: true }).selectOption('pays');
    await pay(page);
    await seeReference(page);
  });

  it('takes no second payment when the customer corrects a refused email address', async () => {
    const page = await openFilledForm();
    shop.allow(page, /460/);
    const payments = recordPosts(page, '/pretend-payments');
    await page.getByLabel('Email', { exact: true }).fill('ada@nobody.invalid');
    await pay(page);
    await assertStillReserved(page, /Please check your details/);
    await assertSays(page, /You have paid £110\.00 already\. It is not taken again/);
    assert.deepEqual(ledger(), [[[11_000], undefined]]);
    await page.reload();
    await page.getByLabel('Email', { exact: true }).fill('ada@example.com');
    await confirm(page);
    await seeReference(page);
    assert.equal(payments.length, 1);
    assert.deepEqual(ledger(), [[[11_000], [11_000]]]);
  });

  it('buys nothing for a payment of another amount, and does not take it again', async () => {
    const page = await openFilledForm();
    shop.allow(page, /403|It is not for this amount/);
    const payments = recordPosts(page, '/pretend-payments');
    await page.route('**/pretend-payments', async (route) => {
      const body = JSON.parse(route.request().postData()!) as { totals: { minor: number }[] };
      body.totals[0]!.minor -= 1;
      await route.continue({ postData: JSON.stringify(body) });
    });
    await pay(page);
    await assertStillReserved(page, NOT_CONFIRMED);
    await confirm(page);
    await assertStillReserved(page, NOT_CONFIRMED);
    assert.equal(payments.length, 1);
    assert.deepEqual(ledger(), [[[10_999], undefined]]);
  });

  it('buys nothing for a payment that was used before', async () => {
    const first = await openFilledForm();
    await pay(first);
    await seeReference(first);
    const page = await shop.open('pay.html');
    shop.allow(page, /403|It pays for something else/);
    await openToyStory(page);
    await chooseSeats(page, 'B4', 'B5');
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await fillForm(page);
    await setReference(page, shop.demo.payments.ledger[0]!.reference);
    await pay(page);
    await page.getByRole('alert').filter({ hasText: NOT_CONFIRMED }).waitFor();
    assert.deepEqual(ledger(), [[[11_000], [11_000]]]);
  });

  it('buys nothing without a payment', async () => {
    const page = await openFilledForm();
    shop.allow(page, /403|There is no such payment/);
    await page.evaluate(() => {
      (document.querySelector('tsw-checkout')! as { paymentHandler?: unknown }).paymentHandler = undefined;
    });
    await confirm(page);
    await assertStillReserved(page, NOT_CONFIRMED);
    await setReference(page, 'made up');
    await pay(page);
    await assertStillReserved(page, NOT_CONFIRMED);
    assert.deepEqual(ledger(), []);
  });

  it('returns the money when nothing was bought', async () => {
    const page = await shop.open('pay.html');
    await openEvent(page, 'swan lake', /Swan Lake/, /^Wednesday, 10 March 2027/, '20:00');
    await page.getByRole('radio', { name: /^Upper circle, Price band A/ }).check();
    await page.getByRole('button', { name: 'Add to trolley' }).click();
    await fillForm(page);
    await page.getByLabel('Address line 2', { exact: true }).fill('fail part one');
    await pay(page);
    await page
      .getByRole('alert')
      .filter({ hasText: /If a payment was taken, the seller returns it/ })
      .waitFor();
    const [held, taken] = ledger()[0]!;
    assert.ok(held![0]! > 0);
    assert.deepEqual(taken, []);
  });

  it('returns a payment for tickets that were never bought, after the reservation has ended', async () => {
    const page = await openFilledForm();
    shop.allow(page, /460/);
    await page.getByLabel('Email', { exact: true }).fill('ada@nobody.invalid');
    await pay(page);
    await assertStillReserved(page, /Please check your details/);
    const { payments, proxy } = shop.demo;
    const statusOf = statusFrom((request) => fetch(request), proxy);
    await payments.settleForgotten(statusOf);
    assert.deepEqual(ledger(), [[[11_000], undefined]]);
    later = 60 * 60_000;
    await payments.settleForgotten(statusOf);
    assert.deepEqual(ledger(), [[[11_000], []]]);
    later = 0;
  });
});

describe('pay.html with one of two suppliers failing', () => {
  const shop = useShop({ faults: [{ fault: 'purchase_fails', value: 1, endpoint: 'purchase.v1', times: 1 }] });

  it('takes the price of the sold tickets, and returns the rest', async () => {
    const page = await shop.open('pay.html');
    await addToyStory(page);
    await page.getByRole('button', { name: 'Add something else' }).click();
    await addCat(page);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await fillCustomer(page);
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page.getByRole('button', { name: 'Reserve the rest again' }).waitFor();
    await assertSays(page, /The seller returns what you paid for the tickets that were not booked/);
    const [payment] = shop.demo.payments.ledger;
    assert.deepEqual(
      [payment!.held, payment!.taken].map((amounts) => amounts![0]!.minor),
      [22_000, 11_000],
    );
    // The rest needs another payment.
    await page.getByRole('button', { name: 'Reserve the rest again' }).click();
    await page.getByRole('button', { name: 'Pay now' }).click();
    await page
      .getByText(/Booked already: U000-|PURCHASE-/)
      .first()
      .waitFor();
  });
});

/**
 * Every way that a purchase can fail: what the customer reads and can do next. The form keeps its values, no seats stay
 * reserved, and nothing is bought twice.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { TEST_NOW, useShop } from '../support/browser.js';
import {
  assertSays,
  button,
  chooseSeats,
  fillCard,
  fillCustomer,
  openEvent,
  openToyStory,
  reserveToyStory,
  seat,
  seeReference,
} from '../support/customer.js';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { Ledger } from '../support/ledger.js';

const alert = (page: Page, words: RegExp) => page.getByRole('alert').filter({ hasText: words });

async function assertFormKept(page: Page): Promise<void> {
  const name = page.getByLabel('First name', { exact: true });
  await name.waitFor();
  assert.equal(await name.inputValue(), 'Ada');
  assert.equal(await page.getByLabel('Email', { exact: true }).inputValue(), 'ada@example.com');
}

describe('on credit', () => {
  const shop = useShop();

  it('already-bought: shows a booking that was bought elsewhere meanwhile, and does not buy again', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /409/);
    const ledger = new Ledger(shop, page.context());
    await reserveToyStory(page);
    await fillCustomer(page);
    const [uuid = ''] = await ledger.uuids();
    await ledger.call('purchase.v1', { ...CUSTOMER_PARAMETERS, transaction_uuid: uuid });
    await button(page, 'Confirm booking').click();
    await seeReference(page);
    assert.deepEqual(ledger.sent, ['reserve', 'purchase']);
    assert.deepEqual(await ledger.statuses(), ['purchased']);
  });

  it('already-failed: reports a purchase that failed elsewhere, and sells after another reserve', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /409/);
    const ledger = new Ledger(shop, page.context());
    await openEvent(page, 'swan lake', /Swan Lake/, /^Wednesday, 10 March 2027/, '20:00');
    await page.getByRole('radio', { name: /^Upper circle, Price band A/ }).check();
    await button(page, 'Add to trolley').click();
    await button(page, 'Reserve').click();
    await fillCustomer(page);
    const [uuid = ''] = await ledger.uuids();
    await ledger.call('purchase.v1', {
      ...CUSTOMER_PARAMETERS,
      transaction_uuid: uuid,
      address_line_two: 'fail part one',
    });
    await button(page, 'Confirm booking').click();
    await alert(page, /venue’s box office did not accept it\. Nothing was charged/).waitFor();
    await assertSays(page, /You can reserve again\. Your seats may then be different/);
    await page.getByRole('button', { name: /^Reserve/ }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await assertFormKept(page);
    await button(page, 'Confirm booking').click();
    await seeReference(page);
    assert.deepEqual(await ledger.statuses(), ['failed', 'purchased']);
  });

  it('defect: tells the customer to contact the seller when the proxy rejects the request, and can release the tickets', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /400/);
    const ledger = new Ledger(shop, page.context());
    await reserveToyStory(page);
    await fillCustomer(page);
    await page.route('**/purchase.v1', (route) =>
      route.continue({ postData: `${route.request().postData()}&of_another_version=1` }),
    );
    await button(page, 'Confirm booking').click();
    await alert(page, /not set up correctly\. Please contact the seller/).waitFor();
    await assertFormKept(page);
    assert.deepEqual(await ledger.statuses(), ['reserved']);
    await button(page, 'Release tickets').click();
    await button(page, 'Reserve').waitFor();
    assert.deepEqual(ledger.sent, ['reserve', 'purchase', 'release']);
    assert.deepEqual(await ledger.statuses(), ['released']);
  });
});

describe('a box office that fails', () => {
  const shop = useShop({ faults: [{ fault: 'error', value: 502, endpoint: 'purchase.v1', times: 1 }] });

  it('system: says that nothing was booked, and the same button buys', async () => {
    const page = await shop.open('booking.html');
    shop.allow(page, /502/);
    const ledger = new Ledger(shop, page.context());
    await reserveToyStory(page);
    await fillCustomer(page);
    await button(page, 'Confirm booking').click();
    await alert(page, /did not reach the box office, so nothing was booked/).waitFor();
    await assertFormKept(page);
    assert.deepEqual(await ledger.statuses(), ['reserved']);
    await button(page, 'Confirm booking').click();
    await seeReference(page);
    assert.deepEqual(await ledger.statuses(), ['purchased']);
  });
});

describe('time', () => {
  let late = 0;
  const started = Date.now();
  const shop = useShop({ clock: () => TEST_NOW + Date.now() - started + late });

  it('expired: reports that the time has run out at confirmation, and sells the same tickets after another reserve', async () => {
    late = 0;
    const page = await shop.open('booking.html');
    shop.allow(page, /409/);
    const ledger = new Ledger(shop, page.context());
    await reserveToyStory(page);
    await fillCustomer(page);
    late = 16 * 60_000;
    await button(page, 'Confirm booking').click();
    await alert(page, /run out, so the tickets were given back|time is up/i)
      .first()
      .waitFor();
    assert.deepEqual(await ledger.statuses(), ['released']);
    await page
      .getByRole('button', { name: /^Reserve/ })
      .first()
      .click();
    await assertFormKept(page);
    await button(page, 'Confirm booking').click();
    await seeReference(page);
    assert.deepEqual(await ledger.statuses(), ['released', 'purchased']);
  });
});

describe('time on a payment page', () => {
  let late = 0;
  const started = Date.now();
  const shop = useShop({ user: 'demo-redirect', clock: () => TEST_NOW + Date.now() - started + late });

  it('expired: charges nothing when the time runs out before payment, and sells after another reserve', async () => {
    late = 0;
    const page = await shop.open('booking.html');
    shop.allow(page, /favicon/);
    const ledger = new Ledger(shop, page.context(), 'demo-redirect');
    await reserveToyStory(page);
    await fillCustomer(page);
    await button(page, 'Pay now').click();
    await page.waitForURL(/dummy_redirect/);
    late = 16 * 60_000;
    await button(page, 'Pay').click();
    await alert(page, /It was not completed\. Nothing was charged, or it is paid back to you/).waitFor();
    assert.deepEqual(await ledger.statuses(), ['failed']);
    await page.getByRole('button', { name: /^Reserve/ }).click();
    await assertFormKept(page);
    await button(page, 'Pay now').click();
    await page.waitForURL(/dummy_redirect/);
    await button(page, 'Pay').click();
    await seeReference(page);
    assert.deepEqual(await ledger.statuses(), ['failed', 'purchased']);
  });
});

describe('a card', () => {
  const shop = useShop({ user: 'demo-creditcard' });

  it('payment-unanswered: says that an amount may be pending when the bank does not answer, and another card buys', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context(), 'demo-creditcard');
    await reserveToyStory(page);
    await fillCustomer(page);
    await fillCard(page, '4000 0000 0000 0119');
    await button(page, 'Pay now').click();
    await alert(page, /The bank did not answer\. Nothing was booked/).waitFor();
    await assertSays(page, /may show as pending for a while: look at your account before you pay again/);
    assert.deepEqual(await ledger.statuses(), ['failed']);
    await page.getByRole('button', { name: /^Reserve/ }).click();
    await assertFormKept(page);
    assert.equal(await page.getByLabel('Card number', { exact: true }).inputValue(), '');
    await fillCard(page, '4111 1111 1111 1111');
    await button(page, 'Pay now').click();
    await seeReference(page);
    assert.deepEqual(ledger.sent, ['reserve', 'purchase', 'reserve', 'purchase']);
  });

  it('refused: never names the fraud rule, gives a reference for the seller, and frees the seats', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context(), 'demo-creditcard');
    await reserveToyStory(page);
    await fillCustomer(page);
    await fillCard(page, '4100 0000 0000 0019');
    await button(page, 'Pay now').click();
    await alert(page, /It cannot be completed\. Please contact the seller\. Nothing was charged/).waitFor();
    await assertSays(page, /Your reference is \S{10}/);
    assert.doesNotMatch(await page.locator('body').innerText(), /fraud|suspect|trigger/i);
    assert.deepEqual(await ledger.statuses(), ['failed']);
    await button(page, 'Start again').click();
    const stranger = await shop.open('booking.html');
    await openToyStory(stranger);
    await chooseSeats(stranger, 'B2', 'B3');
    await seat(stranger, 'B2').waitFor();
    await button(stranger, 'Add to trolley').waitFor();
  });

  it('correct-card: keeps form and tickets after an invalid card number, and the corrected one buys', async () => {
    const page = await shop.open('booking.html');
    const ledger = new Ledger(shop, page.context(), 'demo-creditcard');
    await reserveToyStory(page);
    await fillCustomer(page);
    await fillCard(page, '4111 1111 1111 1112');
    await button(page, 'Pay now').click();
    await alert(page, /Check the card number/).waitFor();
    await assertFormKept(page);
    assert.deepEqual(ledger.sent, ['reserve']);
    await fillCard(page, '4111 1111 1111 1111');
    await button(page, 'Pay now').click();
    await seeReference(page);
  });
});

/** Cases R8 and S1 to S4 of docs/api/certification.md: seats on the built files, through the real proxy. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import {
  addToyStory,
  assertSays,
  chooseSeats,
  fillCustomer,
  openCat,
  openToyStory,
  seat,
  seeReference,
  upstreamCalls,
} from '../support/customer.js';
import { assertAccessible } from '../support/axe.js';

const shop = useShop();

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function buy(page: Page): Promise<void> {
  await press(page, 'Add to trolley');
  await press(page, 'Reserve');
  await fillCustomer(page);
  await press(page, 'Confirm booking');
  await seeReference(page);
}

/** Waits for the rule's message, then tries to add the seats anyway. */
async function assertRefused(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('alert').filter({ hasText: words }).waitFor();
  const calls = upstreamCalls(page);
  const add = page.getByRole('button', { name: 'Add to trolley' });
  assert.equal(await add.getAttribute('aria-disabled'), 'true');
  await add.click({ force: true });
  assert.deepEqual(calls, []);
  assert.equal(await page.getByRole('button', { name: 'Reserve' }).count(), 0);
}

describe('R8: a seat with a restricted view and a text', () => {
  it('says both before and after it is bought', async () => {
    const page = await shop.open('booking.html');
    await openCat(page);
    await page
      .getByRole('gridcell', { name: 'C6, Stalls, £40.00, restricted view, Haunted seat', exact: true })
      .waitFor();
    await chooseSeats(page, 'C5', 'C6');
    await assertSays(page, /C6.*Restricted view.*Haunted seat/i);
    await press(page, 'Add to trolley');
    await press(page, 'Reserve');
    await page.getByLabel('First name', { exact: true }).waitFor();
    await assertSays(page, /C6.*Restricted view.*Haunted seat/i);
    await fillCustomer(page);
    await press(page, 'Confirm booking');
    await seeReference(page);
    await assertSays(page, /C6.*Restricted view.*Haunted seat/i);
  });
});

describe('S1: the selected seats', () => {
  it('are reserved and sold', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await chooseSeats(page, 'B2', 'B3');
    const calls = upstreamCalls(page);
    await buy(page);
    const asked = calls.map((call) => new URL(call)).find(({ pathname }) => pathname.endsWith('/trolley.v1'));
    assert.deepEqual(
      ['seat0', 'seat1'].map((name) => asked?.searchParams.get(name)),
      ['B2', 'B3'],
    );
    await assertSays(page, /B2/);
    await assertSays(page, /B3/);
  });
});

describe('S2: a single seat would be left', () => {
  it('is refused with the rule, and corrected with one click', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await chooseSeats(page, 'B3', 'B4');
    await assertRefused(page, /B2.*single seat/);
    assert.equal(await seat(page, 'B3').getAttribute('aria-invalid'), 'true');
    const ways = page.getByRole('group', { name: 'Nearest seats you can have' }).getByRole('button');
    await ways.first().waitFor();
    assert.ok((await ways.count()) <= 3);
    await ways.first().click();
    await page
      .getByRole('alert')
      .filter({ hasText: /single seat/ })
      .waitFor({ state: 'detached' });
    await press(page, 'Add to trolley');
    await page.getByRole('button', { name: 'Reserve' }).waitFor();
  });
});

describe('S3: seats apart in an event that forbids it', () => {
  it('are refused, on the map and in the list', async () => {
    const page = await shop.open('booking.html');
    await openToyStory(page);
    await chooseSeats(page, 'B3', 'B5');
    await assertRefused(page, /next to each other/);
    await assertAccessible(page);
    await press(page, 'List');
    await page.getByRole('button', { name: /^B3,/ }).first().waitFor();
    await assertRefused(page, /next to each other/);
    await assertAccessible(page);
  });
});

describe('S4: seats apart in an event that allows it', () => {
  it('are sold when chosen in the list', async () => {
    const page = await shop.open('booking.html');
    await openCat(page);
    await press(page, 'List');
    await page.getByRole('button', { name: /^B3,/ }).click();
    await page.getByRole('button', { name: /^B5,/ }).click();
    await buy(page);
    await assertSays(page, /B3/);
    await assertSays(page, /B5/);
  });
});

describe('seats in the trolley', () => {
  it('are marked on the map, and free again after they are removed', async () => {
    const page = await shop.open('index.html');
    await addToyStory(page);
    await page.getByRole('gridcell', { name: 'B2, Stalls, in your trolley' }).waitFor();
    await assertAccessible(page);
    await page
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await page.getByRole('gridcell', { name: 'B2, Stalls, £55.00', exact: true }).waitFor();
  });
});

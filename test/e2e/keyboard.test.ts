/** The journey by keyboard alone: Tab, arrows, Enter and Space, without ever losing the focus. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { assertSays, seeReference } from '../support/customer.js';

const shop = useShop();

/** Roughly the accessible name of the focused element: its label or its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return '';
    const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : undefined;
    return (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  });
}

/** Presses a key until an element with this name has the focus. */
async function pressUntil(page: Page, key: string, name: RegExp, most = 60): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never reached ${name}; passed ${passed.join(' | ')}`);
}

describe('the journey by keyboard alone', () => {
  it('sells two seats', async () => {
    const page = await shop.open('booking.html');
    await page.getByRole('searchbox', { name: 'Search events' }).waitFor();
    await pressUntil(page, 'Tab', /^Search events/);
    await page.keyboard.type('toy story');
    await page.keyboard.press('Enter');
    await page.getByText('1 event', { exact: true }).first().waitFor();
    await pressUntil(page, 'Tab', /^Toy Story/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).waitFor();
    await pressUntil(page, 'Tab', /^Saturday, 1 January 2028/);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', /^15:30/);
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Seat map' }).waitFor();

    // The whole map is one tab stop; arrows move within it.
    await pressUntil(page, 'Tab', /^A1, Stalls/);
    await pressUntil(page, 'ArrowDown', /^B2,/, 3);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    assert.match(await focused(page), /^B3, Stalls, £55\.00.*selected/);
    await pressUntil(page, 'Tab', /^Add to trolley/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Reserve' }).waitFor();
    assert.notEqual(await focused(page), '', 'the focus is lost after adding');
    await pressUntil(page, 'Tab', /^Reserve$/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'First name' }).waitFor();
    assert.notEqual(await focused(page), '', 'the focus is lost after reserving');

    for (const [label, value] of [
      ['First name', 'Ada'],
      ['Last name', 'Tester'],
      ['Email', 'ada@example.com'],
      ['Phone', '0203 137 7420'],
      ['Address line 1', '1 Butterwick'],
      ['Town or city', 'London'],
      ['Postcode', 'W6 8DL'],
    ] as const) {
      await pressUntil(page, 'Tab', new RegExp(`^${label}`));
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
    await seeReference(page);
    await assertSays(page, /B2.*B3/);
    assert.notEqual(await focused(page), '', 'the focus is lost after confirming');
  });

  it('reaches the seat map with one Tab, moves by row and seat, and leaves with one Tab', async () => {
    const page = await shop.open('booking.html');
    await page.getByRole('searchbox', { name: 'Search events' }).fill('toy story');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Toy Story/ }).click();
    await page.getByRole('button', { name: /^Saturday, 1 January 2028/ }).click();
    await page.getByRole('button', { name: /^15:30/ }).click();
    await page.getByRole('gridcell', { name: /^A1,/ }).waitFor();
    await pressUntil(page, 'Tab', /^A1,/);
    await page.keyboard.press('End');
    assert.match(await focused(page), /^A10,/);
    await page.keyboard.press('Home');
    assert.match(await focused(page), /^A1,/);
    await page.keyboard.press('Tab');
    assert.doesNotMatch(await focused(page), /^[A-H]\d/);
  });
});

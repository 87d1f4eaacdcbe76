/** Steps of a customer on a page with the elements, by role and accessible name alone. For the end-to-end tests. */
import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page, Request } from 'playwright-core';

/** Searches, chooses an event, a day and a performance. */
export async function openEvent(page: Page, words: string, event: RegExp, day: RegExp, time: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search events' }).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: event }).first().click();
  await page.getByRole('button', { name: day }).click();
  await page.getByRole('button', { name: new RegExp(time) }).click();
}

/** Toy Story, whose seats have to be together. */
export function openToyStory(page: Page): Promise<void> {
  return openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
}

/** Cat at Lunchtime, which another supplier sells and whose seats may be apart. */
export function openCat(page: Page): Promise<void> {
  return openEvent(page, 'cat at lunchtime', /Cat at Lunchtime/, /^Saturday, 1 January 2028/, '15:30');
}

/** A button by its exact name. */
export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The countdown of a reservation. */
export function timeLeft(page: Page): Locator {
  return page.locator('[part="time-left"]').first();
}

export function seat(page: Page, id: string): Locator {
  return page.getByRole('grid', { name: 'Seat map' }).getByRole('gridcell', { name: new RegExp(`^${id},`) });
}

export async function chooseSeats(page: Page, ...ids: string[]): Promise<void> {
  for (const id of ids) await seat(page, id).click();
}

export interface BestAvailable {
  readonly ticketType: string;
  readonly band: string;
  readonly quantity: number;
}

export async function fillCustomer(page: Page): Promise<void> {
  for (const [label, value] of [
    ['First name', 'Ada'],
    ['Last name', 'Tester'],
    ['Address line 1', '1 Butterwick'],
    ['Town or city', 'London'],
    ['Postcode', 'W6 8DL'],
    ['Email', 'ada@example.com'],
    ['Phone', '0203 137 7420'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

/** All visible text, through shadow roots and slots, with white space collapsed. */
export function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words: string[] = [];
    const waiting: Node[] = [document.body];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node instanceof Text) words.push(node.data);
      if (node instanceof Element) {
        if (['SCRIPT', 'STYLE', 'TEMPLATE'].includes(node.tagName)) continue;
        // A slot has no box of its own.
        if (node.tagName !== 'SLOT' && !node.checkVisibility()) continue;
        if (!getComputedStyle(node).display.startsWith('inline')) words.push(' ');
      }
      const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
      const inside = slotted.length > 0 ? slotted : ((node instanceof Element && node.shadowRoot) || node).childNodes;
      waiting.push(...[...inside].reverse());
    }
    return words.join('').replaceAll(/\s+/g, ' ');
  });
}

/** A failure shows the last 1,500 characters, not the whole page. */
export async function assertSays(page: Page, pattern: RegExp): Promise<void> {
  const words = await wordsOn(page);
  assert.ok(pattern.test(words), `${pattern} is not in: …${words.slice(-1500)}`);
}

/** Records the page's calls to the proxy from now on. */
export function upstreamCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request: Request) => {
    if (request.url().includes('/f13/')) calls.push(request.url());
  });
  return calls;
}

/** Chooses a price band by the names of its ticket type and band, and a quantity of adult tickets. */
export async function chooseBestAvailable(page: Page, { ticketType, band, quantity }: BestAvailable): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${ticketType}, Price band ${band}`) }).check();
  await page.getByRole('spinbutton', { name: /^Adult/ }).fill(String(quantity));
}

/** Records the endpoints of calls that change a booking, from one page or from all tabs of a browser. */
export function changingCalls(source: Page | BrowserContext): string[] {
  const sent: string[] = [];
  const record = (request: Request): void => {
    const endpoint = /\/(reserve|release|purchase)\.v1/.exec(request.url())?.[1];
    if (endpoint && request.method() === 'POST') sent.push(endpoint);
  };
  if ('pages' in source) source.on('request', record);
  else source.on('request', record);
  return sent;
}

/** Records the purchases that any tab of the page's browser sends from now on. */
export function purchases(page: Page): string[] {
  const sent: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().includes('/purchase.v1') && request.method() === 'POST') sent.push(request.url());
  });
  return sent;
}

/** Seats B2 and B3, for £110.00. */
export async function addToyStory(page: Page): Promise<void> {
  await openToyStory(page);
  await chooseSeats(page, 'B2', 'B3');
  await page.getByRole('button', { name: 'Add to trolley' }).click();
}

/** Seats B3 and B5, for £110.00. */
export async function addCat(page: Page): Promise<void> {
  await openCat(page);
  await chooseSeats(page, 'B3', 'B5');
  await page.getByRole('button', { name: 'Add to trolley' }).click();
}

/** Seats B2 and B3, for £110.00. */
export async function reserveToyStory(page: Page): Promise<void> {
  await addToyStory(page);
  await page.getByRole('button', { name: 'Reserve' }).click();
}

export async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number', { exact: true }).fill(number);
  await page.getByLabel('Expiry date', { exact: true }).fill('12/30');
  await page.getByLabel('Security code', { exact: true }).fill('123');
}

/** Waits for the venue's reference, which appears after a purchase. */
export async function seeReference(page: Page): Promise<void> {
  await page
    .getByText(/PURCHASE-/)
    .first()
    .waitFor();
}

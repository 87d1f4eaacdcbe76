/** What a customer does on any page that has the elements: by role and accessible name alone. */
import type { Locator, Page, Request } from 'playwright-core';

/** Searches, chooses an event, a day and a performance. */
export async function openEvent(page: Page, words: string, event: RegExp, day: RegExp, time: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search events' }).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: event }).first().click();
  await page.getByRole('button', { name: day }).click();
  await page.getByRole('button', { name: new RegExp(time) }).click();
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

/** Every call to the proxy from now on. */
export function upstreamCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request: Request) => {
    if (request.url().includes('/f13/')) calls.push(request.url());
  });
  return calls;
}

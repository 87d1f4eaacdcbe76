/** The seat map under fingers and wheel, in print and in other looks, on the built files in a real browser. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { openEvent, seat, wordsOn } from '../support/customer.js';

const PHONE = { width: 390, height: 844 };

const openToys = async (page: Page): Promise<void> => {
  await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
  await seat(page, 'B2').waitFor();
};

/** The cell lies exactly over its drawn seat. */
async function widthOf(page: Page, id: string): Promise<number> {
  return (await seat(page, id).boundingBox())?.width ?? 0;
}

async function scrolled(page: Page): Promise<number> {
  return page.evaluate(() => window.scrollY);
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Moves fingers from one place to another, as a touch screen reports it. */
async function swipe(session: CDPSession, from: readonly Finger[], to: readonly Finger[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [...from] });
  for (let step = 1; step <= 12; step++) {
    const part = step / 12;
    const touchPoints = from.map(({ x, y }, finger) => ({
      x: x + ((to[finger]?.x ?? x) - x) * part,
      y: y + ((to[finger]?.y ?? y) - y) * part,
    }));
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function centreOfMap(page: Page): Promise<Finger> {
  const grid = page.locator('tsw-seat-map-picture .viewport');
  await grid.scrollIntoViewIfNeeded();
  const box = await grid.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Tries until the map has followed. */
async function becomes(check: () => Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`it did not come about that ${what}`);
}

describe('The seat map under fingers', () => {
  const shop = useShop();

  it('is enlarged by two of them, and the page is not', async () => {
    const page = await shop.open('booking.html', PHONE);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await openToys(page);
    const { x, y } = await centreOfMap(page);
    const before = await widthOf(page, 'B2');
    await swipe(
      session,
      [
        { x: x - 20, y },
        { x: x + 20, y },
      ],
      [
        { x: x - 100, y },
        { x: x + 100, y },
      ],
    );
    await becomes(async () => (await widthOf(page, 'B2')) > before * 1.5, 'the map is larger');
    assert.equal(await page.evaluate(() => window.visualViewport?.scale), 1);
  });

  it('leaves the page its scrolling while all of the hall is shown', async () => {
    const page = await shop.open('booking.html', { width: 390, height: 600 });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await openToys(page);
    const { x, y } = await centreOfMap(page);
    const before = await scrolled(page);
    await swipe(session, [{ x, y: y + 60 }], [{ x, y: y - 120 }]);
    await becomes(async () => (await scrolled(page)) > before + 40, 'the page has scrolled');
  });
});

describe('The seat map under a wheel', () => {
  const shop = useShop();

  it('leaves the wheel to the page, unless Ctrl is held', async () => {
    const page = await shop.open('booking.html', { width: 1000, height: 600 });
    await openToys(page);
    const { x, y } = await centreOfMap(page);
    await page.mouse.move(x, y);
    const [width, top] = [await widthOf(page, 'B2'), await scrolled(page)];
    await page.mouse.wheel(0, 120);
    await becomes(async () => (await scrolled(page)) > top, 'the page has scrolled');
    assert.ok(Math.abs((await widthOf(page, 'B2')) - width) < 0.5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await becomes(async () => (await widthOf(page, 'B2')) > width * 1.2, 'the map is larger');
  });

  it('says where a seat is in the window, scrolled and zoomed', async () => {
    const page = await shop.open('index.html', { width: 1280, height: 600 });
    await openToys(page);
    await centreOfMap(page);
    await page.evaluate(() => window.scrollBy(0, 90));
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await becomes(async () => {
      const cell = await seat(page, 'B3').boundingBox();
      const rect = await page.evaluate(() => {
        const { left, top, width } = document.querySelector('tsw-seat-map')?.seatRect('B3') ?? new DOMRect();
        return { left, top, width };
      });
      assert.ok(cell);
      const centre = (from: number, width: number): number => from + width / 2;
      return (
        Math.abs(centre(cell.x, cell.width) - centre(rect.left, rect.width)) < 1 &&
        Math.abs(centre(cell.y, cell.height) - centre(rect.top, rect.width)) < 1
      );
    }, 'rectangle and cell agree');
  });
});

describe('The seat map in other looks', () => {
  const shop = useShop();

  it('fits a window of 320 pixels, map and list, where nothing is cut off', async () => {
    const page = await shop.open('booking.html', { width: 320, height: 700 });
    await openToys(page);
    const fits = (): Promise<boolean> =>
      page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    assert.equal(await fits(), true);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page
      .getByRole('button', { name: /^B2/ })
      .or(page.getByRole('checkbox', { name: /^B2/ }))
      .first()
      .waitFor();
    assert.equal(await fits(), true);
  });

  it('prints the hall and what is chosen without its buttons', async () => {
    const page = await shop.open('booking.html');
    await openToys(page);
    await seat(page, 'B2').click();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('button', { name: 'Zoom in' }).isVisible(), false);
    assert.ok(await page.locator('tsw-seat-map-picture canvas').first().isVisible());
    assert.match(await wordsOn(page), /B2/);
  });

  it('takes the system’s colours where they are forced', async () => {
    const page = await shop.open('booking.html');
    await openToys(page);
    const canvas = page.locator('tsw-seat-map-picture canvas').first();
    const colours = (): Promise<number> =>
      canvas.evaluate((element: HTMLCanvasElement) => {
        const { width, height } = element;
        const data = element.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        const seen = new Set<string>();
        for (let at = 0; at < data.length; at += 4) {
          if (data[at + 3] === 255) seen.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`);
        }
        return seen.size;
      });
    const before = await colours();
    await page.emulateMedia({ forcedColors: 'active' });
    await becomes(async () => (await colours()) !== before, 'the hall is painted anew');
    assert.ok((await colours()) > 1, 'seats stand out');
  });
});

describe('A box office that cannot say what is free', () => {
  for (const fault of ['backend_is_down', 'backend_is_broken', 'backend_throttle_failed'] as const) {
    describe(fault, () => {
      const shop = useShop({ faults: [{ fault, endpoint: 'availability.v1', times: 1 }] });

      it('has words and a way to ask again', async () => {
        const page = await shop.open('booking.html');
        await openEvent(page, 'toy story', /Toy Story/, /^Saturday, 1 January 2028/, '15:30');
        const again = page.getByRole('button', { name: 'Try again' });
        await again.waitFor();
        await again.click();
        await seat(page, 'B2').waitFor();
      });
    });
  }
});

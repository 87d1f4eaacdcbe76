/** The seat map with touch and wheel, in print, on narrow screens and with forced colours. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { useShop } from '../support/browser.js';
import { openToyStory, seat, wordsOn } from '../support/customer.js';

const PHONE = { width: 390, height: 844 };

const openSeatMap = async (page: Page): Promise<void> => {
  await openToyStory(page);
  await seat(page, 'B2').waitFor();
};

/** The width of a seat on screen, read from the cell that lies exactly over it. */
async function widthOf(page: Page, id: string): Promise<number> {
  return (await seat(page, id).boundingBox())?.width ?? 0;
}

async function scrollTop(page: Page): Promise<number> {
  return page.evaluate(() => window.scrollY);
}

interface Finger {
  readonly x: number;
  readonly y: number;
}

/** Moves fingers from one place to another in twelve steps. */
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

/** Checks every 50 ms for two seconds, since the map moves with a delay. */
async function eventually(check: () => Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never true: ${what}`);
}

describe('the seat map on a touch screen', () => {
  const shop = useShop();

  it('is enlarged by two fingers, and the page is not', async () => {
    const page = await shop.open('booking.html', PHONE);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await openSeatMap(page);
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
    await eventually(async () => (await widthOf(page, 'B2')) > before * 1.5, 'the map is larger');
    assert.equal(await page.evaluate(() => window.visualViewport?.scale), 1);
  });

  it('lets the page scroll while the whole hall is visible', async () => {
    const page = await shop.open('booking.html', { width: 390, height: 600 });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    await openSeatMap(page);
    const { x, y } = await centreOfMap(page);
    const before = await scrollTop(page);
    await swipe(session, [{ x, y: y + 60 }], [{ x, y: y - 120 }]);
    await eventually(async () => (await scrollTop(page)) > before + 40, 'the page has scrolled');
  });
});

describe('the seat map with a mouse wheel', () => {
  const shop = useShop();

  it('lets the wheel scroll the page unless Ctrl is pressed', async () => {
    const page = await shop.open('booking.html', { width: 1000, height: 600 });
    await openSeatMap(page);
    const { x, y } = await centreOfMap(page);
    await page.mouse.move(x, y);
    const [width, top] = [await widthOf(page, 'B2'), await scrollTop(page)];
    await page.mouse.wheel(0, 120);
    await eventually(async () => (await scrollTop(page)) > top, 'the page has scrolled');
    assert.ok(Math.abs((await widthOf(page, 'B2')) - width) < 0.5);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -240);
    await page.keyboard.up('Control');
    await eventually(async () => (await widthOf(page, 'B2')) > width * 1.2, 'the map is larger');
  });

  it('reports where a seat is in the window, scrolled and zoomed', async () => {
    const page = await shop.open('index.html', { width: 1280, height: 600 });
    await openSeatMap(page);
    await centreOfMap(page);
    await page.evaluate(() => window.scrollBy(0, 90));
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await eventually(async () => {
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

describe('the seat map in other media', () => {
  const shop = useShop();

  it('fits a window of 320 pixels, as map and as list', async () => {
    const page = await shop.open('booking.html', { width: 320, height: 700 });
    await openSeatMap(page);
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

  it('prints the hall and the selection without buttons', async () => {
    const page = await shop.open('booking.html');
    await openSeatMap(page);
    await seat(page, 'B2').click();
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('button', { name: 'Zoom in' }).isVisible(), false);
    assert.ok(await page.locator('tsw-seat-map-picture canvas').first().isVisible());
    assert.match(await wordsOn(page), /B2/);
  });

  it('uses the system’s colours when they are forced', async () => {
    const page = await shop.open('booking.html');
    await openSeatMap(page);
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
    await eventually(async () => (await colours()) !== before, 'the hall is painted again');
    assert.ok((await colours()) > 1, 'seats stand out');
  });
});

describe('an availability call that fails', () => {
  for (const fault of ['backend_is_down', 'backend_is_broken', 'backend_throttle_failed'] as const) {
    describe(fault, () => {
      const shop = useShop({ faults: [{ fault, endpoint: 'availability.v1', times: 1 }] });

      it('can be tried again', async () => {
        const page = await shop.open('booking.html');
        await openToyStory(page);
        const again = page.getByRole('button', { name: 'Try again' });
        await again.waitFor();
        await again.click();
        await seat(page, 'B2').waitFor();
      });
    });
  }
});

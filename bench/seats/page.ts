/** Runs in the browser: the measurements of bench/seats.ts, one function per figure. Times are in milliseconds. */
import type { LitElement } from 'lit';
import { thePage } from '../../src/context/page.js';
import { defineOnce } from '../../src/elements/base/define-once.js';
import { TswSeatMap } from '../../src/elements/seat-map/seat-map.js';
import { makeArena, type WireAvailability } from './arena.js';
import { drawCanvas, drawSvg, HEIGHT, WIDTH } from './floors.js';

thePage();
defineOnce(TswSeatMap);

const host = document.createElement('div');
host.style.cssText = `inline-size:${WIDTH}px`;
document.body.append(host);

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });

/** Resolves after the next frame is painted: a message posted in a frame arrives when the frame is done. */
async function painted(): Promise<void> {
  await nextFrame();
  await nextTask();
}

const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

function pictureOf(map: TswSeatMap): ShadowRoot | undefined {
  const view = map.shadowRoot?.querySelector('tsw-seat-map-view')?.shadowRoot;
  return view?.querySelector('tsw-seat-map-picture')?.shadowRoot ?? undefined;
}

const viewportOf = (map: TswSeatMap): HTMLElement | null | undefined =>
  pictureOf(map)?.querySelector<HTMLElement>('.viewport');

/** A canvas has its default width until the map draws on it. */
const isPainted = (map: TswSeatMap): boolean => (pictureOf(map)?.querySelector('canvas')?.width ?? 300) !== 300;

async function openMap(data: WireAvailability): Promise<TswSeatMap> {
  const map = document.createElement('tsw-seat-map');
  map.view = 'map';
  map.availability = data;
  host.replaceChildren(map);
  // The map paints as soon as its elements exist. Waiting for a frame would add to its time.
  while (!isPainted(map)) await nextTask();
  return map;
}

const ways = {
  canvas: (data: WireAvailability) => Promise.resolve(void drawCanvas(emptyHost(), data)),
  svg: (data: WireAvailability) => Promise.resolve(drawSvg(emptyHost(), data)),
  map: async (data: WireAvailability) => void (await openMap(data)),
};

function emptyHost(): HTMLElement {
  host.replaceChildren();
  return host;
}

let kept: WireAvailability | undefined;

const bench = {
  /** From the data in the page to all seats painted, once per kind of map. */
  async paint(seats: number): Promise<Record<keyof typeof ways, number>> {
    const json = JSON.stringify(makeArena(seats));
    const times = { canvas: 0, svg: 0, map: 0 };
    for (const way of ['canvas', 'svg', 'map'] as const) {
      const data = JSON.parse(json) as WireAvailability;
      emptyHost();
      await idle();
      await painted();
      const start = performance.now();
      await ways[way](data);
      await painted();
      times[way] = performance.now() - start;
    }
    return times;
  },

  /** From a click on a seat until it is painted, and the time that the main thread worked for it. */
  async click(seats: number): Promise<{ canvas: number; map: number; work: number }> {
    const data = makeArena(seats);
    const clickCanvas = drawCanvas(emptyHost(), data);
    await idle();
    await painted();
    const startCanvas = performance.now();
    clickCanvas(WIDTH / 2, HEIGHT / 2);
    await painted();
    const canvas = performance.now() - startCanvas;

    const map = await openMap(data);
    await idle();
    const viewport = viewportOf(map)!;
    let work = Infinity;
    let time = Infinity;
    for (const id of ['C5', 'C6', 'C7', 'C8', 'C9']) {
      await idle();
      await painted();
      const { x, y, width, height } = map.seatRect(id)!;
      const point = { clientX: x + width / 2, clientY: y + height / 2 };
      const start = performance.now();
      viewport.dispatchEvent(new PointerEvent('click', { ...point, bubbles: true, composed: true, detail: 1 }));
      await map.shadowRoot!.querySelector<LitElement>('tsw-seat-map-view')!.updateComplete;
      work = Math.min(work, performance.now() - start);
      await painted();
      time = Math.min(time, performance.now() - start);
      if (map.selected.length !== 1) throw new Error(`The click on ${id} chose ${map.selected.length} seats.`);
      map.clear();
    }
    return { canvas, map: time, work };
  },

  /** Frame times of a drag across a zoomed map. */
  async pan(seats: number): Promise<number[]> {
    const map = await openMap(makeArena(seats));
    await idle();
    const viewport = viewportOf(map)!;
    await wheel(viewport, -220, 3);
    await idle();
    const { left, top } = viewport.getBoundingClientRect();
    const pointer = (type: string, step: number): PointerEvent =>
      new PointerEvent(type, {
        pointerId: 1,
        pointerType: 'mouse',
        buttons: 1,
        bubbles: true,
        clientX: left + 450 + 200 * Math.sin(step / 10),
        clientY: top + 300 + 120 * Math.cos(step / 10),
      });
    viewport.setPointerCapture = () => undefined;
    viewport.dispatchEvent(pointer('pointerdown', 0));
    const times = await framesOf(90, (step) => viewport.dispatchEvent(pointer('pointermove', step)));
    viewport.dispatchEvent(pointer('pointerup', 90));
    return times;
  },

  /** Frame times of a zoom from the whole hall to single seats and back. */
  async zoom(seats: number): Promise<number[]> {
    const map = await openMap(makeArena(seats));
    await idle();
    const viewport = viewportOf(map)!;
    // Each size of seat is drawn when it first appears.
    return framesOf(90, (step) => sendWheel(viewport, step < 45 ? -20 : 20));
  },

  /** Puts only the raw data into the page. */
  async keep(seats: number): Promise<void> {
    emptyHost();
    kept = makeArena(seats);
    await idle();
  },

  async showKept(): Promise<void> {
    if (kept) await openMap(kept);
    await idle();
  },

  /** The longest task while a map opens. 0 when none is longer than 50 ms. */
  async longestTask(seats: number): Promise<number> {
    const data = makeArena(seats);
    emptyHost();
    await idle();
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    await openMap(data);
    await idle();
    await idle();
    observer.disconnect();
    return longest;
  },
};

function sendWheel(viewport: HTMLElement, deltaY: number): void {
  const { left, top, width, height } = viewport.getBoundingClientRect();
  const point = { clientX: left + width / 2, clientY: top + height / 2 };
  viewport.dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey: true, bubbles: true, cancelable: true, ...point }));
}

async function wheel(viewport: HTMLElement, deltaY: number, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    sendWheel(viewport, deltaY);
    await nextFrame();
  }
}

/** From one frame to the next while `act` runs in each. */
async function framesOf(count: number, act: (step: number) => void): Promise<number[]> {
  const times: number[] = [];
  let before = await nextFrame();
  for (let step = 0; step < count; step++) {
    act(step);
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  return times;
}

export type Bench = typeof bench;
(window as unknown as { bench: Bench }).bench = bench;

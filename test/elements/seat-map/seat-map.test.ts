/** `<tsw-seat-map>` for a customer: names, keys, rules, summary, trolley. R and S cases: docs/api/certification.md. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type LitElement } from 'lit';
import { allOrders } from '../../../src/domain/trolley/trolley.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswSeatMap } from '../../../src/elements/seat-map/seat-map.js';
import type { TswEvent } from '../../../src/events/events.js';
import { performancesRead } from '../../../src/state/reads.js';
import { eventually, type Mounted, type MountOptions, mountWithBoxOffice } from '../../support/mount.js';

interface Opened extends Mounted {
  readonly map: TswSeatMap;
  readonly view: ShadowRoot;
}

async function open(
  eventId: '7AA' | '7AB',
  settings: Partial<Pick<TswSeatMap, 'quantity' | 'view'>> = {},
  options?: MountOptions,
): Promise<Opened> {
  defineOnce(TswSeatMap);
  const mounted = await mountWithBoxOffice(html`<tsw-seat-map></tsw-seat-map>`, options);
  const map = mounted.root.querySelector('tsw-seat-map')!;
  Object.assign(map, settings);
  map.performanceId = await firstPerformance(mounted, eventId);
  return { ...mounted, map, view: await viewOf(map) };
}

async function firstPerformance({ session }: Mounted, eventId: string): Promise<string> {
  const page = await session.reads.refresh(performancesRead({ eventId }));
  if (page.status !== 'ready') throw new Error(`No performances of ${eventId}.`);
  return page.value.performances[0]!.id;
}

async function viewOf(map: TswSeatMap): Promise<ShadowRoot> {
  const view = await eventually(() => map.shadowRoot?.querySelector('tsw-seat-map-view')?.shadowRoot);
  await eventually(() => find(view, '[role=gridcell], .list button'));
  return view;
}

/** The map and the list have shadow roots of their own inside the view. */
const roots = (view: ShadowRoot): ShadowRoot[] => [
  view,
  ...[...view.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
];

const findAll = (view: ShadowRoot, selector: string): HTMLElement[] =>
  roots(view).flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);

const find = (view: ShadowRoot, selector: string): HTMLElement | undefined => findAll(view, selector)[0];

const focused = (view: ShadowRoot): string =>
  (view.activeElement?.shadowRoot?.activeElement ?? view.activeElement)?.getAttribute('aria-label') ?? '';

/** The seat whose accessible name starts with this id. */
const seat = (view: ShadowRoot, id: string): HTMLElement =>
  find(view, `[role=gridcell][aria-label^="${id},"], .list button[aria-label^="${id},"]`)!;

async function choose({ map, view }: Opened, ...ids: string[]): Promise<void> {
  for (const id of ids) {
    const changed = oneEvent(map, 'tsw-seats-change');
    seat(view, id).click();
    await changed;
  }
  await settled(map);
}

async function settled(map: TswSeatMap): Promise<void> {
  await map.updateComplete;
  const view = map.shadowRoot!.querySelector<LitElement>('tsw-seat-map-view')!;
  await view.updateComplete;
  for (const part of view.shadowRoot!.querySelectorAll<LitElement>('tsw-seat-map-picture, tsw-seat-map-list')) {
    await part.updateComplete;
  }
}

const names = (view: ShadowRoot): string[] =>
  findAll(view, '[role=gridcell]').map((cell) => cell.getAttribute('aria-label') ?? '');

const alerts = (view: ShadowRoot): string =>
  findAll(view, '[role=alert]')
    .map((alert) => alert.textContent)
    .join(' ');

const addButton = (view: ShadowRoot): HTMLButtonElement =>
  [...view.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Add to trolley')!;

const failTrolley = (request: Request): Response | undefined =>
  request.url.includes('trolley.v1') ? new Response('', { status: 500 }) : undefined;

describe('tsw-seat-map', () => {
  it('is a grid of named seats with one tab stop', async () => {
    const { view, map } = await open('7AB');
    const grid = find(view, '[role=grid]')!;
    expect(grid.getAttribute('aria-label')).to.equal('Seat map');
    expect(names(view)).to.include('B3, Stalls, £55.00');
    expect(names(view)).to.include('A1, Stalls, £55.00, restricted view');
    expect(names(view)).to.include('A6, Stalls, £55.00, Great seat');
    expect(grid.querySelectorAll('[tabindex="0"]')).to.have.length(1);
    await expect(map).to.be.accessible();
  });

  it('shows both conditions of the restricted and haunted seat before anything is bought (R8)', async () => {
    const opened = await open('7AB');
    expect(names(opened.view)).to.include('C6, Stalls, £40.00, restricted view, Haunted seat');
    await choose(opened, 'C5', 'C6');
    const summary = opened.view.querySelector('.chosen')!.textContent;
    expect(summary).to.contain('Restricted view').and.to.contain('Haunted seat');
  });

  it('refuses to leave a single seat, names the rule and marks the seats (S2)', async () => {
    const opened = await open('7AA');
    await choose(opened, 'B3', 'B4');
    expect(alerts(opened.view)).to.contain('B2').and.to.contain('single seat');
    expect(seat(opened.view, 'B3').getAttribute('aria-invalid')).to.equal('true');
    expect(addButton(opened.view).getAttribute('aria-disabled')).to.equal('true');
    addButton(opened.view).click();
    expect(allOrders(opened.session.state.trolley.trolley)).to.be.empty;
  });

  it('refuses seats that are apart where they must be together (S3)', async () => {
    const opened = await open('7AA');
    await choose(opened, 'B3', 'B5');
    expect(alerts(opened.view)).to.contain('next to each other');
    expect(addButton(opened.view).getAttribute('aria-disabled')).to.equal('true');
  });

  it('asks before an order has to leave the trolley and keeps the choice if the customer declines', async () => {
    const opened = await open('7AA');
    const orders = () =>
      allOrders(opened.session.state.trolley.trolley).map(({ requestedSeatIds }) => requestedSeatIds);
    await choose(opened, 'B2', 'B3');
    addButton(opened.view).click();
    await eventually(() => opened.map.selected.length === 0);
    await choose(opened, 'C3', 'C4');
    const answer = async (words: RegExp): Promise<void> => {
      addButton(opened.view).focus();
      addButton(opened.view).click();
      const question = await eventually(() => opened.map.shadowRoot!.querySelector('tsw-discard-question')?.shadowRoot);
      const choices = await eventually(() => {
        const buttons = [...question.querySelectorAll('button')];
        return buttons.length > 0 && buttons;
      });
      await expect(opened.map).to.be.accessible();
      choices.find(({ textContent }) => words.test(textContent.trim()))!.click();
    };
    await answer(/^Keep Toy Story/);
    await eventually(() => addButton(opened.view).getAttribute('aria-busy') === 'false');
    expect(opened.map.selected).to.deep.equal(['C3', 'C4']);
    expect(orders()).to.deep.equal([['B2', 'B3']]);
    expect(opened.view.activeElement).to.equal(addButton(opened.view));
    await answer(/^Add and take out Toy Story/);
    await eventually(() => orders().join() === 'C3,C4');
    await eventually(() => opened.map.selected.length === 0);
  });

  it('sells seats that are apart where that is allowed (S4)', async () => {
    const opened = await open('7AB');
    await choose(opened, 'B3', 'B5');
    expect(alerts(opened.view)).to.equal('');
    addButton(opened.view).click();
    const [order] = await eventually(() => {
      const orders = allOrders(opened.session.state.trolley.trolley);
      return orders.length > 0 && orders;
    });
    expect(order!.requestedSeatIds).to.deep.equal(['B3', 'B5']);
    expect(order!.totalSeatPrice.minor).to.equal(10_000);
    await eventually(() => opened.map.selected.length === 0);
  });

  it('shows seats in the trolley as the customer’s own and not as free', async () => {
    const opened = await open('7AB');
    await choose(opened, 'B3', 'B4');
    addButton(opened.view).click();
    await eventually(() => names(opened.view).includes('B3, Stalls, in your trolley'));
    await settled(opened.map);
    expect(opened.map.selected).to.deep.equal([]);
    // They are in the trolley, so they are not reported as lost.
    expect(alerts(opened.view)).to.equal('');
    expect(seat(opened.view, 'B3').getAttribute('aria-disabled')).to.equal('true');
    seat(opened.view, 'B3').click();
    opened.map.select(['B3', 'B5']);
    await settled(opened.map);
    expect(opened.map.selected).to.deep.equal(['B5']);
    expect(opened.view.querySelector('.legend')!.textContent).to.contain('In your trolley');
    await expect(opened.map).to.be.accessible();
    opened.map.view = 'list';
    const list = await eventually(() => opened.view.querySelector('tsw-seat-map-list')?.shadowRoot);
    await eventually(() => list.textContent.replace(/\s+/g, ' ').includes('B4 in your trolley'));
    expect(seat(opened.view, 'B4')).to.be.undefined;
    await expect(opened.map).to.be.accessible();
  });

  it('offers seats again when they leave the trolley', async () => {
    const opened = await open('7AB');
    await choose(opened, 'B3', 'B4');
    addButton(opened.view).click();
    await eventually(() => names(opened.view).includes('B3, Stalls, in your trolley'));
    await opened.session.emptyTrolley();
    await eventually(() => names(opened.view).includes('B3, Stalls, £55.00'));
  });

  it('refuses seats of two price bands in one order', async () => {
    const opened = await open('7AB');
    await choose(opened, 'B3', 'C3');
    expect(alerts(opened.view)).to.contain('same section and price band');
    expect(addButton(opened.view).getAttribute('aria-disabled')).to.equal('true');
  });

  it('fires tsw-seats-change with the changed choice', async () => {
    const opened = await open('7AA');
    await choose(opened, 'B3');
    const heard: Promise<TswEvent<'tsw-seats-change'>> = oneEvent(opened.map, 'tsw-seats-change');
    seat(opened.view, 'B5').click();
    const { detail, bubbles, composed } = await heard;
    expect(bubbles && composed).to.be.true;
    expect(detail.seats.map(({ id }) => id)).to.deep.equal(['B3', 'B5']);
    expect(detail.ticketTypeCode).to.equal('STALLS');
    expect(detail.valid).to.be.false;
    expect(detail.violations.map(({ rule }) => rule)).to.include('contiguous');
  });

  it('works by keyboard alone', async () => {
    const { view, map } = await open('7AB');
    seat(view, 'A1').focus();
    await sendKeys({ press: 'ArrowDown' });
    await eventually(() => focused(view).startsWith('B2,'));
    await sendKeys({ press: 'ArrowRight' });
    await eventually(() => focused(view).startsWith('B3,'));
    await sendKeys({ press: ' ' });
    await settled(map);
    expect(map.selected).to.deep.equal(['B3']);
    expect(focused(view)).to.equal('B3, Stalls, £55.00, selected');
    expect(find(view, 'p[role=status]')!.textContent).to.contain('B3, selected. 1 seat, £55.00.');
    await sendKeys({ press: 'End' });
    await eventually(() => focused(view).startsWith('B9,'));
    await sendKeys({ press: 'PageDown' });
    await eventually(() => focused(view).includes('Dress Circle'));
    await expect(map).to.be.accessible();
  });

  it('has a list with the same rules as the map', async () => {
    const opened = await open('7AA', { view: 'list' });
    await choose(opened, 'B3', 'B5');
    expect(seat(opened.view, 'B3').getAttribute('aria-pressed')).to.equal('true');
    expect(alerts(opened.view)).to.contain('next to each other');
    await expect(opened.map).to.be.accessible();
  });

  it('renders nothing if the selected performance has no seat choice', async () => {
    defineOnce(TswSeatMap);
    const mounted = await mountWithBoxOffice(html`<tsw-seat-map></tsw-seat-map>`);
    const map = mounted.root.querySelector('tsw-seat-map')!;
    expect(mounted.presence.find('seats')).to.equal(map);
    mounted.session.select({ eventId: '6IF', performanceId: await firstPerformance(mounted, '6IF') });
    await eventually(() => mounted.requests.some(({ url }) => url.includes('availability.v1')));
    await eventually(() => !map.shadowRoot!.querySelector('.skeleton'));
    expect(map.shadowRoot!.textContent.trim()).to.equal('');
    map.remove();
    expect(mounted.presence.find('seats')).to.equal(undefined);
  });

  it('refreshes once when the customer returns to the page', async () => {
    const { requests } = await open('7AB');
    const asked = (): number => requests.filter(({ url }) => url.includes('availability.v1')).length;
    expect(asked()).to.equal(1);
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    await eventually(() => asked() === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked()).to.equal(2);
  });

  it('keeps the choice and shows the problem when adding fails', async () => {
    const opened = await open('7AB', {}, { intercept: failTrolley });
    await choose(opened, 'B3', 'B4');
    addButton(opened.view).click();
    await eventually(() => alerts(opened.view).includes('Something went wrong'));
    expect(opened.map.selected).to.deep.equal(['B3', 'B4']);
    await expect(opened.map).to.be.accessible();
  });

  it('keeps the choice when a refresh fails', async () => {
    let isDown = false;
    const intercept = (request: Request): Response | undefined =>
      isDown && request.url.includes('availability.v1') ? new Response('{}', { status: 400 }) : undefined;
    const opened = await open('7AB', {}, { intercept });
    await choose(opened, 'B3', 'B4');
    isDown = true;
    window.dispatchEvent(new Event('focus'));
    await eventually(() => opened.map.shadowRoot!.querySelector('[role=alert]'));
    expect(opened.map.selected).to.deep.equal(['B3', 'B4']);
    expect(opened.map.shadowRoot!.querySelector('tsw-seat-map-view')!.shadowRoot).to.equal(opened.view);
  });

  it('requires exactly the requested number of seats', async () => {
    const opened = await open('7AB', { quantity: 2 });
    await choose(opened, 'B3');
    expect(alerts(opened.view)).to.equal('');
    expect(find(opened.view, '[part=hint]')!.textContent).to.contain('Choose 1 more seat');
    expect(addButton(opened.view).getAttribute('aria-disabled')).to.equal('true');
    await choose(opened, 'B4');
    expect(addButton(opened.view).getAttribute('aria-disabled')).to.equal('false');
    await choose(opened, 'B5');
    expect(alerts(opened.view)).to.contain('asked for 2');
  });
});

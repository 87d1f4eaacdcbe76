/** The seat map with availability from the page: drawing, plan, filters, zoom, large halls, seats that are lost. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type LitElement } from 'lit';
import { thePage } from '../../../src/context/page.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswSeatMap } from '../../../src/elements/seat-map/seat-map.js';
import { eventually } from '../../support/mount.js';

type Rows = Readonly<Record<string, readonly (readonly string[])[]>>;

interface BandSketch {
  readonly code: string;
  readonly price: number;
  readonly rows: Rows;
  readonly restricted?: readonly string[];
}

const band = ({ code, price, rows, restricted = [] }: BandSketch): object => ({
  price_band_code: code,
  allows_leaving_single_seats: 'never',
  number_available: 4,
  sale_seatprice: price,
  sale_surcharge: 5,
  non_offer_sale_seatprice: price,
  non_offer_sale_surcharge: 5,
  is_offer: false,
  absolute_saving: 0,
  percentage_saving: 0,
  discount_code: '',
  discount_desc: '',
  free_seat_blocks: { blocks_by_row: rows, restricted_view_seats: restricted, seats_by_text_message: {} },
});

const answer = (types: Readonly<Record<string, readonly BandSketch[]>>): object => ({
  availability: {
    ticket_type: Object.entries(types).map(([name, bands]) => ({
      ticket_type_code: name.toUpperCase(),
      ticket_type_desc: name,
      price_band: bands.map(band),
    })),
  },
  currency_code: 'gbp',
  currency_details: {
    gbp: { currency_code: 'gbp', currency_factor: 100, currency_places: 2, currency_pre_symbol: '£' },
  },
  valid_quantities: [1, 2, 3, 4],
  contiguous_seat_selection_only: true,
});

const seats = (row: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, place) => `${row}${from + place}`);

const SMALL = answer({
  Stalls: [
    { code: 'A', price: 50, rows: { A: [seats('A', 1, 6)], B: [seats('B', 1, 6)] }, restricted: ['A1'] },
    { code: 'B', price: 30, rows: { C: [seats('C', 1, 6)] } },
  ],
  Circle: [{ code: 'A', price: 20, rows: { D: [seats('D', 1, 6)] } }],
});

const ARENA = answer({
  Arena: [
    {
      code: 'A',
      price: 40,
      rows: Object.fromEntries(
        Array.from({ length: 40 }, (_, row) => [`R${row + 1}x`, [seats(`R${row + 1}x`, 1, 50)]]),
      ),
    },
  ],
});

async function open(availability: object, settings: Partial<TswSeatMap> = {}): Promise<TswSeatMap> {
  thePage();
  defineOnce(TswSeatMap);
  const map = await fixture<TswSeatMap>(
    html`<tsw-seat-map lang="en-GB" .availability=${availability} .plan=${settings.plan}></tsw-seat-map>`,
  );
  await eventually(() => cells(map).length > 0);
  return map;
}

const viewOf = (map: TswSeatMap): ShadowRoot => map.shadowRoot!.querySelector('tsw-seat-map-view')!.shadowRoot!;
const pictureOf = (map: TswSeatMap): ShadowRoot | null | undefined =>
  map.shadowRoot?.querySelector('tsw-seat-map-view')?.shadowRoot?.querySelector('tsw-seat-map-picture')?.shadowRoot;
const cells = (map: TswSeatMap): HTMLElement[] => [
  ...(pictureOf(map)?.querySelectorAll<HTMLElement>('[role=gridcell]') ?? []),
];
const cell = (map: TswSeatMap, id: string): HTMLElement =>
  cells(map).find((one) => one.getAttribute('aria-label')!.startsWith(`${id},`))!;
const button = (root: ParentNode, name: string): HTMLButtonElement =>
  [...root.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent.trim()).startsWith(name))!;
const alertsOf = (map: TswSeatMap): string =>
  [...viewOf(map).querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join(' ');

async function settled(map: TswSeatMap): Promise<void> {
  await map.updateComplete;
  await map.shadowRoot!.querySelector<LitElement>('tsw-seat-map-view')!.updateComplete;
  await viewOf(map).querySelector<LitElement>('tsw-seat-map-picture')?.updateComplete;
}

function clickAt(map: TswSeatMap, id: string): void {
  const { x, y, width, height } = map.seatRect(id)!;
  const viewport = pictureOf(map)!.querySelector('.viewport')!;
  const point = { clientX: x + width / 2, clientY: y + height / 2 };
  viewport.dispatchEvent(new PointerEvent('click', { ...point, bubbles: true, composed: true, detail: 1 }));
}

describe('tsw-seat-map with availability from the page', () => {
  it('works without a box office and has no button to add', async () => {
    const map = await open(SMALL);
    cell(map, 'B1').click();
    cell(map, 'B2').click();
    await settled(map);
    expect(map.selected).to.deep.equal(['B1', 'B2']);
    expect(button(viewOf(map), 'Add to trolley')).to.be.undefined;
  });

  it('gives the rectangle of a seat, which is that of its cell', async () => {
    const map = await open(SMALL);
    const rect = map.seatRect('B3')!;
    const box = cell(map, 'B3').getBoundingClientRect();
    for (const side of ['left', 'top', 'width', 'height'] as const) expect(rect[side]).to.be.closeTo(box[side], 0.5);
    expect(map.seatRect('Z9')).to.be.undefined;
  });

  it('lets the page choose seats', async () => {
    const map = await open(SMALL);
    const changed = oneEvent(map, 'tsw-seats-change');
    map.select(['C1', 'C2', 'Z9']);
    expect(((await changed) as CustomEvent<{ valid: boolean }>).detail.valid).to.be.true;
    expect(map.selected).to.deep.equal(['C1', 'C2']);
    map.clear();
    expect(map.selected).to.deep.equal([]);
  });

  it('takes seats that were chosen before it was rendered', async () => {
    thePage();
    defineOnce(TswSeatMap);
    const map = document.createElement('tsw-seat-map');
    map.selected = ['D1', 'D2'];
    map.availability = SMALL;
    await fixture(html`${map}`);
    await eventually(() => cells(map).length > 0);
    await settled(map);
    expect(map.selected).to.deep.equal(['D1', 'D2']);
  });

  it('corrects an invalid choice with one click and keeps the focus in the summary', async () => {
    const map = await open(SMALL);
    map.select(['B2', 'B3']);
    await settled(map);
    expect(alertsOf(map)).to.contain('B1');
    const suggestions = await eventually(() => viewOf(map).querySelector('.suggestions'));
    expect(suggestions.querySelectorAll('button').length).to.be.within(1, 3);
    const first = suggestions.querySelector('button')!;
    first.focus();
    first.click();
    await settled(map);
    await eventually(() => viewOf(map).activeElement?.id === 'chosen');
    expect(alertsOf(map)).to.equal('');
    expect(map.selected).to.have.length(2);
  });

  it('drops seats that are no longer free, says so and offers others', async () => {
    const map = await open(SMALL);
    map.select(['D1', 'D2']);
    await settled(map);
    const changed = oneEvent(map, 'tsw-seats-change');
    const left = { code: 'A', price: 20, rows: { D: [seats('D', 3, 6)] } };
    map.availability = answer({ Stalls: [{ code: 'A', price: 50, rows: { A: [seats('A', 1, 6)] } }], Circle: [left] });
    await changed;
    await settled(map);
    expect(map.selected).to.deep.equal([]);
    expect(alertsOf(map)).to.contain('No longer available: D1 and D2');
    const offer = await eventually(() => viewOf(map).querySelector<HTMLElement>('.suggestions button'));
    offer.click();
    await settled(map);
    expect(map.selected).to.have.length(2);
    expect(map.selected.every((id) => id.startsWith('D'))).to.be.true;
  });

  it('shows only the price bands of the filter', async () => {
    const map = await open(SMALL);
    const bands = [...viewOf(map).querySelectorAll<HTMLButtonElement>('.band')];
    expect(bands.map(({ textContent }) => /£\d+/.exec(textContent)?.[0])).to.deep.equal(['£55', '£35', '£25']);
    bands[1]!.click();
    await settled(map);
    await eventually(() => cell(map, 'A2').hidden);
    expect(cell(map, 'C2').hidden).to.be.false;
    expect(bands[1]!.getAttribute('aria-pressed')).to.equal('true');
    await expect(map).to.be.accessible();
  });

  it('zooms by buttons and keys, and lets the page scroll by the wheel', async () => {
    const map = await open(SMALL);
    const before = map.seatRect('B3')!.width;
    button(pictureOf(map)!, 'Zoom in').click();
    await eventually(() => map.seatRect('B3')!.width > before * 1.5);
    await eventually(() => pictureOf(map)!.querySelector('.mini'));
    await expect(map).to.be.accessible();
    cell(map, 'B3').focus();
    await sendKeys({ press: '0' });
    await eventually(() => Math.abs(map.seatRect('B3')!.width - before) < 0.5);
    const viewport = pictureOf(map)!.querySelector('.viewport')!;
    const plain = new WheelEvent('wheel', { deltaY: 50, cancelable: true, bubbles: true });
    viewport.dispatchEvent(plain);
    expect(plain.defaultPrevented).to.be.false;
    const withCtrl = new WheelEvent('wheel', { deltaY: -50, ctrlKey: true, cancelable: true, bubbles: true });
    viewport.dispatchEvent(withCtrl);
    expect(withCtrl.defaultPrevented).to.be.true;
    await eventually(() => map.seatRect('B3')!.width > before);
  });

  it('moves to a section by its tab', async () => {
    const map = await open(SMALL);
    const before = map.seatRect('D1')!.width;
    button(viewOf(map), 'Circle').click();
    await eventually(() => map.seatRect('D1')!.width > before);
  });

  it('keeps the grid of a large hall small and every seat reachable', async () => {
    const map = await open(ARENA);
    const grid = pictureOf(map)!.querySelector('[role=grid]')!;
    expect(grid.getAttribute('aria-rowcount')).to.equal('40');
    expect(cells(map).length).to.be.below(300);
    clickAt(map, 'R30x25');
    await settled(map);
    expect(map.selected).to.deep.equal(['R30x25']);
    expect(cell(map, 'R30x25').parentElement!.getAttribute('aria-rowindex')).to.equal('30');
    cell(map, 'R30x25').focus();
    await sendKeys({ press: 'ArrowDown' });
    await eventually(() => pictureOf(map)!.activeElement?.getAttribute('aria-label')?.startsWith('R31x25'));
    expect(cells(map).length).to.be.below(300);
    expect(cells(map).filter((one) => one.tabIndex === 0)).to.have.length(1);
    await expect(map).to.be.accessible();
  });

  it('draws unsold seats of a plan as taken and lists seats that the plan lacks', async () => {
    const seat = (number: number): object => ({
      seat_guid: `A${number}`,
      seat_number: String(number),
      position: { x: number * 25, y: 0 },
      category: 'any',
    });
    const row = { row_number: 'A', position: { x: 0, y: 60 }, seats: [1, 2, 3, 4, 5, 6, 7, 8].map(seat) };
    const zone = { name: 'Stalls', zone_id: 'STALLS', position: { x: 0, y: 0 }, displayed: true, areas: [] };
    const map = await open(SMALL, { plan: { name: 'House', categories: [], zones: [{ ...zone, rows: [row] }] } });
    const taken = cell(map, 'A8');
    expect(taken.getAttribute('aria-label')).to.equal('A8, Stalls, unavailable');
    expect(taken.getAttribute('aria-disabled')).to.equal('true');
    taken.click();
    expect(map.selected).to.deep.equal([]);
    const list = await eventually(() => viewOf(map).querySelector('tsw-seat-map-list')?.shadowRoot);
    const missing = await eventually(() => list.querySelector<HTMLElement>('button[aria-label^="D2,"]'));
    missing.click();
    expect(map.selected).to.deep.equal(['D2']);
    expect(list.querySelector('button[aria-label^="A2,"]')).to.equal(null);
  });

  it('works without a plan that cannot be read', async () => {
    const told: unknown[] = [];
    const original = console.error;
    console.error = (...words: unknown[]) => told.push(words);
    try {
      const map = await open(SMALL, { plan: { zones: 'none' } });
      expect(cells(map)).to.have.length(24);
      expect(told).to.have.length(1);
    } finally {
      console.error = original;
    }
  });

  it('finds seats together', async () => {
    const map = await open(SMALL);
    viewOf(map).querySelector('details')!.open = true;
    const finder = await eventually(() => viewOf(map).querySelector('tsw-seat-map-finder')?.shadowRoot);
    const select = await eventually(() => finder.querySelector<HTMLSelectElement>('[name=quantity]'));
    select.value = '3';
    finder.querySelector('form')!.requestSubmit();
    await settled(map);
    expect(map.selected).to.have.length(3);
    expect(alertsOf(map)).to.equal('');
    await eventually(() => finder.querySelector('[role=status]')!.textContent.includes('We have chosen'));
    await expect(map).to.be.accessible();
  });
});

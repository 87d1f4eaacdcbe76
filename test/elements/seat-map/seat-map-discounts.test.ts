/** Discounts in the seat map: a kind of ticket for each seat, its price and the request to the box office. */
import { expect, oneEvent } from '@open-wc/testing';
import { html, type LitElement } from 'lit';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswSeatMap } from '../../../src/elements/seat-map/seat-map.js';
import type { TswEvent } from '../../../src/events/events.js';
import { performancesRead } from '../../../src/state/reads.js';
import { eventually, type Mounted, mountWithBoxOffice } from '../../support/mount.js';

const discount = (code: string, name: string, price: number, rest: object = {}): object => ({
  discount_code: code,
  discount_desc: name,
  allows_leaving_single_seats: 'always',
  number_available: 4,
  sale_seatprice: price,
  sale_surcharge: 5,
  non_offer_sale_seatprice: price,
  non_offer_sale_surcharge: 5,
  is_offer: false,
  absolute_saving: 0,
  percentage_saving: 0,
  ...rest,
});

/** A child ticket may not be the first of an order, and at most two are left. */
const DISCOUNTS = [
  discount('ADULT', 'Adult', 50),
  discount('CHILD', 'Child', 30, {
    discount_maximum_eligible_age: 15,
    discount_disallowed_seat_nos: [0],
    number_available: 2,
  }),
];

interface Band {
  possible_discounts?: { readonly discount: readonly object[] };
}

interface Answer {
  readonly availability: { readonly ticket_type: readonly { readonly price_band: readonly Band[] }[] };
}

/** No demo event has both seats and discounts to choose, so 7AB gets discounts. */
async function open(): Promise<Mounted & { map: TswSeatMap; view: ShadowRoot }> {
  defineOnce(TswSeatMap);
  const mounted: Mounted = await mountWithBoxOffice(html`<tsw-seat-map></tsw-seat-map>`, {
    intercept: async (request) => {
      if (!request.url.includes('availability.v1')) return undefined;
      request.headers.set('Authorization', `Basic ${btoa('demo:demopass')}`);
      const answer = (await (await mounted.sandbox.handle(request)).json()) as Answer;
      for (const type of answer.availability.ticket_type) {
        for (const band of type.price_band) band.possible_discounts = { discount: DISCOUNTS };
      }
      return Response.json(answer);
    },
  });
  const map = mounted.root.querySelector('tsw-seat-map')!;
  const page = await mounted.session.reads.refresh(performancesRead({ eventId: '7AB' }));
  if (page.status !== 'ready') throw new Error('No performances of 7AB.');
  map.performanceId = page.value.performances[0]!.id;
  const view = await eventually(() => map.shadowRoot?.querySelector('tsw-seat-map-view')?.shadowRoot);
  await eventually(() => view.querySelector('tsw-seat-map-picture')?.shadowRoot?.querySelector('[role=gridcell]'));
  return { ...mounted, map, view };
}

async function settled(map: TswSeatMap): Promise<void> {
  await map.updateComplete;
  await map.shadowRoot!.querySelector<LitElement>('tsw-seat-map-view')!.updateComplete;
}

const ticketFor = (view: ShadowRoot, seat: string): HTMLSelectElement =>
  view.querySelector(`select[aria-label="Ticket for ${seat}"]`)!;

function pick(view: ShadowRoot, seat: string, code: string): void {
  const select = ticketFor(view, seat);
  select.value = code;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

const words = (root: ParentNode, selector: string): string =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).join(' ');

const addButton = (view: ShadowRoot): HTMLButtonElement =>
  [...view.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Add to trolley')!;

describe('tsw-seat-map with discounts', () => {
  it('offers kinds of ticket for each seat and adds up their prices', async () => {
    const { map, view } = await open();
    map.select(['B3', 'B4']);
    await settled(map);
    expect([...ticketFor(view, 'B3').options].map(({ text }) => text)).to.deep.equal([
      'Adult: £55.00',
      'Child, Age 15 and under: £35.00',
    ]);
    expect(words(view, '.total')).to.contain('£110.00');
    const heard: Promise<TswEvent<'tsw-seats-change'>> = oneEvent(map, 'tsw-seats-change');
    pick(view, 'B3', 'CHILD');
    expect((await heard).detail.discounts).to.deep.equal(['CHILD', 'ADULT']);
    await settled(map);
    expect(words(view, '.total')).to.contain('£90.00').and.to.contain('(£80.00 + £10.00 fee)');
    expect(words(view, '[role=status]')).to.contain('B3: Child. 2 seats, £90.00.');
    await expect(map).to.be.accessible();
  });

  it('requests each seat with its discount, in an order that the discounts allow', async () => {
    const { map, view, requests } = await open();
    map.select(['B3', 'B4']);
    await settled(map);
    pick(view, 'B3', 'CHILD');
    await settled(map);
    expect(words(view, '[role=alert]')).to.equal('');
    addButton(view).click();
    const asked = await eventually(() => requests.find(({ url }) => url.includes('trolley.v1')));
    const query = new URL(asked.url).searchParams;
    expect([0, 1].map((ticket) => [query.get(`seat${ticket}`), query.get(`disc${ticket}`)])).to.deep.equal([
      ['B4', 'ADULT'],
      ['B3', 'CHILD'],
    ]);
  });

  it('explains invalid discounts and adds nothing until they are valid', async () => {
    const { map, view, requests } = await open();
    map.select(['B3']);
    await settled(map);
    pick(view, 'B3', 'CHILD');
    await settled(map);
    expect(words(view, '[role=alert]')).to.contain('Child can only be bought together with other tickets.');
    addButton(view).click();
    await settled(map);
    expect(requests.some(({ url }) => url.includes('trolley.v1'))).to.be.false;
    map.select(['B3', 'B4', 'B5', 'B6']);
    await settled(map);
    expect(words(view, '[role=alert]')).to.equal('');
    pick(view, 'B4', 'CHILD');
    pick(view, 'B5', 'CHILD');
    await settled(map);
    expect(words(view, '[role=alert]')).to.contain('Child: only 2 tickets are left.');
    expect(addButton(view).getAttribute('aria-disabled')).to.equal('true');
  });

  it('keeps the kinds of ticket when other seats replace the chosen ones', async () => {
    const { map, view } = await open();
    map.select(['B3', 'B4']);
    await settled(map);
    pick(view, 'B4', 'CHILD');
    map.select(['B3', 'B5']);
    await settled(map);
    expect(ticketFor(view, 'B5').value).to.equal('CHILD');
    map.select(['B3']);
    map.select(['B3', 'B6']);
    await settled(map);
    expect(ticketFor(view, 'B6').value).to.equal('ADULT');
  });
});

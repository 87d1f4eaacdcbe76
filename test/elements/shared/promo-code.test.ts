/** Promo codes where a page takes them, and discounts that the box office replaces. */
import { expect, html } from '@open-wc/testing';
import '../../../src/define/tsw-booking.js';
import '../../../src/define/tsw-booking-button.js';
import type { TswSeatMap } from '../../../src/elements/seat-map/seat-map.js';
import { allOrders, type OrderRequest } from '../../../src/domain/trolley/trolley.js';
import { performancesRead } from '../../../src/state/reads.js';
import { eventually, type Mounted, mountWithBoxOffice } from '../../support/mount.js';
import { textOf } from '../../support/text-of.js';

async function performanceOf({ session }: Mounted, eventId: string): Promise<string> {
  const page = await session.reads.refresh(performancesRead({ eventId }));
  if (page.status !== 'ready') throw new Error(`No performances of ${eventId}.`);
  return page.value.performances[0]!.id;
}

/** Looks through all open shadow roots, as a customer looks at a page. */
function findAll(root: ParentNode, selector: string): Element[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? findAll(shadowRoot, selector) : [],
  );
  return [...root.querySelectorAll(selector), ...inner];
}

const find = ({ root }: Mounted, selector: string, words = ''): HTMLElement | undefined =>
  findAll(root, selector).find((one) => textOf(one).includes(words)) as HTMLElement | undefined;

const field = (mounted: Mounted): HTMLInputElement => {
  const label = find(mounted, 'label', 'Promo code');
  return label!.querySelector('input')!;
};

async function applyCode(mounted: Mounted, code: string): Promise<void> {
  await eventually(() => find(mounted, 'label', 'Promo code'));
  field(mounted).value = code;
  find(mounted, 'button', 'Apply')!.click();
}

const codesSent = ({ requests }: Mounted): (string | null)[] =>
  requests
    .filter(({ url }) => url.includes('/trolley.v1'))
    .map(({ url }) => new URL(url).searchParams.get('promo_code'));

describe('a promo code', () => {
  it('has no field where the page has not switched it on', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-ticket-picker></tsw-ticket-picker>`);
    mounted.session.select({ performanceId: await performanceOf(mounted, '3CVG'), promoCode: 'FRIENDS' });
    await eventually(() => find(mounted, 'button', 'Add to trolley'));
    expect(find(mounted, 'label', 'Promo code')).to.equal(undefined);
    expect(mounted.requests.some(({ url }) => url.includes('promo_code'))).to.equal(false);
  });

  it('unlocks its price in the ticket picker, keeps the chosen quantities and goes into the order', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-ticket-picker with-promo-code></tsw-ticket-picker>`);
    mounted.session.select({ performanceId: await performanceOf(mounted, '3CVG') });
    await eventually(() => textOf(find(mounted, '.total')).includes('£26.00'));
    const more = find(mounted, 'button[aria-label^="More"]')!;
    more.click();
    await eventually(() => textOf(find(mounted, '.total')).includes('£52.00'));
    const form = find(mounted, 'form.field, tsw-ticket-picker-view');
    await applyCode(mounted, ' friends ');
    await eventually(() => find(mounted, 'span', 'Promo code friends is applied'));
    // Four tickets at 12 less a fifth, in whole pounds, and 1 of fee each.
    await eventually(() => textOf(find(mounted, '.total')).includes('£44.00'));
    expect(find(mounted, 'form.field, tsw-ticket-picker-view')).to.equal(form);
    await expect(mounted.root).to.be.accessible();
    find(mounted, 'button', 'Add to trolley')!.click();
    const [order] = await eventually(() => {
      const orders = allOrders(mounted.session.state.trolley.trolley);
      return orders.length > 0 && orders;
    });
    expect(order!.ticketOrders.map(({ discountCode }) => discountCode)).to.deep.equal(['FRIENDS']);
    expect(codesSent(mounted)).to.deep.equal(['friends']);
  });

  it('keeps the seats selected on the map', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-seat-map view="list" with-promo-code></tsw-seat-map>`);
    mounted.session.select({ performanceId: await performanceOf(mounted, '3CVB') });
    const map = mounted.root.querySelector('tsw-seat-map')!;
    await eventually(() => find(mounted, 'label', 'Promo code'));
    await eventually(() => find(mounted, 'tsw-seat-map-view'));
    await map.updateComplete;
    map.select(['A1', 'A2']);
    await eventually(() => map.selected.length === 2);
    await applyCode(mounted, 'FRIENDS');
    await eventually(() => find(mounted, 'span', 'is applied'));
    await eventually(() => find(mounted, '*', '£96.00'));
    expect(map.selected).to.deep.equal(['A1', 'A2']);
    find(mounted, 'button', 'Add to trolley')!.click();
    await eventually(() => mounted.session.state.trolley.trolley.orderCount === 1);
    expect(codesSent(mounted)).to.deep.equal(['FRIENDS']);
  });

  it('that changes no price is reported, and not sent with any call', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-ticket-picker with-promo-code></tsw-ticket-picker>`);
    mounted.session.select({ performanceId: await performanceOf(mounted, '3CVG') });
    await applyCode(mounted, '');
    await eventually(() => find(mounted, '[role=alert]', 'Enter a promo code.'));
    await applyCode(mounted, 'NOPE');
    await eventually(() => find(mounted, '[role=alert]', 'Promo code NOPE changes nothing for this performance.'));
    expect(field(mounted).value).to.equal('NOPE');
    expect(field(mounted).getAttribute('aria-invalid')).to.equal('true');
    expect(mounted.session.state.selection.promoCode).to.equal(undefined);
    await expect(mounted.root).to.be.accessible();
  });

  it('can be removed, and is forgotten with the event', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-ticket-picker with-promo-code></tsw-ticket-picker>`);
    mounted.session.select({ eventId: '3CVG', performanceId: await performanceOf(mounted, '3CVG') });
    await applyCode(mounted, 'FRIENDS');
    (await eventually(() => find(mounted, 'button', 'Remove code'))).click();
    await eventually(() => find(mounted, 'label', 'Promo code'));
    await applyCode(mounted, 'FRIENDS');
    await eventually(() => mounted.session.state.selection.promoCode === 'FRIENDS');
    mounted.session.select({ eventId: '6IF' });
    expect(mounted.session.state.selection.promoCode).to.equal(undefined);
  });

  it('that cannot be checked shows why, and can be retried', async () => {
    let isBroken = true;
    const mounted = await mountWithBoxOffice(html`<tsw-ticket-picker with-promo-code></tsw-ticket-picker>`, {
      intercept: ({ url }) =>
        isBroken && url.includes('promo_code') ? Response.json({ error_code: 4 }, { status: 403 }) : undefined,
    });
    mounted.session.select({ performanceId: await performanceOf(mounted, '3CVG') });
    await applyCode(mounted, 'FRIENDS');
    const again = await eventually(() => find(mounted, 'button', 'Try again'));
    isBroken = false;
    again.click();
    await eventually(() => find(mounted, 'span', 'is applied'));
  });

  it('has its field in the whole journey too', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking with-promo-code></tsw-booking>`);
    mounted.session.select({ eventId: '3CVG', performanceId: await performanceOf(mounted, '3CVG') });
    await applyCode(mounted, 'FRIENDS');
    await eventually(() => find(mounted, 'span', 'is applied'));
  });

  it('has its field in the dialog of a booking button', async () => {
    const mounted = await mountWithBoxOffice(
      html`<tsw-booking-button event-id="3CVG" with-promo-code></tsw-booking-button>`,
    );
    (await eventually(() => find(mounted, 'button', 'Book tickets'))).click();
    await eventually(() => find(mounted, 'tsw-booking'));
    mounted.session.select({ eventId: '3CVG', performanceId: await performanceOf(mounted, '3CVG') });
    await applyCode(mounted, 'FRIENDS');
    await eventually(() => find(mounted, 'span', 'is applied'));
  });
});

describe('an order that is changed in the trolley', () => {
  /** A trolley with an order that the code made cheaper. */
  async function mountWithOrder(eventId: string, order: Partial<OrderRequest>): Promise<Mounted> {
    const mounted = await mountWithBoxOffice(html`<tsw-trolley></tsw-trolley>`);
    const performanceId = await performanceOf(mounted, eventId);
    mounted.session.select({ performanceId, promoCode: 'FRIENDS' });
    const tickets = {
      performanceId,
      ticketTypeCode: 'STA',
      priceBandCode: 'A/pool',
      quantity: 2,
      promoCode: 'FRIENDS',
    };
    expect((await mounted.session.addOrder({ ...tickets, ...order })).ok).to.equal(true);
    (await eventually(() => find(mounted, 'button.change-order'))).click();
    return mounted;
  }

  it('keeps its promo code with another number of tickets', async () => {
    const mounted = await mountWithOrder('3CVG', { ticketTypeCode: 'PAIR' });
    const { shadowRoot } = await eventually(() => find(mounted, 'tsw-ticket-picker-view'));
    const total = (): string => textOf(shadowRoot!.querySelector('.total'));
    await eventually(() => total().includes('£22.00'));
    for (const sum of ['£33.00', '£44.00']) {
      shadowRoot!.querySelector<HTMLElement>('button[aria-label^="More"]')!.click();
      await eventually(() => total().includes(sum));
    }
    find(mounted, 'button', 'Save changes')!.click();
    await eventually(() => codesSent(mounted).length === 2);
    expect(codesSent(mounted)).to.deep.equal(['FRIENDS', 'FRIENDS']);
  });

  it('keeps its promo code with other seats', async () => {
    const mounted = await mountWithOrder('3CVB', { seats: ['A1', 'A2'] });
    const map = await eventually(() => find(mounted, 'tsw-seat-map') as TswSeatMap | undefined);
    await eventually(() => map.selected.length === 2);
    map.selected = ['A3', 'A4'];
    await eventually(() => textOf(find(mounted, '.chosen')).includes('A4'));
    find(mounted, 'button', 'Save changes')!.click();
    await eventually(() => codesSent(mounted).length === 2);
    expect(codesSent(mounted)).to.deep.equal(['FRIENDS', 'FRIENDS']);
  });
});

describe('discounts that the box office replaces', () => {
  it('are announced in the next step, where the customer is by then', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const performanceId = await performanceOf(mounted, '6IF');
    // More kinds than this supplier mixes.
    const discounts = ['ADULT', 'CHILD', 'STUDENT', 'OAP'];
    const order = { performanceId, ticketTypeCode: 'CIRCLE', priceBandCode: 'C/pool', quantity: 4, discounts };
    mounted.session.select({ eventId: '6IF', performanceId });
    await eventually(() => find(mounted, 'button', 'Add to trolley'));
    const picker = find(mounted, 'tsw-ticket-picker');
    expect((await mounted.session.addOrder(order, { origin: picker })).ok).to.equal(true);
    await eventually(() => find(mounted, '[role=alert]', 'the box office changed the kind of tickets'));
    expect(find(mounted, 'tsw-ticket-picker')).to.equal(undefined);
  });
});

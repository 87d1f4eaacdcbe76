/** Changes to the trolley: undo, emptying, changing an order, the extras, renewing the reservation. */
import { expect, oneEvent } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { allOrders } from '../../../src/domain/trolley/trolley.js';
import type { TswEvent } from '../../../src/events/events.js';
import {
  alertOf,
  button,
  buttons,
  fill,
  holding,
  open,
  type Opened,
  reserve,
  settled,
  statusOf,
} from '../../support/at-trolley.js';
import { eventually, type MountOptions } from '../../support/mount.js';
import { textOf } from '../../support/text-of.js';

const NUTCRACKER = "Matthew Bourne's Nutcracker TEST";

const orders = ({ session }: Opened) => allOrders(session.state.trolley.trolley);

async function press(opened: Opened, name: string): Promise<void> {
  const found = await eventually(() => button(opened, name));
  await eventually(() => found.getAttribute('aria-disabled') !== 'true');
  found.focus();
  found.click();
  await settled(opened);
}

/** Opens the panel that changes an order. @returns the shadow root of its ticket picker or seat map */
async function openChange(opened: Opened, event: string, part: string): Promise<ShadowRoot> {
  await press(opened, `Change ${event}`);
  const change = await eventually(() => opened.shadow.querySelector('tsw-order-change')?.shadowRoot);
  return eventually(() => change.querySelector(part)?.shadowRoot);
}

const inside = (root: ShadowRoot, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => textOf(one) === name || one.ariaLabel === name);

/** A box office that, once `sellOut` is called, has none of the tickets that a trolley call asks for. */
function sellingOut(): { readonly options: MountOptions; sellOut(): void } {
  let isSoldOut = false;
  const contents = { bundle: [], trolley_bundle_count: 0, trolley_order_count: 0 };
  const answer = { trolley_token: 'none', trolley_token_contents: contents, discarded_orders: [] };
  const isAsked = (request: Request): boolean => isSoldOut && new URL(request.url).pathname.endsWith('/trolley.v1');
  return {
    options: {
      intercept: (request) =>
        isAsked(request)
          ? Response.json({ ...answer, input_contained_unavailable_order: true, currency_details: {} })
          : undefined,
    },
    sellOut: () => void (isSoldOut = true),
  };
}

async function turn(root: ShadowRoot, name: string): Promise<void> {
  (await eventually(() => inside(root, name))).click();
  await (root.host as LitElement).updateComplete;
}

describe('tsw-trolley, changing it', () => {
  describe('undo', () => {
    it('brings back a removed order, and the focus is not lost', async () => {
      const opened = await open(undefined, { eventId: '7AA' }, { eventId: '7AB' });
      expect(buttons(opened)).to.not.include('Undo');
      await press(opened, 'Remove Toy Story - The Opera');
      await eventually(() => button(opened, 'Undo'));
      expect(textOf(opened.shadow.querySelector('[part=last-change]'))).to.contain(
        'Toy Story - The Opera was removed from your trolley.',
      );
      await expect(opened.trolley).to.be.accessible();
      await press(opened, 'Undo');
      await eventually(() => orders(opened).length === 2 && !button(opened, 'Undo'));
      await eventually(() => statusOf(opened) === 'Your trolley is as it was before.');
      await eventually(() => opened.shadow.activeElement?.localName === 'h2');
    });

    it('brings back all orders of an emptied trolley', async () => {
      const opened = await open(undefined, { eventId: '7AA' }, { eventId: '7AB' });
      await press(opened, 'Empty trolley');
      await eventually(() => opened.trolley.matches(':state(empty)'));
      await eventually(() => opened.shadow.activeElement?.localName === 'h2');
      expect(statusOf(opened)).to.equal('Your trolley was emptied. You can undo this.');
      await expect(opened.trolley).to.be.accessible();
      await press(opened, 'Undo');
      await eventually(() => orders(opened).length === 2);
    });

    it('is not offered once the rest is reserved', async () => {
      const opened = await open(undefined, { eventId: '7AA' }, { eventId: '7AB' });
      await press(opened, 'Remove Toy Story - The Opera');
      await eventually(() => button(opened, 'Undo'));
      await reserve(opened);
      expect(buttons(opened)).to.not.include('Undo');
    });

    it('brings back an order that another one discarded, whose reason is shown', async () => {
      const opened = await open(undefined, { eventId: '7AB' });
      await fill(opened.session, { eventId: '6L9', type: 'PREF' });
      await eventually(() => alertOf(opened));
      expect(alertOf(opened)).to.match(/Cat at Lunchtime is sold in another currency than La Femme/);
      await press(opened, 'Undo');
      await eventually(() => orders(opened)[0]?.event.id === '7AB');
    });
  });

  describe('an order', () => {
    it('changes its number of tickets and its discounts in one call', async () => {
      const opened = await open(undefined, { eventId: '6IF', discounts: ['ADULT', 'ADULT'] });
      const picker = await openChange(opened, NUTCRACKER, 'tsw-ticket-picker-view');
      await eventually(() => inside(picker, 'More: Child rate'));
      expect(button(opened, `Change ${NUTCRACKER}`).getAttribute('aria-expanded')).to.equal('true');
      await expect(opened.trolley).to.be.accessible();
      await turn(picker, 'More: Child rate');
      const before = opened.requests.length;
      const told = oneEvent<TswEvent<'tsw-trolley-change'>>(opened.trolley, 'tsw-trolley-change');
      inside(picker, 'Save changes')!.focus();
      inside(picker, 'Save changes')!.click();
      const { detail } = await told;
      expect([detail.removed.length, detail.added.length, detail.discarded.length]).to.deep.equal([1, 1, 0]);
      expect(opened.requests.length - before).to.equal(1);
      expect(orders(opened).map(({ quantity }) => quantity)).to.deep.equal([3]);
      await eventually(() => opened.shadow.activeElement?.classList.contains('change-order'));
      expect(statusOf(opened)).to.equal(`${NUTCRACKER} was changed. You can undo this.`);
      await press(opened, 'Undo');
      await eventually(() => orders(opened)[0]?.quantity === 2);
    });

    it('closes unchanged, and saving without a change makes no call', async () => {
      const opened = await open(undefined, { eventId: '6IF' });
      const picker = await openChange(opened, NUTCRACKER, 'tsw-ticket-picker-view');
      const save = await eventually(() => inside(picker, 'Save changes'));
      const before = opened.requests.length;
      save.click();
      await eventually(() => !opened.shadow.querySelector('tsw-order-change'));
      expect(opened.requests).to.have.length(before);
      expect(opened.shadow.activeElement).to.equal(button(opened, `Change ${NUTCRACKER}`));
    });

    it('stays when the new tickets are not available', async () => {
      const shop = sellingOut();
      const opened = await open(shop.options, { eventId: '6IF' });
      const picker = await openChange(opened, NUTCRACKER, 'tsw-ticket-picker-view');
      await turn(picker, 'More: Adult');
      shop.sellOut();
      inside(picker, 'Save changes')!.click();
      await eventually(() => textOf(picker.querySelector('[role=alert]')).includes('not available any more'));
      expect(orders(opened).map(({ quantity }) => quantity)).to.deep.equal([2]);
      await expect(opened.trolley).to.be.accessible();
    });

    it('changes its seats, beginning with its own selected', async () => {
      const opened = await open(undefined, { eventId: '7AB', seats: ['B3', 'B4'] });
      const map = await openChange(opened, orders(opened)[0]!.event.name, 'tsw-seat-map');
      const view = await eventually(() => map.querySelector('tsw-seat-map-view')?.shadowRoot);
      await eventually(() => view.querySelectorAll('.chosen li').length === 2);
      (await eventually(() => inside(view, 'Deselect B4'))).click();
      const seatMap = map.host as HTMLElement & { selected: readonly string[] };
      seatMap.selected = ['B3', 'B5'];
      await eventually(() => textOf(view.querySelector('.chosen')).includes('B5'));
      inside(view, 'Save changes')!.click();
      await eventually(() => orders(opened)[0]?.requestedSeatIds.join() === 'B3,B5');
      expect(orders(opened)).to.have.length(1);
      await eventually(() => opened.shadow.activeElement?.classList.contains('change-order'));
    });

    it('that is held is released and reserved again once the new trolley is there', async () => {
      const opened = await open(undefined, { eventId: '6IF' });
      await reserve(opened);
      const picker = await openChange(opened, NUTCRACKER, 'tsw-ticket-picker-view');
      await turn(picker, 'More: Adult');
      inside(picker, 'Save changes')!.click();
      await eventually(() => {
        const { booking } = opened.session.state;
        return booking.status === 'reserved' && allOrders(booking.reservation.trolley)[0]?.quantity === 3;
      });
      const calls = opened.requests
        .map(({ url }) => /(\w+)\.v1/.exec(url)?.[1])
        .filter((name) => name !== 'availability');
      expect(calls.slice(-3)).to.deep.equal(['trolley', 'release', 'reserve']);
    });

    it('says why it cannot change when its own tickets are the only ones left', async () => {
      const shop = sellingOut();
      const opened = await open(shop.options, { eventId: '6IF' });
      await reserve(opened);
      const picker = await openChange(opened, NUTCRACKER, 'tsw-ticket-picker-view');
      await turn(picker, 'Fewer: Adult');
      shop.sellOut();
      inside(picker, 'Save changes')!.click();
      await eventually(() => textOf(picker.querySelector('[role=alert]')).includes('Release your tickets first'));
      expect(opened.session.state.booking.status).to.equal('reserved');
    });
  });

  describe('the extras', () => {
    const extrasOf = (opened: Opened): Promise<ShadowRoot> =>
      eventually(() => {
        const root = opened.shadow.querySelector('tsw-trolley-extras')?.shadowRoot;
        return root?.querySelector('li') && root;
      });

    it('include an add-on that one click adds, one for each ticket, and whose number follows the tickets', async () => {
      const opened = await open(undefined, { eventId: '7AB' });
      const extras = await extrasOf(opened);
      expect([...extras.querySelectorAll('button')].map(textOf)).to.deep.equal([
        'Add Unremarkable Cat Lunchbox',
        "See Matthew Bourne's Nutcracker TEST",
        'See Toy Story - The Opera',
      ]);
      expect(textOf(extras.querySelector('li'))).to.contain('From £12.00');
      await expect(opened.trolley).to.be.accessible();
      const add = inside(extras, 'Add Unremarkable Cat Lunchbox')!;
      add.focus();
      add.click();
      await eventually(() => orders(opened).find(({ event }) => event.id === '7AC')?.quantity === 2);
      await eventually(() => extras.activeElement?.localName === 'h3');
      expect(buttons(opened).filter((name) => name.startsWith('Change'))).to.have.length(1);
      const [cat] = orders(opened);
      await opened.session.changeOrder(cat!.itemNumber, {
        performanceId: cat!.performance.id,
        ticketTypeCode: 'STALLS',
        priceBandCode: 'A/pool',
        quantity: 3,
      });
      await eventually(() => orders(opened).every(({ quantity }) => quantity === 3));
      await opened.session.removeOrders([orders(opened).find(({ event }) => event.id === '7AB')!.itemNumber]);
      await eventually(() => alertOf(opened).includes('is only sold together with an event that leaves the trolley'));
    });

    it('include another event, which the page may show itself', async () => {
      const opened = await open(undefined, { eventId: '7AB' });
      const extras = await extrasOf(opened);
      opened.trolley.addEventListener('tsw-event-select', (event) => event.preventDefault(), { once: true });
      const see = inside(extras, 'See Toy Story - The Opera')!;
      see.click();
      expect(opened.session.state.selection.eventId).to.equal(undefined);
      see.click();
      expect(opened.session.state.selection.eventId).to.equal('7AA');
      // Nothing else on this page shows the selected event.
      await eventually(() => extras.querySelector('tsw-performance-picker'));
    });

    it('are hidden when the box office does not answer and while tickets are held', async () => {
      const opened = await open(
        {
          intercept: (request) =>
            /add_ons|upsells/.test(request.url) ? new Response('{}', { status: 500 }) : undefined,
        },
        { eventId: '7AB' },
      );
      await eventually(() => opened.shadow.querySelector('tsw-trolley-extras'));
      await reserve(opened);
      expect(opened.shadow.querySelector('tsw-trolley-extras')).to.equal(null);
    });
  });

  it('renews the reservation, and says what that risks', async () => {
    const opened = await open(holding(4), { eventId: '7AA', seats: ['B2', 'B3'] });
    await reserve(opened);
    const held = opened.shadow.querySelector('.held')!;
    expect(textOf(held)).to.contain('your seats and prices may then be different');
    expect(held.classList.contains('warning')).to.be.true;
    await expect(opened.trolley).to.be.accessible();
    const first = opened.session.state.booking;
    await press(opened, 'Keep my tickets longer');
    await eventually(() => {
      const { booking } = opened.session.state;
      return booking.status === 'reserved' && booking !== first;
    });
    await eventually(() => statusOf(opened) === 'Your tickets were reserved again.');
    const calls = opened.requests.map(({ url }) => /(\w+)\.v1/.exec(url)?.[1]);
    expect(calls.slice(-3)).to.deep.equal(['reserve', 'release', 'reserve']);
  });
});

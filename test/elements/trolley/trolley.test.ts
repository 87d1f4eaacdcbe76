/** `<tsw-trolley>` as a customer uses it: orders, removal, reserve, differences, time left, failures. */
import { expect, fixture, fixtureCleanup, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import { type Customer, EMPTY_CUSTOMER } from '../../../src/domain/customer/customer.js';
import { allOrders } from '../../../src/domain/trolley/trolley.js';
import type { TswTrolley } from '../../../src/elements/trolley/trolley.js';
import type { TswEvent } from '../../../src/events/events.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import {
  alertOf,
  amounts,
  button,
  buttons,
  fill,
  holding,
  open,
  reserve,
  settled,
  statusOf,
  viewOf,
  type Wish,
} from '../../support/at-trolley.js';
import { eventually, mountWithBoxOffice, TEST_NOW } from '../../support/mount.js';
import { altering } from '../../support/altering.js';
import { textOf } from '../../support/text-of.js';

describe('tsw-trolley', () => {
  it('says that it is empty, in the page’s own words where it has any', async () => {
    const opened = await open();
    expect(textOf(opened.shadow.querySelector('slot'))).to.equal('Your trolley is empty.');
    expect(opened.trolley.matches(':state(empty)')).to.be.true;
    await expect(opened.trolley).to.be.accessible();
    const own = await mountWithBoxOffice(html`<tsw-trolley><p slot="empty">Nothing yet</p></tsw-trolley>`);
    const slot = await eventually(() =>
      own.root.querySelector('tsw-trolley')!.shadowRoot!.querySelector<HTMLSlotElement>('slot[name=empty]'),
    );
    expect(slot.assignedElements().map(textOf)).to.deep.equal(['Nothing yet']);
  });

  describe('what is in it', () => {
    it('shows event, date, place, tickets by discount and every part of the price', async () => {
      const opened = await open(undefined, {
        eventId: '6IF',
        type: 'CIRCLE',
        band: 'C/pool',
        quantity: 3,
        discounts: ['ADULT', 'CHILD', 'CHILD'],
      });
      const order = textOf(opened.shadow.querySelector('.order'));
      expect(order).to.contain("Matthew Bourne's Nutcracker TEST");
      expect(order).to.contain('Thursday, 4 March 2027, 19:30');
      expect(order).to.contain('Upper circle, Price band C');
      expect(order).to.contain('Adult 1 × £29.00 (£25.00 + £4.00 fee)');
      expect(order).to.contain('Child rate 2 × £16.00 (£13.00 + £3.00 fee)');
      expect(order).to.contain('Total £61.00 (£51.00 + £10.00 fee)');
      const [totals] = opened.shadow.querySelectorAll('dl');
      expect(amounts(totals!).slice(0, 2)).to.deep.equal(['Face value £51.00', 'Booking fee £10.00']);
      await expect(opened.trolley).to.be.accessible();
    });

    it('shows the performance’s name', async () => {
      // Tuesday performances have one.
      const opened = await open({ now: Date.UTC(2027, 2, 1, 12) }, { eventId: '6IF', band: 'A/pool' });
      expect(textOf(opened.shadow.querySelector('.order'))).to.contain('Including back stage pass');
    });

    it('groups orders by supplier, and says that each supplier takes its own payment', async () => {
      const opened = await open(undefined, { eventId: '7AA' }, { eventId: '7AB' });
      const bundles = [...opened.shadow.querySelectorAll('section')];
      expect(bundles.map((bundle) => bundle.getAttribute('aria-label'))).to.deep.equal([
        'Sold by External Test Backend 0',
        'Sold by External Test Backend 1',
      ]);
      expect(bundles.map((bundle) => amounts(bundle.querySelector('dl')!).at(-1))).to.deep.equal([
        'Total £110.00',
        'Total £110.00',
      ]);
      expect(amounts(opened.shadow.querySelector('dl.grand')!)).to.deep.equal(['Total to pay £220.00']);
      expect(textOf(opened.shadow)).to.contain('your statement will show 2 payments instead of one');
      await expect(opened.trolley).to.be.accessible();
    });

    it('never adds two currencies', async () => {
      const opened = await open(
        altering('trolley', (text) => {
          const answer = JSON.parse(text) as {
            trolley_token_contents: { bundle: { currency_code: string; bundle_source_code: string }[] };
            currency_details: Record<string, object>;
          };
          const [, second] = answer.trolley_token_contents.bundle;
          if (second) second.currency_code = 'usd';
          answer.currency_details.usd = {
            currency_code: 'usd',
            currency_factor: 100,
            currency_places: 2,
            currency_number: 840,
            currency_pre_symbol: '$',
            currency_post_symbol: '',
          };
          return JSON.stringify(answer);
        }),
        { eventId: '7AA' },
        { eventId: '7AB' },
      );
      expect(amounts(opened.shadow.querySelector('dl.grand')!)).to.deep.equal([
        'Total to pay £110.00',
        'Total to pay $110.00',
      ]);
    });

    it('says which orders were discarded', async () => {
      const opened = await open(undefined, { eventId: '6IF' }, { eventId: '6IF', type: 'BALCONY' });
      expect(textOf(opened.shadow.querySelector('[part=discarded]'))).to.equal(
        'Taken out of your trolley ' +
          "Matthew Bourne's Nutcracker TEST is for the same performance: a trolley can hold one order for each.",
      );
      await expect(opened.trolley).to.be.accessible();
    });
  });

  describe('removing', () => {
    it('names what it removes, and moves the focus to the next line, then to the heading', async () => {
      const opened = await open(undefined, { eventId: '7AA' }, { eventId: '7AB' });
      const [first] = buttons(opened).filter((name) => name.startsWith('Remove'));
      expect(first).to.equal('Remove Toy Story - The Opera');
      const removed = oneEvent<TswEvent<'tsw-trolley-change'>>(opened.trolley, 'tsw-trolley-change');
      button(opened, first!).focus();
      button(opened, first!).click();
      await settled(opened);
      expect(button(opened, first!).getAttribute('aria-busy')).to.equal('true');
      expect(button(opened, first!)).to.equal(opened.shadow.activeElement);
      expect((await removed).detail.removed.map(({ event }) => event.id)).to.deep.equal(['7AA']);
      await eventually(() => !buttons(opened).includes(first!));
      await settled(opened);
      expect(textOf(opened.shadow.activeElement)).to.match(/^Remove (TEST EVENT - )?The Unremarkable/);
      expect(statusOf(opened)).to.equal('Toy Story - The Opera was removed from your trolley. You can undo this.');
      await eventually(
        () => buttons(opened)[0] && opened.shadow.activeElement?.getAttribute('aria-disabled') === 'false',
      );
      (opened.shadow.activeElement as HTMLElement).click();
      await eventually(() => opened.trolley.matches(':state(empty)'));
      await eventually(() => opened.shadow.activeElement?.localName === 'h2');
      const slot = opened.shadow.querySelector('slot')!;
      expect(slot.assignedElements({ flatten: true }).map(textOf)).to.deep.equal(['Your trolley is empty.']);
      await expect(opened.trolley).to.be.accessible();
    });

    it('gives two orders of one event different names', async () => {
      const opened = await open(
        undefined,
        { eventId: '7AB', type: 'STALLS', seats: ['A3'] },
        { eventId: '7AA', type: 'STALLS' },
      );
      expect(new Set(buttons(opened)).size).to.equal(buttons(opened).length);
    });

    it('keeps the order and says why when it could not be removed', async () => {
      let isDown = false;
      const opened = await open(
        {
          intercept: (request) =>
            isDown && request.url.includes('trolley.v1') ? new Response('{}', { status: 500 }) : undefined,
        },
        { eventId: '7AA' },
      );
      isDown = true;
      const remove = opened.shadow.querySelector<HTMLElement>('button.remove');
      remove!.focus();
      remove!.click();
      await eventually(() => alertOf(opened), 8_000);
      expect(alertOf(opened)).to.contain('Something went wrong');
      expect(opened.shadow.activeElement).to.equal(remove);
      await expect(opened.trolley).to.be.accessible();
    });

    it('releases the reservation and reserves the rest again', async () => {
      const opened = await open(undefined, { eventId: '7AA' }, { eventId: '7AB' });
      await reserve(opened);
      const first = opened.session.state.booking;
      button(opened, 'Remove Toy Story - The Opera').click();
      await eventually(() => {
        const { booking } = opened.session.state;
        return booking.status === 'reserved' && booking !== first && booking.reservation.trolley.orderCount === 1;
      });
      const calls = opened.requests.map(({ url }) => /(\w+)\.v1/.exec(url)?.[1]);
      expect(calls.slice(-3)).to.deep.equal(['trolley', 'release', 'reserve']);
    });
  });

  describe('reserving', () => {
    it('holds the tickets, shows seats with their remarks and the time left, and releases them', async () => {
      const opened = await open(undefined, { eventId: '7AB', band: 'B/pool', seats: ['C5', 'C6'] });
      expect(textOf(opened.shadow.querySelector('.order'))).to.contain('Seats C5, C6, not held yet');
      const held = oneEvent(opened.trolley, 'tsw-reserve');
      await reserve(opened);
      await held;
      expect([...opened.shadow.querySelectorAll('.order-remarks li')].map(textOf)).to.deep.equal([
        'C5: Restricted view',
        'C6: Restricted view. Haunted seat',
      ]);
      expect(textOf(opened.shadow.querySelector('time'))).to.match(/^1[45]:\d\d$/);
      expect(opened.shadow.querySelector('time')!.closest('[role=alert], [role=status], [aria-live]')).to.equal(null);
      expect(statusOf(opened)).to.equal('Your tickets are held for 15 minutes.');
      expect(opened.shadow.activeElement).to.equal(opened.shadow.querySelector('.held'));
      expect(amounts(opened.shadow.querySelector('dl')!)).to.include('Delivery Free');
      expect(buttons(opened)).to.not.include('Reserve');
      await expect(opened.trolley).to.be.accessible();

      const released = oneEvent<TswEvent<'tsw-release'>>(opened.trolley, 'tsw-release');
      button(opened, 'Release tickets').click();
      expect((await released).detail.reason).to.equal('left-checkout');
      await eventually(() => button(opened, 'Reserve'));
      await eventually(() => statusOf(opened) === 'Your tickets were given back.');
      expect(allOrders(opened.session.state.trolley.trolley)).to.have.length(1);
    });

    it('reserves once, however often the button is pressed', async () => {
      const opened = await open(undefined, { eventId: '7AA' });
      for (let press = 0; press < 3; press += 1) button(opened, 'Reserve').click();
      await settled(opened);
      expect(button(opened, 'Reserve').getAttribute('aria-busy')).to.equal('true');
      button(opened, 'Reserve').click();
      await eventually(() => opened.session.state.booking.status === 'reserved');
      expect(opened.requests.filter(({ url }) => url.includes('reserve.v1'))).to.have.length(1);
    });

    it('says what could not be reserved, with the supplier’s reason, and that nothing was charged', async () => {
      const opened = await open(undefined, { eventId: '7AA', type: 'CIRCLE', band: 'B/pool', seats: ['H9', 'H10'] });
      button(opened, 'Reserve').focus();
      button(opened, 'Reserve').click();
      await eventually(() => alertOf(opened));
      expect(alertOf(opened)).to.contain('Your tickets could not be reserved');
      expect(alertOf(opened)).to.contain('Toy Story - The Opera: Dress Circle, Price band B could not be reserved.');
      expect(alertOf(opened)).to.contain('The box office says: “Seat H10 causes failure.”');
      expect(alertOf(opened)).to.contain('Your card has not been charged.');
      await eventually(() => button(opened, 'Reserve').getAttribute('aria-disabled') === 'false');
      expect(opened.shadow.activeElement).to.equal(button(opened, 'Reserve'));
      await expect(opened.trolley).to.be.accessible();
    });

    it('offers to try again when the box office cannot be reached', async () => {
      let isDown = true;
      const opened = await open(
        {
          intercept: (request) =>
            isDown && request.url.includes('reserve.v1') ? new Response('{}', { status: 502 }) : undefined,
        },
        { eventId: '7AA' },
      );
      button(opened, 'Reserve').click();
      await eventually(() => alertOf(opened), 8_000);
      expect(opened.shadow.querySelectorAll('[role=alert]')).to.have.length(1);
      await expect(opened.trolley).to.be.accessible();
      isDown = false;
      await eventually(() => button(opened, 'Reserve').getAttribute('aria-disabled') === 'false');
      button(opened, 'Try again').click();
      await eventually(() => opened.session.state.booking.status === 'reserved');
    });
  });

  describe('what has changed', () => {
    const moved: Wish = { eventId: '7AA', band: 'B/pool', seats: ['D6', 'D7'] };

    it('says which seats changed and waits until the customer accepts', async () => {
      const opened = await open(undefined, moved);
      await reserve(opened);
      expect(alertOf(opened)).to.contain('Please check what has changed');
      expect(alertOf(opened)).to.match(/You asked for seats D6, D7 and now have seats D\d, D\d\./);
      expect(opened.shadow.activeElement).to.equal(opened.shadow.querySelector('[role=alert]'));
      expect(buttons(opened)).to.include('Give the tickets back').and.not.include('Release tickets');
      await expect(opened.trolley).to.be.accessible();
      button(opened, 'Accept').focus();
      button(opened, 'Accept').click();
      await eventually(() => button(opened, 'Release tickets'));
      expect(opened.shadow.querySelector('[role=alert]')).to.equal(null);
      const { booking } = opened.session.state;
      expect(booking.status === 'reserved' && booking.isAccepted).to.be.true;
      await eventually(() => opened.shadow.activeElement === opened.shadow.querySelector('.held'));
    });

    it('releases the tickets when the customer refuses', async () => {
      const opened = await open(undefined, moved);
      await reserve(opened);
      const released = oneEvent<TswEvent<'tsw-release'>>(opened.trolley, 'tsw-release');
      button(opened, 'Give the tickets back').focus();
      button(opened, 'Give the tickets back').click();
      expect((await released).detail.reason).to.equal('refused');
      await eventually(() => button(opened, 'Reserve'));
      await eventually(() => opened.shadow.activeElement?.localName === 'h2');
    });

    it('says what part of the trolley was not reserved', async () => {
      const opened = await open(
        undefined,
        { eventId: '7AB' },
        { eventId: '7AA', type: 'CIRCLE', band: 'B/pool', seats: ['H10'] },
      );
      await reserve(opened);
      expect(alertOf(opened)).to.contain('Toy Story - The Opera: Dress Circle, Price band B could not be reserved.');
      expect(alertOf(opened)).to.contain('Your card has not been charged.');
      expect(opened.shadow.querySelectorAll('.order')).to.have.length(1);
    });

    it('says what a price was and what it is now', async () => {
      const dearer = altering('reserve', (text) =>
        text.replaceAll('"total_sale_seatprice":100', '"total_sale_seatprice":104'),
      );
      const opened = await open(dearer, { eventId: '7AB' });
      await reserve(opened);
      expect(alertOf(opened)).to.contain('The price is now £114.00. It was £110.00.');
    });
  });

  describe('time', () => {
    it('announces five minutes left, and not each second', async () => {
      const opened = await open(holding(5.03), { eventId: '7AA' });
      await reserve(opened);
      const said: string[] = [];
      const region = opened.shadow.querySelector('p[role=status]')!;
      new MutationObserver(() => said.push(textOf(region))).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      await eventually(() => said.length > 0, 6_000);
      await eventually(() => textOf(opened.shadow.querySelector('time')) <= '4:58', 6_000);
      expect(said).to.deep.equal(['Your tickets are held for 5 more minutes only.']);
    });

    it('says when time is up, keeps the trolley and reserves again', async () => {
      const opened = await open(holding(0.03), { eventId: '7AA' });
      await reserve(opened);
      await eventually(() => alertOf(opened).includes('The time is up'), 6_000);
      expect(textOf(opened.shadow)).to.contain('Your seats may then be different');
      expect(opened.shadow.querySelectorAll('.order')).to.have.length(1);
      await expect(opened.trolley).to.be.accessible();
      await eventually(() => opened.requests.some(({ url }) => url.includes('release.v1')));
      button(opened, 'Reserve').click();
      await eventually(() => opened.session.state.booking.status === 'reserved');
    });
  });

  describe('after the purchase', () => {
    const customer: Customer = {
      ...EMPTY_CUSTOMER,
      firstName: 'Test',
      lastName: 'Tester',
      addressLineOne: '1 Test Street',
      town: 'London',
      postcode: 'W1 1AA',
      countryCode: 'uk',
      email: 'test@example.com',
      phone: '0207',
    };

    it('is empty again', async () => {
      const opened = await open(undefined, { eventId: '7AB' });
      await reserve(opened);
      await opened.session.purchase({ customer });
      await eventually(() => opened.trolley.matches(':state(empty)'));
      const slot = await eventually(() => opened.shadow.querySelector('slot'));
      expect(slot.assignedElements({ flatten: true }).map(textOf)).to.deep.equal([
        'Your booking is complete, and your trolley is empty again.',
      ]);
      expect(buttons(opened)).to.deep.equal([]);
    });

    it('keeps the orders that were not bought, with their restricted views, and reserves them again', async () => {
      const opened = await open(undefined, { eventId: '6IE', quantity: 3 });
      await reserve(opened);
      expect(opened.shadow.querySelectorAll('.order-remarks li')).to.have.length(2);
      button(opened, 'Accept').click();
      await eventually(() => button(opened, 'Release tickets'));
      const failing = { ...customer, addressLineTwo: 'fail part one' };
      await opened.session.purchase({ customer: failing });
      await eventually(() => alertOf(opened));
      expect(alertOf(opened)).to.equal('The booking was not made, and your tickets were given back.');
      expect(textOf(opened.shadow)).to.contain('Your seats may then be different');
      await expect(opened.trolley).to.be.accessible();
      await reserve(opened);
      // Other seats than those that were held a moment ago.
      expect(alertOf(opened)).to.contain('Please check what has changed');
      expect(alertOf(opened)).to.match(/restricted view/i);
    });

    it('has no remove buttons while the purchase is under way', async () => {
      let answer: (() => void) | undefined;
      const opened = await open(
        {
          intercept: (request) =>
            request.url.includes('purchase.v1')
              ? new Promise((resolve) => (answer = () => resolve(undefined)))
              : undefined,
        },
        { eventId: '7AB' },
      );
      await reserve(opened);
      const bought = opened.session.purchase({ customer });
      await eventually(() => textOf(opened.shadow).includes('This is being booked now.'));
      expect(buttons(opened)).to.deep.equal([]);
      await expect(opened.trolley).to.be.accessible();
      (await eventually(() => answer))();
      await bought;
    });
  });

  describe('coming back after a reload', () => {
    const ENDPOINT = 'https://coming-back.test/f13';
    const realFetch = globalThis.fetch;
    const sandbox = createSandbox({ clock: () => TEST_NOW, seed: 1 });
    let answer: (request: Request) => Promise<Response> | Response;

    const letThrough = (request: Request): Promise<Response> => {
      request.headers.set('Authorization', `Basic ${btoa('demo:demopass')}`);
      return sandbox.handle(request);
    };

    beforeEach(() => {
      sessionStorage.clear();
      answer = letThrough;
      globalThis.fetch = async (input, init) => {
        const request = new Request(input, init);
        return request.url.startsWith(ENDPOINT) ? answer(request) : realFetch(input, init);
      };
    });

    afterEach(() => {
      globalThis.fetch = realFetch;
      sessionStorage.clear();
    });

    /** A page that is loaded again. */
    async function load(): Promise<{ trolley: TswTrolley; shadow: ShadowRoot }> {
      const office = await fixture(
        html`<tsw-box-office id="back" endpoint=${ENDPOINT} lang="en-GB"><tsw-trolley></tsw-trolley></tsw-box-office>`,
      );
      const trolley = office.querySelector('tsw-trolley')!;
      return { trolley, shadow: trolley.shadowRoot! };
    }

    async function loadWithTrolley(): Promise<void> {
      const { trolley } = await load();
      const session = trolley.scope.session!;
      await eventually(() => session.state.booking.status === 'idle');
      await fill(session, { eventId: '7AA' });
      fixtureCleanup();
    }

    it('shows a skeleton until the trolley is restored', async () => {
      await loadWithTrolley();
      let goOn: (() => void) | undefined;
      answer = async (request) => {
        await new Promise<void>((resolve) => (goOn = resolve));
        return letThrough(request);
      };
      const { trolley, shadow } = await load();
      await eventually(() => shadow.querySelector('.skeleton'));
      expect(textOf(shadow.querySelector('[role=status]'))).to.equal('Loading…');
      await expect(trolley).to.be.accessible();
      (await eventually(() => goOn))();
      await eventually(() => viewOf(trolley)?.shadowRoot?.querySelector('.order'));
    });

    it('offers a retry when the trolley cannot be read', async () => {
      await loadWithTrolley();
      answer = () => new Response('{}', { status: 502 });
      const { trolley, shadow } = await load();
      await eventually(() => shadow.querySelector('[role=alert]'), 8_000);
      await expect(trolley).to.be.accessible();
      answer = letThrough;
      shadow.querySelector('button')!.click();
      await eventually(() => viewOf(trolley)?.shadowRoot?.querySelector('.order'));
    });
  });
});

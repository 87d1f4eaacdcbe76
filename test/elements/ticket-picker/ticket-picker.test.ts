/** `<tsw-ticket-picker>` for a customer: bands, discounts, quantities, totals, the trolley, problems. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { formatMoney, fromMajor } from '../../../src/domain/sale/money.js';
import { allOrders } from '../../../src/domain/trolley/trolley.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswSeatMap } from '../../../src/elements/seat-map/seat-map.js';
import { TswTicketPicker } from '../../../src/elements/ticket-picker/ticket-picker.js';
import { performancesRead } from '../../../src/state/reads.js';
import { eventually, type Mounted, type MountOptions, mountWithBoxOffice } from '../../support/mount.js';
import { altering } from '../../support/altering.js';
import { textOf } from '../../support/text-of.js';

interface Opened extends Mounted {
  readonly picker: TswTicketPicker;
  /** The shadow root of the view, or of the element until the view has loaded. */
  readonly shadow: ShadowRoot;
}

async function mountPicker(options?: MountOptions): Promise<Opened> {
  defineOnce(TswTicketPicker);
  defineOnce(TswSeatMap);
  const mounted = await mountWithBoxOffice(html`<tsw-ticket-picker></tsw-ticket-picker>`, options);
  const picker = mounted.root.querySelector('tsw-ticket-picker')!;
  return {
    ...mounted,
    picker,
    get shadow() {
      return picker.shadowRoot!.querySelector('tsw-ticket-picker-view')?.shadowRoot ?? picker.shadowRoot!;
    },
  };
}

async function open(eventId: string, options?: MountOptions, quantity?: number): Promise<Opened> {
  const opened = await mountPicker(options);
  if (quantity !== undefined) opened.picker.setAttribute('quantity', String(quantity));
  opened.picker.setAttribute('performance-id', await performanceOf(opened, eventId));
  await eventually(() => opened.shadow.querySelector('form'));
  return opened;
}

async function performanceOf({ session }: Mounted, eventId: string, index = 0): Promise<string> {
  const page = await session.reads.refresh(performancesRead({ eventId }));
  if (page.status !== 'ready') throw new Error(`No performances of ${eventId}.`);
  return page.value.performances[index]!.id;
}

async function settled({ picker }: Opened): Promise<void> {
  await picker.updateComplete;
  await picker.shadowRoot!.querySelector('tsw-ticket-picker-view')?.updateComplete;
}

const labels = ({ shadow }: Opened): string[] => [...shadow.querySelectorAll('label.band')].map(textOf);

function band(opened: Opened, start: string): HTMLInputElement {
  const label = [...opened.shadow.querySelectorAll('label.band')].find((one) => textOf(one).startsWith(start));
  return label!.querySelector('input')!;
}

const field = ({ shadow }: Opened, label: string): HTMLInputElement =>
  shadow.querySelector<HTMLInputElement>(`input[aria-label="${label}, number of tickets"]`)!;

const button = ({ shadow }: Opened, name: string): HTMLButtonElement =>
  [...shadow.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? textOf(one)) === name)!;

async function press(opened: Opened, name: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    button(opened, name).click();
    await settled(opened);
  }
}

async function choose(opened: Opened, start: string): Promise<void> {
  band(opened, start).click();
  await settled(opened);
}

const total = ({ shadow }: Opened): string => textOf(shadow.querySelector('.total'));
const alert = ({ shadow }: Opened): string => textOf(shadow.querySelector('[role=alert]'));

async function add(opened: Opened): Promise<void> {
  const changed = oneEvent(opened.picker, 'tsw-trolley-change');
  button(opened, 'Add to trolley').click();
  await changed;
  await eventually(() => button(opened, 'Add to trolley').getAttribute('aria-busy') === 'false');
}

/** Adds tickets that need another order to leave the trolley. @returns the question about it */
async function ask(opened: Opened): Promise<ShadowRoot> {
  button(opened, 'Add to trolley').focus();
  button(opened, 'Add to trolley').click();
  const question = await eventually(() => opened.shadow.querySelector('tsw-discard-question')?.shadowRoot);
  await eventually(() => question.querySelector('button'));
  return question;
}

const answer = (question: ShadowRoot, words: string): void =>
  [...question.querySelectorAll('button')].find((one) => textOf(one) === words)!.click();

interface AvailabilityAnswer {
  availability: { ticket_type?: { price_band: Record<string, unknown>[] }[] };
  valid_quantities: number[];
  backend_is_down: boolean;
  backend_is_broken: boolean;
  backend_throttle_failed: boolean;
}

/** Alters availability answers, for states that the demo account never has. */
const alteringAvailability = (alter: (answer: AvailabilityAnswer) => void): MountOptions =>
  altering('availability', (text) => {
    const answer = JSON.parse(text) as AvailabilityAnswer;
    alter(answer);
    return JSON.stringify(answer);
  });

describe('tsw-ticket-picker', () => {
  describe('what is on sale', () => {
    it('names every price band with its ticket type and its price in full', async () => {
      const opened = await open('7AB');
      expect(labels(opened)).to.deep.equal([
        'Stalls, Price band A £55.00 each (£50.00 + £5.00 fee)',
        'Stalls, Price band B £40.00 each No fees',
        'Dress Circle, Price band A £37.00 each (£32.00 + £5.00 fee) Save 8% Was £40.00 Seats such as F1, F2',
        'Dress Circle, Price band B £35.00 each (£30.00 + £5.00 fee)',
      ]);
      await expect(opened.picker).to.be.accessible();
    });

    it('begins with the cheapest band that has the requested number of tickets', async () => {
      const few = await open('6IF');
      expect(band(few, 'Stalls, Price band B').checked).to.be.true;
      const many = await open('6IF', undefined, 4);
      expect(band(many, 'Stalls, Price band A').checked).to.be.true;
      expect(total(many)).to.equal('4 tickets: £96.00 (£84.00 + £12.00 fee)');
    });

    it('marks a sold-out band and disables it', async () => {
      const opened = await open(
        '7AB',
        alteringAvailability(({ availability }) => {
          availability.ticket_type![0]!.price_band[1]!.number_available = 0;
        }),
      );
      expect(labels(opened)[1]).to.contain('Sold out');
      expect(band(opened, 'Stalls, Price band B').disabled).to.be.true;
      await expect(opened.picker).to.be.accessible();
    });

    it('shows descriptions and example seats', async () => {
      const opened = await open(
        '7AB',
        alteringAvailability(({ availability }) => {
          Object.assign(availability.ticket_type![0]!.price_band[0]!, {
            price_band_desc: 'Front stalls',
            example_seats: [
              { full_id: 'A1', row_id: 'A', col_id: '1', is_restricted_view: true },
              { full_id: 'A2', row_id: 'A', col_id: '2', is_restricted_view: false },
            ],
            example_seats_are_real: true,
          });
        }),
      );
      expect(labels(opened)[0]).to.contain('Stalls, Front stalls');
      expect(labels(opened)[0]).to.contain('Likely seats: A1 – Restricted view, A2');
    });
  });

  describe('numbers', () => {
    it('counts with buttons, arrow keys and typing, within the valid quantities', async () => {
      const opened = await open('7AB');
      await choose(opened, 'Stalls, Price band A');
      expect(button(opened, 'Fewer: Tickets').getAttribute('aria-disabled')).to.equal('true');
      await press(opened, 'More: Tickets', 5);
      expect(field(opened, 'Tickets').value).to.equal('4');
      expect(total(opened)).to.equal('4 tickets: £220.00 (£200.00 + £20.00 fee)');
      field(opened, 'Tickets').focus();
      await sendKeys({ press: 'ArrowDown' });
      await settled(opened);
      expect(total(opened)).to.equal('3 tickets: £165.00 (£150.00 + £15.00 fee)');
      field(opened, 'Tickets').select();
      await sendKeys({ type: '9' });
      await settled(opened);
      expect(field(opened, 'Tickets').value).to.equal('4');
    });

    it('skips quantities that are not sold', async () => {
      const opened = await open(
        '7AB',
        alteringAvailability((body) => {
          body.valid_quantities = [2, 4];
        }),
      );
      expect(total(opened)).to.contain('2 tickets');
      expect(textOf(opened.shadow.querySelector('.hint'))).to.equal('You can buy 2 or 4 tickets.');
      field(opened, 'Tickets').focus();
      await sendKeys({ press: 'ArrowUp' });
      await settled(opened);
      expect(field(opened, 'Tickets').value).to.equal('4');
    });

    it('announces the running total', async () => {
      const opened = await open('7AB');
      await press(opened, 'More: Tickets');
      await settled(opened);
      expect(textOf(opened.shadow.querySelector('[role=status]'))).to.equal(total(opened));
    });
  });

  describe('discounts', () => {
    it('counts tickets by discount and adds one code for each', async () => {
      const opened = await open('6IF');
      await choose(opened, 'Upper circle, Price band C');
      await press(opened, 'More: Child rate', 2);
      expect(total(opened)).to.equal('3 tickets: £61.00 (£51.00 + £10.00 fee)');
      await add(opened);
      const [order] = allOrders(opened.session.state.trolley.trolley);
      expect(order!.ticketOrders.map(({ discountCode, quantity }) => [discountCode, quantity])).to.deep.equal([
        ['ADULT', 1],
        ['CHILD', 2],
      ]);
      await expect(opened.picker).to.be.accessible();
    });

    it('keeps the numbers when another band is chosen', async () => {
      const opened = await open('6IF');
      await choose(opened, 'Upper circle, Price band A');
      await press(opened, 'More: Student rate');
      await press(opened, 'More: Child rate');
      await choose(opened, 'Upper circle, Price band B');
      expect(field(opened, 'Child rate').value).to.equal('1');
      expect(field(opened, 'Adult').value).to.equal('2');
    });

    it('refuses an order without tickets', async () => {
      const opened = await open('6IF');
      await press(opened, 'Fewer: Adult');
      button(opened, 'Add to trolley').click();
      await settled(opened);
      expect(alert(opened)).to.equal('Choose how many tickets you want.');
      expect(opened.session.state.trolley.trolley.orderCount).to.equal(0);
    });

    it('warns when the box office sells other tickets than requested', async () => {
      const opened = await open('6IF');
      await choose(opened, 'Balcony, Price band A');
      // Four kinds in one order: this supplier mixes three, and makes the fourth the first.
      for (const kind of ['Child rate', 'Student rate', 'Senior citizen rate']) await press(opened, `More: ${kind}`);
      const shown = /£[\d.]+/.exec(total(opened))![0];
      await add(opened);
      expect(alert(opened)).to.match(
        /^Please check your trolley: the box office sells these tickets for £[\d.]+, not £/,
      );
      expect(alert(opened)).to.contain(`not ${shown}`);
    });
  });

  describe('adding', () => {
    it('adds, confirms it and keeps the focus', async () => {
      const opened = await open('7AB', undefined, 2);
      await choose(opened, 'Stalls, Price band A');
      button(opened, 'Add to trolley').focus();
      await add(opened);
      expect(textOf(opened.shadow.querySelector('.success'))).to.equal('2 tickets added to your trolley.');
      expect(textOf(opened.shadow.querySelector('[role=status]'))).to.equal('2 tickets added to your trolley.');
      expect(opened.shadow.activeElement).to.equal(button(opened, 'Add to trolley'));
      const [order] = allOrders(opened.session.state.trolley.trolley);
      expect([order!.ticketTypeCode, order!.priceBandCode, order!.quantity]).to.deep.equal(['STALLS', 'A/pool', 2]);
      await expect(opened.picker).to.be.accessible();
    });

    it('adds once, however often the button is pressed', async () => {
      const opened = await open('7AB');
      const changed = oneEvent(opened.picker, 'tsw-trolley-change');
      button(opened, 'Add to trolley').click();
      await settled(opened);
      expect(button(opened, 'Add to trolley').getAttribute('aria-busy')).to.equal('true');
      button(opened, 'Add to trolley').click();
      button(opened, 'Add to trolley').click();
      await changed;
      await eventually(() => button(opened, 'Add to trolley').getAttribute('aria-busy') === 'false');
      expect(opened.requests.filter(({ url }) => url.includes('trolley.v1'))).to.have.length(1);
    });

    it('says when it is too late for tickets to be sent, and what is possible', async () => {
      const opened = await open('9XW');
      button(opened, 'Add to trolley').click();
      await eventually(() => alert(opened).startsWith('It is too late for these tickets to reach you'));
    });

    it('asks before an order has to leave the trolley and keeps it if the customer declines', async () => {
      const opened = await open('6IF');
      await add(opened);
      await choose(opened, 'Balcony, Price band A');
      const question = await ask(opened);
      const words = textOf(question.querySelector('[role=alert]'));
      expect(words).to.contain('Nutcracker TEST is for the same performance');
      await eventually(() => question.activeElement === question.querySelector('[role=alert]'));
      await expect(opened.picker).to.be.accessible();
      answer(question, "Keep Matthew Bourne's Nutcracker TEST");
      await eventually(() => !opened.shadow.querySelector('tsw-discard-question'));
      expect(opened.shadow.activeElement).to.equal(button(opened, 'Add to trolley'));
      expect(
        allOrders(opened.session.state.trolley.trolley).map(({ ticketTypeCode }) => ticketTypeCode),
      ).to.not.include('BALCONY');
      expect(textOf(opened.shadow)).to.not.contain('added to your trolley');
    });

    it('replaces the old order if the customer agrees', async () => {
      const opened = await open('6IF');
      await add(opened);
      await choose(opened, 'Balcony, Price band A');
      const question = await ask(opened);
      answer(question, "Add and take out Matthew Bourne's Nutcracker TEST");
      await eventually(() => allOrders(opened.session.state.trolley.trolley)[0]?.ticketTypeCode === 'BALCONY');
      expect(allOrders(opened.session.state.trolley.trolley)).to.have.length(1);
    });

    it('takes Escape or another choice as declining', async () => {
      const opened = await open('6IF');
      await add(opened);
      await choose(opened, 'Balcony, Price band A');
      const question = await ask(opened);
      question
        .querySelector('[role=alert]')!
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
      await eventually(() => !opened.shadow.querySelector('tsw-discard-question'));
      await ask(opened);
      await choose(opened, 'Stalls, Price band A');
      await eventually(() => !opened.shadow.querySelector('tsw-discard-question'));
      await eventually(() => button(opened, 'Add to trolley').getAttribute('aria-busy') === 'false');
      expect(opened.requests.filter(({ url }) => url.includes('trolley.v1'))).to.have.length(3);
    });

    it('adds for the date and the nights that were chosen with the performance', async () => {
      const opened = await mountPicker();
      const performanceId = await performanceOf(opened, 'I3T');
      opened.session.select({ eventId: 'I3T', performanceId, duration: 3 });
      await eventually(() => opened.shadow.querySelector('form'));
      expect(textOf(opened.shadow)).to.contain('The price is for one night or day.');
      const shown = total(opened);
      await add(opened);
      const [order] = allOrders(opened.session.state.trolley.trolley);
      const { minor } = order!.totalSeatPrice;
      expect(shown).to.contain(formatMoney(fromMajor(minor / 300, order!.totalSeatPrice.currency), 'en-GB'));
      expect(alert(opened)).to.match(/^For the whole stay this comes to £/);
      const sent = opened.requests.findLast(({ url }) => url.includes('trolley.v1'));
      expect(new URL(sent!.url).searchParams.get('duration')).to.equal('3');
    });

    it('says why nothing was added, and what is left', async () => {
      const opened = await open('7AB', {
        intercept: (request) =>
          request.url.includes('trolley.v1')
            ? Response.json({
                trolley_token: 'none',
                trolley_token_contents: { bundle: [], trolley_bundle_count: 0, trolley_order_count: 0 },
                discarded_orders: [],
                input_contained_unavailable_order: true,
                currency_details: {},
              })
            : undefined,
      });
      button(opened, 'Add to trolley').click();
      await eventually(() => alert(opened));
      expect(alert(opened)).to.equal('These tickets are not available any more. Please choose others.');
      await eventually(() => opened.requests.filter(({ url }) => url.includes('availability.v1')).length === 2);
    });

    it('offers to try again after a failure', async () => {
      let isDown = true;
      const opened = await open('7AB', {
        intercept: (request) =>
          isDown && request.url.includes('trolley.v1') ? new Response('{}', { status: 503 }) : undefined,
      });
      button(opened, 'Add to trolley').click();
      await eventually(() => alert(opened), 8_000);
      expect(alert(opened)).to.contain('cannot be reached');
      isDown = false;
      button(opened, 'Try again').click();
      await eventually(() => opened.session.state.trolley.trolley.orderCount === 1);
      await eventually(() => opened.shadow.querySelector('.success'));
      expect(opened.shadow.querySelector('[role=alert]')).to.equal(null);
    });
  });

  describe('states', () => {
    it('waits for a performance, and follows the one selected on the page', async () => {
      const opened = await mountPicker();
      expect(textOf(opened.shadow)).to.equal('Choose a performance first.');
      await expect(opened.picker).to.be.accessible();
      opened.session.select({ performanceId: await performanceOf(opened, '7AB') });
      await eventually(() => opened.shadow.querySelector('form'));
    });

    it('goes back to an earlier performance and shows its form', async () => {
      const opened = await mountPicker();
      const [first, second] = [await performanceOf(opened, '6IF', 0), await performanceOf(opened, '6IF', 1)];
      for (const performanceId of [first, second]) {
        opened.session.select({ performanceId });
        await eventually(() => opened.shadow.querySelector('form'));
      }
      opened.session.select({ performanceId: first });
      await eventually(
        () => opened.picker.shadowRoot!.querySelector('tsw-ticket-picker-view')?.performanceId === first,
      );
      await settled(opened);
      expect(opened.shadow.querySelector('form')).to.not.equal(null);
    });

    it('shows that it is loading', async () => {
      let answer: (() => void) | undefined;
      const opened = await mountPicker({
        intercept: (request) =>
          request.url.includes('availability.v1')
            ? new Promise((resolve) => (answer = () => resolve(undefined)))
            : undefined,
      });
      opened.picker.performanceId = await performanceOf(opened, '7AB');
      await eventually(() => opened.shadow.querySelector('.skeleton'));
      expect(textOf(opened.shadow.querySelector('[role=status]'))).to.equal('Loading…');
      await expect(opened.picker).to.be.accessible();
      answer!();
      await eventually(() => opened.shadow.querySelector('form'));
    });

    const troubles: [flag: 'backend_is_down' | 'backend_is_broken' | 'backend_throttle_failed', words: string][] = [
      ['backend_is_down', 'cannot be reached'],
      ['backend_is_broken', 'has a problem'],
      ['backend_throttle_failed', 'Very many people'],
    ];
    for (const [flag, words] of troubles) {
      it(`says what ${flag} means and tries again`, async () => {
        let isTroubled = true;
        const opened = await mountPicker(
          alteringAvailability((body) => {
            body[flag] = isTroubled;
            if (isTroubled) body.availability = {};
          }),
        );
        opened.picker.performanceId = await performanceOf(opened, '7AB');
        await eventually(() => alert(opened));
        expect(alert(opened)).to.contain(words);
        await expect(opened.picker).to.be.accessible();
        isTroubled = false;
        button(opened, 'Try again').click();
        await eventually(() => opened.shadow.querySelector('form'));
      });
    }

    it('says when everything is sold out', async () => {
      const opened = await mountPicker(alteringAvailability((body) => void (body.availability = {})));
      opened.picker.performanceId = await performanceOf(opened, '7AB');
      await eventually(() => alert(opened));
      expect(alert(opened)).to.equal('This performance is sold out.');
      expect(button(opened, 'Try again')).to.equal(undefined);
    });

    it('says what went wrong and tries again', async () => {
      let isDown = true;
      const opened = await mountPicker({
        intercept: (request) =>
          isDown && request.url.includes('availability.v1') ? new Response('{}', { status: 502 }) : undefined,
      });
      opened.picker.performanceId = await performanceOf(opened, '7AB');
      await eventually(() => alert(opened), 8_000);
      await expect(opened.picker).to.be.accessible();
      isDown = false;
      button(opened, 'Try again').click();
      await eventually(() => opened.shadow.querySelector('form'));
    });

    it('hides while a seat map shows the same selection and returns when it is removed', async () => {
      const opened = await mountPicker();
      opened.session.select({ performanceId: await performanceOf(opened, '7AB') });
      await eventually(() => opened.shadow.querySelector('form'));
      const map = opened.root.appendChild(document.createElement('tsw-seat-map'));
      await eventually(() => opened.picker.matches(':state(aside)'));
      expect(opened.shadow.querySelector('form')).to.equal(null);
      expect(getComputedStyle(opened.picker).display).to.equal('none');
      opened.session.select({ performanceId: await performanceOf(opened, '6IF') });
      await eventually(() => opened.shadow.querySelector('form'));
      expect(opened.picker.matches(':state(aside)')).to.be.false;
      opened.session.select({ performanceId: await performanceOf(opened, '7AB') });
      await eventually(() => opened.picker.matches(':state(aside)'));
      map.remove();
      await eventually(() => opened.shadow.querySelector('form'));
    });

    it('stays beside a seat map when it has a performance of its own', async () => {
      const opened = await open('7AB');
      opened.root.append(document.createElement('tsw-seat-map'));
      await settled(opened);
      expect(opened.shadow.querySelector('form')).to.not.equal(null);
    });
  });
});

/** `<tsw-checkout>` in each state of the booking: its words, its buttons and the focus. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { TswCheckout } from '../../../src/elements/checkout/checkout.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswTrolley } from '../../../src/elements/trolley/trolley.js';
import { PROTOCOL } from '../../../src/version.js';
import { CAT, Customer, hurry, MOVED, SWAN_LAKE, visit } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { altering } from '../../support/altering.js';

const WITH_TROLLEY = html`<tsw-trolley></tsw-trolley><tsw-checkout></tsw-checkout>`;
const RESERVE_FIRST = 'Once your tickets are reserved';

/** Holds the calls of one endpoint until `open`. */
function gate(endpoint: string) {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    open,
    intercept: async ({ url }: Request): Promise<undefined> => {
      if (url.includes(`/${endpoint}.v1`)) await opened;
    },
  };
}

/** A box office with an endpoint that can be switched off. */
function failing(endpoint: string, status = 502) {
  const power = { isOff: false };
  const intercept = ({ url }: Request): Response | undefined =>
    power.isOff && url.includes(`/${endpoint}.v1`) ? new Response('', { status }) : undefined;
  return { power, intercept };
}

describe('tsw-checkout', () => {
  let stop = (): void => undefined;

  before(() => defineOnce(TswTrolley));

  afterEach(() => stop());

  describe('before anything is held', () => {
    it('says that tickets come first', async () => {
      const customer = await visit();
      expect(customer.text).to.contain(RESERVE_FIRST);
      expect(customer.buttons).to.deep.equal([]);
      await expect(customer.element).to.be.accessible();
    });

    it('reserves what is in the trolley, and keeps the focus all the way to the form', async () => {
      const reserving = gate('reserve');
      const customer = await visit(undefined, { intercept: reserving.intercept });
      await customer.choose(CAT);
      expect(customer.text).to.contain(RESERVE_FIRST);
      await expect(customer.element).to.be.accessible();
      await customer.press('Reserve');
      expect(customer.text).to.contain('Your tickets are being reserved…');
      expect(customer.buttons).to.deep.equal([]);
      expect(customer.focused?.textContent).to.contain('being reserved');
      await expect(customer.element).to.be.accessible();
      reserving.open();
      await customer.becomes('reserved');
      expect(customer.focused?.textContent).to.contain('Time left to complete your booking: 1');
      expect(customer.calls('reserve')).to.equal(1);
    });

    it('leaves reserving to a trolley on the page', async () => {
      const customer = await visit(WITH_TROLLEY);
      await customer.choose(CAT);
      expect(customer.text).to.contain(RESERVE_FIRST);
      expect(customer.buttons).to.deep.equal([]);
    });

    it('says once which tickets could not be reserved, and the venue’s reason', async () => {
      const customer = await visit();
      await customer.choose(['7AB', 'CIRCLE', 'B/pool', 'H9', 'H10']);
      await customer.press('Reserve');
      await eventually(() => customer.alerts.length > 0);
      expect(customer.status).to.equal('building');
      expect(customer.text).to.contain('Seat H10 causes failure.');
      expect(customer.alerts).to.have.length(1);
      expect(customer.focused).to.exist;
      await expect(customer.element).to.be.accessible();
    });

    it('says once that the box office cannot be reached, and reserves when it can', async () => {
      stop = hurry();
      const { power, intercept } = failing('reserve');
      const customer = await visit(undefined, { intercept });
      await customer.choose(CAT);
      power.isOff = true;
      await customer.press('Reserve');
      await eventually(() => customer.alerts.length > 0);
      stop();
      expect(customer.alerts).to.have.length(1);
      expect(customer.alerts[0]).to.contain('box office');
      expect(customer.buttons).to.deep.equal(['Reserve']);
      await expect(customer.element).to.be.accessible();
      power.isOff = false;
      await customer.press('Reserve');
      await customer.becomes('reserved');
      expect(customer.alerts).to.deep.equal([]);
    });
  });

  describe('while tickets are held', () => {
    it('shows what is bought and what it costs before paying', async () => {
      const customer = await visit();
      await customer.reserve(CAT);
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.text).to.contain('2 × £55.00 (£50.00 + £5.00 fee)');
      expect(customer.text).to.contain('Total to pay £110.00');
      expect(customer.text).to.contain('Seats B3, B4');
      expect(customer.text).to.contain('Time left to complete your booking: 1');
      await expect(customer.element).to.be.accessible();
    });

    it('shows restricted views and messages of seats before paying', async () => {
      const customer = await visit();
      await customer.reserve(['7AB', 'STALLS', 'B/pool', 'C5', 'C6']);
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.text).to.contain('C5: Restricted view');
      expect(customer.text).to.contain('C6: Restricted view. Haunted seat');
    });

    it('leaves the time to a trolley on the page', async () => {
      const customer = await visit(WITH_TROLLEY);
      await customer.reserve(CAT);
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.text).not.to.contain('Time left');
    });

    it('asks the customer to accept other seats before it shows the form', async () => {
      const customer = await visit();
      await customer.choose(MOVED);
      await customer.press('Reserve');
      await customer.becomes('reserved');
      expect(customer.text).to.match(/D6, D7.*D2, D3/);
      expect(customer.button('Confirm booking')).to.equal(undefined);
      expect(customer.view.querySelector('tsw-checkout-form')).to.equal(null);
      expect(customer.focused).to.exist;
      await expect(customer.element).to.be.accessible();
      await customer.press('Accept');
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.focused).to.exist;
    });

    it('releases the tickets when the customer refuses other seats', async () => {
      const customer = await visit();
      await customer.reserve(MOVED);
      const [, refuse] = customer.buttons;
      await customer.press(refuse!);
      await customer.becomes('building');
      expect(customer.calls('release')).to.equal(1);
      expect(customer.buttons).to.deep.equal(['Reserve']);
      expect(customer.focused).to.exist;
    });

    it('says that a release failed, until the booking changes', async () => {
      stop = hurry();
      const { power, intercept } = failing('release');
      const customer = await visit(undefined, { intercept });
      await customer.reserve(MOVED);
      power.isOff = true;
      const [, refuse] = customer.buttons;
      await customer.press(refuse!);
      await eventually(() => customer.alerts.length === 2);
      stop();
      expect(customer.alerts[1]).to.contain('Please try again');
      power.isOff = false;
      // Another element, or another tab, gets it through.
      await customer.mounted.session.release('refused');
      await customer.becomes('building');
      expect(customer.buttons).to.deep.equal(['Reserve']);
      expect(customer.alerts).to.deep.equal([]);
    });

    it('leaves accepting to a trolley on the page', async () => {
      const customer = await visit(WITH_TROLLEY);
      await customer.reserve(MOVED);
      expect(customer.text).to.contain('check what has changed in your trolley first');
      expect(customer.buttons).to.deep.equal([]);
      await expect(customer.element).to.be.accessible();
    });

    it('says that the time is up, and keeps typed values for the next reservation', async () => {
      const customer = await visit(undefined, {
        faults: [{ fault: 'hold', value: 0.03, endpoint: 'reserve.v1', times: 1 }],
      });
      await customer.reserve(CAT);
      await customer.fillAll({ 'First name': 'Grace' });
      customer.field('First name').focus();
      await customer.becomes('expired');
      expect(customer.alerts).to.have.length(1);
      expect(customer.alerts[0]).to.contain('The time to complete your booking has run out');
      expect(customer.focused?.textContent).to.contain('run out');
      await expect(customer.element).to.be.accessible();
      await customer.press('Reserve');
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.field('First name').value).to.equal('Grace');
      expect(customer.field('Postcode').value).to.equal('W6 8DL');
    });

    it('moves the focus when the time is up beside a trolley', async () => {
      const customer = await visit(WITH_TROLLEY, { faults: [{ fault: 'hold', value: 0.02, endpoint: 'reserve.v1' }] });
      await customer.reserve(CAT);
      await eventually(() => customer.button('Confirm booking'));
      customer.field('First name').focus();
      await customer.becomes('expired');
      expect(customer.alerts).to.deep.equal([]);
      expect(customer.focused?.textContent).to.contain(RESERVE_FIRST);
    });
  });

  describe('the API that buys', () => {
    it('says that there is no such API', async () => {
      const { error } = console;
      const said: unknown[] = [];
      console.error = (message: unknown) => void said.push(message);
      const customer = await visit(html`<tsw-checkout purchase-api="soap"></tsw-checkout>`);
      await customer.reserve(CAT);
      await eventually(() => customer.alerts.length > 0);
      console.error = error;
      expect(said.join()).to.contain('purchase-api="soap" in <tsw-checkout> is neither f13 nor xml-core');
      expect(customer.buttons).to.deep.equal([]);
    });
  });

  describe('while the purchase is under way', () => {
    it('says so, accepts no changes, and says when it takes long', async () => {
      const customer = await visit(undefined, {
        intercept: ({ url }) => (url.includes('/purchase.v1') ? new Promise<undefined>(() => undefined) : undefined),
      });
      await customer.reserve(CAT);
      await customer.fillAll();
      stop = hurry();
      await customer.press('Confirm booking');
      await customer.becomes('purchasing');
      const words = (): string => customer.root.querySelector('p[role=status]')!.textContent;
      expect(words()).to.contain('Please keep this page open');
      expect(customer.field('Email').readOnly).to.equal(true);
      expect(customer.field('Country').disabled).to.equal(true);
      const button = customer.button('Confirm booking')!;
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(button.getAttribute('aria-busy')).to.equal('true');
      expect(button.disabled).to.equal(false);
      expect(customer.focused).to.equal(button);
      await expect(customer.element).to.be.accessible();
      await eventually(() => words().includes('Still waiting'));
      stop();
      button.click();
      await customer.drawn();
      expect(customer.calls('purchase')).to.equal(1);
    });
  });

  describe('after the purchase', () => {
    it('thanks, and starts again', async () => {
      const customer = await visit();
      await customer.reserve(CAT);
      await customer.fillAll();
      await customer.press('Confirm booking');
      await customer.becomes('purchased');
      expect(customer.text).to.contain('Your booking is complete');
      expect(customer.focused?.textContent).to.contain('Your booking is complete');
      await expect(customer.element).to.be.accessible();
      await customer.press('Start again');
      await customer.becomes('idle');
      expect(customer.text).to.contain(RESERVE_FIRST);
      expect(customer.focused?.textContent).to.contain(RESERVE_FIRST);
    });

    it('keeps the tickets longer, with typed values, if no trolley offers it', async () => {
      const short = altering('reserve', (text) =>
        text.replace(/"minutes_left_on_reserve":[\d.]+/, '"minutes_left_on_reserve":4'),
      );
      const customer = await visit(undefined, short);
      await customer.reserve(CAT);
      await customer.fillAll();
      expect(customer.text).to.contain('your seats and prices may then be different');
      await customer.press('Keep my tickets longer');
      await eventually(() => customer.calls('reserve') === 2);
      await customer.becomes('reserved');
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.field('First name').value).to.equal('Ada');
    });

    it('says that it failed, and reserves again with the details kept', async () => {
      const customer = await visit();
      await customer.reserve(SWAN_LAKE);
      await customer.fillAll({ 'Address line 2': 'fail part one' });
      await customer.press('Confirm booking');
      await customer.becomes('failed');
      expect(customer.text).to.contain('Your booking could not be made');
      expect(customer.text).to.contain('Nothing was charged');
      expect(customer.text).to.contain('Your seats may then be different');
      expect(customer.buttons).to.deep.equal(['Reserve', 'Start again']);
      expect(customer.focused?.textContent).to.contain('could not be made');
      await expect(customer.element).to.be.accessible();
      await customer.press('Reserve');
      await customer.becomes('reserved');
      // The second ticket has a restricted view.
      await customer.press('Accept');
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.field('Address line 2').value).to.equal('fail part one');
      customer.fill('Address line 2', '');
      await customer.press('Confirm booking');
      await customer.becomes('purchased');
      expect(customer.calls('purchase')).to.equal(2);
      expect(customer.calls('reserve')).to.equal(2);
    });

    it('leaves reserving again to a trolley on the page', async () => {
      const customer = await visit(WITH_TROLLEY);
      await customer.reserve(SWAN_LAKE);
      await customer.fillAll({ 'Address line 2': 'fail part one' });
      await customer.press('Confirm booking');
      await customer.becomes('failed');
      expect(customer.buttons).to.deep.equal(['Start again']);
    });

    it('does not say that nothing was charged if the partner took the money', async () => {
      const customer = await visit(
        html`<tsw-checkout .paymentHandler=${() => Promise.resolve('PAID-1')}></tsw-checkout>`,
      );
      await customer.reserve(SWAN_LAKE);
      await customer.fillAll({ 'Address line 2': 'fail part one' });
      await customer.press('Pay now');
      await customer.becomes('failed');
      expect(customer.text).not.to.contain('Nothing was charged');
      expect(customer.text).to.contain('If a payment was taken, the seller returns it.');
    });

    it('asks for the status after a lost answer, and never repeats the purchase', async () => {
      const { power, intercept } = failing('status');
      const customer = await visit(undefined, {
        intercept,
        faults: [{ fault: 'lost', endpoint: 'purchase.v1' }],
      });
      await customer.reserve(CAT);
      await customer.fillAll();
      stop = hurry();
      power.isOff = true;
      await customer.press('Confirm booking');
      await eventually(() => customer.status === 'uncertain', 8_000);
      await customer.drawn();
      expect(customer.alerts[0]).to.contain('Please do not pay or book again');
      expect(customer.text).to.match(/Your reference is [\w-]{20}/);
      expect(customer.buttons).to.deep.equal(['Check again']);
      expect(customer.focused?.textContent).to.contain('We do not know yet');
      await expect(customer.element).to.be.accessible();
      await customer.press('Check again');
      await eventually(() => customer.alerts.length === 2);
      expect(customer.alerts[1]).to.contain('Please try again');
      expect(customer.focused?.textContent).to.contain('Check again');
      power.isOff = false;
      await customer.press('Check again');
      await customer.becomes('purchased');
      stop();
      expect(customer.calls('purchase')).to.equal(1);
      expect(customer.alerts).to.deep.equal([]);
    });

    it('says that the outcome is still unknown', async () => {
      let isAttempting = true;
      const options = altering(
        'status',
        (text) =>
          isAttempting ? text.replace('"transaction_status":"purchased"', '"transaction_status":"attempting"') : text,
        [{ fault: 'lost', endpoint: 'purchase.v1' }],
      );
      const customer = await visit(undefined, options);
      await customer.reserve(CAT);
      await customer.fillAll();
      stop = hurry();
      await customer.press('Confirm booking');
      await eventually(() => customer.status === 'uncertain', 8_000);
      await customer.press('Check again');
      await eventually(() => customer.alerts.length === 2);
      expect(customer.alerts[1]).to.equal('It is not known yet. Please try again in a moment.');
      isAttempting = false;
      await customer.press('Check again');
      await customer.becomes('purchased');
      stop();
      expect(customer.calls('purchase')).to.equal(1);
    });
  });

  describe('coming back', () => {
    it('says that the booking cannot be read, and tries again on request', async () => {
      stop = hurry();
      const { power, intercept } = failing('status');
      const { mounted } = await visit(undefined, { intercept });
      const before = new Customer(mounted, mounted.root.querySelector('tsw-checkout')!);
      await before.reserve(CAT);
      const { booking, trolley } = mounted.session.state;
      if (booking.status !== 'reserved') throw new Error('Nothing is held.');
      // A page that is loaded while tickets are held: what it remembers is in the tab's storage.
      const endpoint = mounted.root.getAttribute('endpoint')!;
      const { transactionUuid } = booking.reservation;
      const remembered = { version: 1, token: trolley.token, transactionUuid, isAccepted: true };
      sessionStorage.setItem(`tsw-widgets@${PROTOCOL}:${endpoint}#own`, JSON.stringify(remembered));
      power.isOff = true;
      const element = new TswCheckout();
      element.setAttribute('endpoint', endpoint);
      element.setAttribute('storage', 'session');
      mounted.root.append(element);
      const customer = new Customer({ ...mounted, session: element.scope.session! }, element);
      await customer.drawn();
      expect(customer.view.querySelector('.skeleton[role=status]')).to.exist;
      await eventually(() => customer.alerts.length > 0);
      expect(customer.alerts[0]).to.contain('Please try again');
      await expect(element).to.be.accessible();
      power.isOff = false;
      await customer.press('Try again');
      await customer.becomes('reserved');
      await eventually(() => customer.button('Confirm booking'));
      stop();
      expect(customer.text).to.contain('Seats B3, B4');
      expect(customer.focused).to.exist;
      sessionStorage.clear();
    });
  });
});

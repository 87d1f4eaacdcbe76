/** `<tsw-confirmation>`: the outcome of a purchase, vouchers and barcodes, printing and the calendar file. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { TswConfirmation } from '../../../src/elements/confirmation/confirmation.js';
import { secureAddress } from '../../../src/elements/confirmation/links.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { CAT, type Customer, hurry, SWAN_LAKE, TOY_STORY, visit, type Wish } from '../../support/at-checkout.js';
import { eventually, type Mounted, type MountOptions } from '../../support/mount.js';
import { altering } from '../../support/altering.js';
import { textOf } from '../../support/text-of.js';

const PAGE = html`<tsw-checkout></tsw-checkout><tsw-confirmation>Nothing yet</tsw-confirmation>`;

const confirmation = ({ mounted }: Pick<Customer, 'mounted'>): TswConfirmation =>
  mounted.root.querySelector('tsw-confirmation')!;

const view = (customer: Customer): ShadowRoot | null | undefined =>
  confirmation(customer).shadowRoot!.querySelector('tsw-confirmation-view')?.shadowRoot;

const words = (customer: Customer): string =>
  textOf(view(customer)?.querySelector('article')) || textOf(confirmation(customer).shadowRoot);

const button = (customer: Customer, name: string): HTMLButtonElement | undefined =>
  [...(view(customer)?.querySelectorAll('button') ?? [])].find((one) => textOf(one) === name);

async function book(customer: Customer, details?: Readonly<Record<string, string>>): Promise<void> {
  await customer.fillAll(details);
  await customer.press('Confirm booking');
  await eventually(() => ['purchased', 'partly-purchased', 'failed'].includes(customer.status));
}

/** A customer who has bought these tickets and sees the confirmation. */
async function bought(wishes: readonly Wish[], options?: MountOptions, page = PAGE): Promise<Customer> {
  const customer = await visit(page, options);
  await customer.reserve(...wishes);
  await book(customer);
  await eventually(() => view(customer)?.querySelector('h2'));
  return customer;
}

function uuidOf({ session }: Mounted): string {
  const { booking } = session.state;
  if (booking.status === 'reserved') return booking.reservation.transactionUuid;
  if (!('transaction' in booking)) throw new Error('There is no transaction.');
  return booking.transaction.trolley.transactionUuid!;
}

/** The confirmation of a page of its own, as after a success-url. */
async function comeBack(customer: Customer, transactionUuid: string): Promise<Customer> {
  const { root } = customer.mounted;
  root.replaceChildren();
  const element = new TswConfirmation();
  element.transactionUuid = transactionUuid;
  root.append(element);
  await element.updateComplete;
  return customer;
}

describe('tsw-confirmation', () => {
  let stop = (): void => undefined;

  before(() => defineOnce(TswConfirmation));

  afterEach(() => stop());

  describe('of this page’s booking', () => {
    it('shows its slot while nothing has been bought', async () => {
      const customer = await visit(PAGE);
      const slot = confirmation(customer).shadowRoot!.querySelector('slot')!;
      expect(slot.assignedNodes().map(textOf)).to.deep.equal(['Nothing yet']);
      await customer.reserve(CAT);
      expect(confirmation(customer).shadowRoot!.querySelector('slot')).to.exist;
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('shows what was bought, with every reference, and takes the focus', async () => {
      const customer = await bought([CAT]);
      expect(words(customer)).to.contain('Your booking is confirmed');
      expect(words(customer)).to.match(/Booking reference: U\d/);
      expect(words(customer)).to.match(/Reference at Lyric Apollo: PURCHASE-\w+-0/);
      expect(words(customer)).to.contain('2 × £55.00 (£50.00 + £5.00 fee)');
      expect(words(customer)).to.contain('Seats B3, B4');
      expect(words(customer)).to.contain('Total £110.00');
      expect(words(customer)).to.contain('A confirmation has been sent to ada@example.com.');
      expect(view(customer)!.activeElement?.localName).to.equal('h2');
      // The confirmation alone shows the outcome; the checkout only says thank you.
      expect(customer.element.shadowRoot!.querySelector('.stage')).to.equal(null);
      expect(customer.text).to.contain('Your booking is complete');
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('does not mention an email where the partner sends it', async () => {
      const page = html`<tsw-checkout without-confirmation-email></tsw-checkout><tsw-confirmation></tsw-confirmation>`;
      const customer = await bought([CAT], undefined, page);
      expect(words(customer)).not.to.contain('has been sent');
      expect(words(customer)).to.contain('Please keep this page or print it');
    });

    it('says that an email was sent where its attribute says so and the checkout is on another page', async () => {
      const customer = await bought([CAT]);
      const uuid = uuidOf(customer.mounted);
      customer.mounted.session.startAgain();
      await comeBack(customer, uuid);
      await eventually(() => view(customer)?.querySelector('h2'));
      expect(words(customer)).to.contain('Please keep this page or print it');
      confirmation(customer).emailed = true;
      await eventually(() => words(customer).includes('A confirmation has been sent to you by email.'));
    });

    it('lists each supplier with its reference and its delivery', async () => {
      const customer = await visit(PAGE);
      await customer.reserve(CAT, TOY_STORY);
      await customer.mounted.session.chooseSendMethod('ext_test0', 'POST');
      await customer.drawn();
      await book(customer);
      await eventually(() => view(customer)?.querySelector('h2'));
      expect(view(customer)!.querySelectorAll('section')).to.have.length(2);
      expect(words(customer)).to.match(/Reference at Lyric Apollo: PURCHASE-\w+-0/);
      expect(words(customer)).to.match(/Reference at Lyceum Theatre: PURCHASE-\w+-1/);
      expect(words(customer)).to.contain('Delivery: Post worldwide');
      expect(words(customer)).to.contain('Delivery: Printable eTicket');
      expect(words(customer)).to.contain('Delivery, External Test Backend 0 £3.00');
      expect(words(customer)).to.contain('Total £223.00');
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('repeats restricted views and messages of seats', async () => {
      const customer = await bought([['7AB', 'STALLS', 'B/pool', 'C5', 'C6']]);
      expect(words(customer)).to.contain('C5: Restricted view');
      expect(words(customer)).to.contain('C6: Restricted view. Haunted seat');
    });

    it('copes with long words of another script', async () => {
      const customer = await bought([['AG8', 'ADULT', 'A/pool']]);
      expect(words(customer)).to.contain('1デーパスポート (One Day Passport)');
      expect(words(customer)).to.contain('Reference at 東京ディズニーリゾート (Tokyo Disney Resort): PURCHASE-');
      expect(words(customer)).to.contain('Total ¥17,200');
      const element = confirmation(customer);
      element.style.inlineSize = '320px';
      await element.updateComplete;
      const narrow = view(customer)!.querySelector('article')!;
      expect(narrow.scrollWidth).to.be.at.most(320);
      await expect(element).to.be.accessible();
    });

    it('says what was booked and what was not, supplier by supplier', async () => {
      const customer = await bought([CAT, TOY_STORY], {
        faults: [{ fault: 'purchase_fails', value: 1, endpoint: 'purchase.v1' }],
      });
      expect(customer.status).to.equal('partly-purchased');
      expect(words(customer)).to.contain('Only part of your booking is confirmed');
      const [failed, sold] = [...view(customer)!.querySelectorAll('section')] as [HTMLElement, HTMLElement];
      expect(textOf(failed)).to.contain('Not booked. Nothing was charged for these tickets, or it is paid back.');
      expect(textOf(failed)).not.to.contain('Reference at');
      expect(textOf(failed)).not.to.contain('Barcode');
      expect(textOf(sold)).to.match(/Reference at .* PURCHASE-/);
      const names = [failed, sold].map((section) => section.getAttribute('aria-label'));
      expect(words(customer)).to.contain(`Booked: ${names[1]}. Not booked: ${names[0]}.`);
      expect(words(customer)).to.contain('Total £110.00');
      expect(words(customer)).not.to.contain('Total £220.00');
      expect(view(customer)!.activeElement?.localName).to.equal('h2');
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('leaves a failed purchase to the checkout where there is one', async () => {
      const customer = await visit(PAGE);
      await customer.reserve(SWAN_LAKE);
      await book(customer, { 'Address line 2': 'fail part one' });
      await customer.drawn();
      expect(confirmation(customer).shadowRoot!.querySelector('slot')).to.exist;
      expect(customer.focused?.textContent).to.contain('could not be made');
      await customer.press('Start again');
      await customer.becomes('idle');
    });

    it('starts a new booking', async () => {
      const customer = await bought([CAT]);
      button(customer, 'Start again')!.focus();
      button(customer, 'Start again')!.click();
      await customer.becomes('idle');
      await confirmation(customer).updateComplete;
      expect(confirmation(customer).shadowRoot!.querySelector('slot')).to.exist;
      expect(view(customer)).to.equal(undefined);
      await customer.reserve(TOY_STORY);
      await book(customer);
      await eventually(() => words(customer).includes('Toy Story'));
      expect(words(customer)).not.to.contain('Cat at Lunchtime');
    });

    it('prints', async () => {
      const customer = await bought([CAT]);
      const { print } = window;
      let prints = 0;
      window.print = () => void (prints += 1);
      button(customer, 'Print')!.click();
      window.print = print;
      expect(prints).to.equal(1);
    });
  });

  describe('what lets the customer in', () => {
    it('is the voucher, which opens in a new window', async () => {
      const customer = await bought([CAT]);
      const link = view(customer)!.querySelector('a')!;
      expect(link.href).to.contain('/tickets/web_self_print.buy/demo');
      expect(link.rel.split(' ')).to.include.members(['noopener', 'noreferrer']);
      expect(link.target).to.equal('_blank');
      expect(textOf(link)).to.equal('Show your tickets (opens in a new window)');
    });

    const picture = (customer: Customer): ShadowRoot | null | undefined =>
      view(customer)?.querySelector('tsw-barcode')?.shadowRoot;

    it('is the barcode, drawn once for all the seats that it lets in, with what it says as text', async () => {
      const customer = await bought([CAT]);
      const drawn = await eventually(() => picture(customer)?.querySelector('svg'));
      expect(view(customer)!.querySelectorAll('tsw-barcode')).to.have.length(1);
      expect(drawn.getAttribute('role')).to.equal('img');
      expect(drawn.getAttribute('aria-label')).to.equal('Barcode for seats B3, B4');
      expect(textOf(view(customer)!.querySelector('figure'))).to.match(/^Barcode for seats B3, B4 [0-9A-F]{8}$/);
      // A QR code of the smallest size, with four white modules on every side.
      expect(drawn.getAttribute('viewBox')).to.equal('0 0 58 58');
      expect(getComputedStyle(drawn.querySelector('rect')!).fill).to.equal('rgb(255, 255, 255)');
      expect(drawn.getBoundingClientRect().width).to.be.at.least(160);
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('is a barcode for each seat where they differ, by what the venue scans', async () => {
      let seats = 0;
      const customer = await bought(
        [CAT],
        altering('purchase', (text) =>
          text
            .replace(/"barcode":"\w+"/g, () => `"barcode":"SEAT-${(seats += 1)}"`)
            .replaceAll('["qr_code"]', '["maxicode","code128"]'),
        ),
      );
      await eventually(() => picture(customer)?.querySelector('svg.linear'));
      const figures = [...view(customer)!.querySelectorAll('figure')].map(textOf);
      expect(figures).to.deep.equal(['Barcode for seat B3 SEAT-1', 'Barcode for seat B4 SEAT-2']);
    });

    it('is only text where no code can draw its type', async () => {
      const customer = await bought(
        [CAT],
        altering('purchase', (text) => text.replaceAll('["qr_code"]', '["maxicode"]')),
      );
      await eventually(() => picture(customer) && !picture(customer)!.querySelector('.skeleton'));
      expect(picture(customer)!.querySelector('svg')).to.equal(null);
      expect(textOf(view(customer)!.querySelector('figure'))).to.match(/[0-9A-F]{8}$/);
    });

    it('is never a link with a javascript: address', async () => {
      const customer = await bought(
        [CAT],
        altering('purchase', (text) =>
          text.replace(/"self_print_voucher_url":"[^"]*"|"https:[^"]*web_self_print[^"]*"/g, (found) =>
            found.startsWith('"https') ? '"javascript:alert(1)"' : '"self_print_voucher_url":"javascript:alert(1)"',
          ),
        ),
      );
      expect(view(customer)!.querySelector('a')).to.equal(null);
      expect(words(customer)).to.contain('Delivery: Printable eTicket');
    });

    it('links to https addresses, and to http on the same computer', () => {
      expect(secureAddress('https://tickets.example/x')).to.equal('https://tickets.example/x');
      expect(secureAddress('http://localhost:8080/x')).to.equal('http://localhost:8080/x');
      expect(secureAddress('http://tickets.localhost:8080/x')).to.equal('http://tickets.localhost:8080/x');
      for (const bad of [
        'http://tickets.example/',
        'https://tickets.example@evil.example/',
        'javascript:alert(1)',
        'data:text/html,x',
        '/relative',
        '',
        undefined,
      ]) {
        expect(secureAddress(bad), bad).to.equal(undefined);
      }
    });
  });

  describe('calendar file', () => {
    async function download(customer: Customer): Promise<{ name: string; type: string; text: string }> {
      const { createObjectURL } = URL;
      const { click } = HTMLAnchorElement.prototype;
      const blobs: Blob[] = [];
      let name = '';
      URL.createObjectURL = (blob: Blob) => {
        blobs.push(blob);
        return createObjectURL(blob);
      };
      HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
        name = this.download;
      };
      try {
        button(customer, 'Add to calendar')!.click();
      } finally {
        URL.createObjectURL = createObjectURL;
        HTMLAnchorElement.prototype.click = click;
      }
      const [blob] = blobs;
      return { name, type: blob!.type, text: (await blob!.text()).replaceAll('\r\n ', '') };
    }

    it('has one entry for each performance, in the venue’s time wherever the reader is', async () => {
      const customer = await bought([CAT, ['6IF', 'CIRCLE', 'C/pool']]);
      const { name, type, text } = await download(customer);
      expect(name).to.equal('tickets.ics');
      expect(type).to.contain('text/calendar');
      expect(text.match(/BEGIN:VEVENT/g)).to.have.length(2);
      expect(text).to.contain('DTSTART:20280101T153000Z\r\nDTEND:20280101T170000Z\r\n');
      expect(text).to.contain('SUMMARY:The Unremarkable Incident of the Cat at Lunchtime');
      expect(text).to.contain('LOCATION:Lyric Apollo\\, London');
      expect(text).to.contain('Seats B3\\, B4');
      expect(text).to.match(/Reference at the venue: PURCHASE-\w+-0/);
      expect(text).to.contain('DTSTART:20270304T193000Z');
    });

    it('applies the summer time of the venue', async () => {
      const customer = await bought([['DBZ', 'CANCAN', 'A/pool']], { now: Date.UTC(2027, 6, 1, 12) });
      const { text } = await download(customer);
      expect(text).to.contain('DTSTART:20270702T170000Z');
    });

    it('has a whole day where the event shows no time', async () => {
      const customer = await bought([['AG8', 'ADULT', 'A/pool']]);
      const { text } = await download(customer);
      expect(text).to.match(/DTSTART;VALUE=DATE:2027030\d\r\n/);
      expect(text).to.contain('SUMMARY:1デーパスポート (One Day Passport)');
    });

    it('leaves out orders that were not bought, and is not offered without any entry', async () => {
      const partly = await bought([CAT, TOY_STORY], {
        faults: [{ fault: 'purchase_fails', value: 1, endpoint: 'purchase.v1' }],
      });
      const { text } = await download(partly);
      expect(text.match(/BEGIN:VEVENT/g)).to.have.length(1);
      const undated = await bought([['GVA', 'ITEM', 'A/pool']]);
      expect(button(undated, 'Add to calendar')).to.equal(undefined);
      expect(button(undated, 'Print')).to.exist;
    });
  });

  describe('of another transaction', () => {
    it('shows a purchase of an earlier page, and does not offer a new booking', async () => {
      const customer = await bought([CAT]);
      const uuid = uuidOf(customer.mounted);
      customer.mounted.session.startAgain();
      await comeBack(customer, uuid);
      expect(confirmation(customer).shadowRoot!.querySelector('[role=status].skeleton')).to.exist;
      await eventually(() => view(customer)?.querySelector('h2'));
      expect(words(customer)).to.contain('Your booking is confirmed');
      expect(words(customer)).to.contain('Seats B3, B4');
      expect(words(customer)).to.contain('Barcode for seats B3, B4');
      expect(button(customer, 'Start again')).to.equal(undefined);
      expect(view(customer)!.activeElement).to.equal(null);
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('says that it failed, and that nothing was charged', async () => {
      const customer = await visit(PAGE);
      await customer.reserve(SWAN_LAKE);
      await book(customer, { 'Address line 2': 'fail part one' });
      const uuid = uuidOf(customer.mounted);
      customer.mounted.session.startAgain();
      await comeBack(customer, uuid);
      await eventually(() => view(customer)?.querySelector('h2'));
      expect(words(customer)).to.contain('Your booking was not made');
      expect(words(customer)).to.contain('The venue’s box office could not make this booking.');
      expect(words(customer)).not.to.contain('Supplier refused');
      expect(view(customer)!.querySelector('dl')).to.equal(null);
      expect(view(customer)!.querySelectorAll('button')).to.have.length(0);
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('says that it is only reserved', async () => {
      const customer = await visit(PAGE);
      await customer.reserve(CAT);
      const uuid = uuidOf(customer.mounted);
      await comeBack(customer, uuid);
      await eventually(() => words(customer).includes('reserved, but not booked yet'));
      expect(view(customer)!.querySelectorAll('button')).to.have.length(0);
      expect(words(customer)).not.to.contain('confirmed');
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('says that it is not reserved any more', async () => {
      const customer = await visit(PAGE);
      await customer.reserve(CAT);
      const uuid = uuidOf(customer.mounted);
      await customer.mounted.session.release('left-checkout');
      await comeBack(customer, uuid);
      await eventually(() => words(customer).includes('These tickets are not reserved any more.'));
      expect(words(customer)).not.to.contain('Seats B3');
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('says that the purchase is under way', async () => {
      const underWay = await visit(
        PAGE,
        altering('status', () =>
          JSON.stringify({ transaction_status: 'attempting', trolley_contents: { bundle: [] } }),
        ),
      );
      await comeBack(underWay, 'U-UNDER-WAY');
      await eventually(() => words(underWay).includes('This booking is being made.'));
      expect(words(underWay)).to.contain('do not book again');
      expect(view(underWay)!.querySelectorAll('button')).to.have.length(0);
      await expect(confirmation(underWay)).to.be.accessible();
    });

    it('says that there is no booking any more where the box office has dropped it', async () => {
      const customer = await visit(PAGE, {
        intercept: ({ url }) =>
          url.includes('/status.v1')
            ? Response.json({ error_code: 8, error_desc: 'Bad data supplied' }, { status: 410 })
            : undefined,
      });
      await comeBack(customer, 'U-LONG-AGO');
      await eventually(() => words(customer).includes('We cannot find this booking.'));
      expect(confirmation(customer).shadowRoot!.querySelector('button')).to.equal(null);
    });

    it('says that there is no such booking, and offers no retry', async () => {
      const customer = await comeBack(await visit(PAGE), 'U-NOBODY-KNOWS');
      await eventually(() => words(customer).includes('We cannot find this booking.'));
      expect(confirmation(customer).shadowRoot!.querySelector('[role=alert]')).to.exist;
      expect(confirmation(customer).shadowRoot!.querySelector('button')).to.equal(null);
      await expect(confirmation(customer)).to.be.accessible();
    });

    it('says that the booking cannot be read, and reads it on retry', async () => {
      stop = hurry();
      let isOff = true;
      const customer = await bought([CAT], {
        intercept: ({ url }) => (isOff && url.includes('/status.v1') ? new Response('', { status: 502 }) : undefined),
      });
      const uuid = uuidOf(customer.mounted);
      customer.mounted.session.startAgain();
      await comeBack(customer, uuid);
      const retry = await eventually(() => confirmation(customer).shadowRoot!.querySelector('button'));
      await expect(confirmation(customer)).to.be.accessible();
      isOff = false;
      retry.click();
      await eventually(() => words(customer).includes('Your booking is confirmed'));
    });
  });
});

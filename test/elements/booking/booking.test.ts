/** The whole journey in one tag: which element it shows when, where the focus goes, what a partner can fix. */
import { expect, html } from '@open-wc/testing';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import '../../../src/define/tsw-booking.js';
import { TswBooking } from '../../../src/elements/booking/booking.js';
import { performancesRead } from '../../../src/state/reads.js';
import { valueOf } from '../../../src/state/resource.js';
import { CUSTOMER } from '../../support/customers.js';
import { viewOf } from '../../support/at-checkout.js';
import { eventually, mountWithBoxOffice, type Mounted } from '../../support/mount.js';

const PERFORMANCE = '7AA-E';

function bookingIn({ root }: Mounted): TswBooking {
  return root.querySelector<TswBooking>('tsw-booking')!;
}

const shows = (booking: TswBooking, tag: string): Element | null => booking.shadowRoot!.querySelector(tag);

const title = (booking: TswBooking): string | undefined => booking.shadowRoot!.querySelector('h2')?.textContent?.trim();

async function reserve({ session }: Mounted): Promise<void> {
  await session.addOrder({
    performanceId: PERFORMANCE,
    ticketTypeCode: 'STALLS',
    priceBandCode: 'A/pool',
    quantity: 2,
    seats: ['B2', 'B3'],
  });
  await session.reserve();
}

describe('tsw-booking', () => {
  before(() => defineOnce(TswBooking));

  it('starts with the search and shows the next step after each choice', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const booking = bookingIn(mounted);
    await eventually(() => shows(booking, 'tsw-event-search'));
    mounted.session.select({ eventId: '7AA' });
    await eventually(() => shows(booking, 'tsw-performance-picker'));
    await eventually(() => booking.shadowRoot!.textContent?.includes('Toy Story - The Opera'));
    mounted.session.select({ performanceId: PERFORMANCE });
    await eventually(() => shows(booking, 'tsw-seat-map'));
    await eventually(() => booking.shadowRoot!.textContent?.includes('Saturday, 1 January 2028'));
    await expect(booking).to.be.accessible();
  });

  it('goes from the trolley to the checkout to the confirmation', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const booking = bookingIn(mounted);
    await reserve(mounted);
    await eventually(() => shows(booking, 'tsw-checkout'));
    expect(booking.shadowRoot!.querySelector('[aria-current=step]')!.textContent).to.contain('Your details');
    await mounted.session.release('left-checkout');
    await eventually(() => title(booking) === 'Your trolley');
    await expect(booking).to.be.accessible();
  });

  it('keeps the checkout on screen while the customer changes the delivery', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const booking = bookingIn(mounted);
    await reserve(mounted);
    const checkout = await eventually(() => shows(booking, 'tsw-checkout'));
    const changed = await mounted.session.chooseSendMethod('ext_test0', 'POST');
    expect(changed.ok).to.equal(true);
    await booking.updateComplete;
    expect(shows(booking, 'tsw-checkout')).to.equal(checkout);
    expect(mounted.session.state.booking.status).to.equal('reserved');
  });

  it('lets the customer buy what a supplier did not sell', async () => {
    const faults = [{ fault: 'purchase_fails', value: 1, endpoint: 'purchase.v1', times: 1 }] as const;
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`, { faults });
    const booking = bookingIn(mounted);
    const [cat] = valueOf(await mounted.session.reads.refresh(performancesRead({ eventId: '7AB' })))!.performances;
    await mounted.session.addOrder({
      ...{ performanceId: cat!.id, ticketTypeCode: 'STALLS', priceBandCode: 'A/pool' },
      ...{ quantity: 2, seats: ['B3', 'B4'] },
    });
    await reserve(mounted);
    await mounted.session.purchase({ customer: CUSTOMER });
    expect(mounted.session.state.booking.status).to.equal('partly-purchased');
    const checkout = await eventually(() => viewOf(shows(booking, 'tsw-checkout') ?? booking));
    expect(shows(booking, 'tsw-confirmation')).not.to.equal(null);
    const again = await eventually(() =>
      [...checkout.querySelectorAll('button')].find((one) => one.textContent.includes('Reserve the rest again')),
    );
    again.click();
    await eventually(() => mounted.session.state.booking.status === 'reserved');
    await eventually(() => title(booking) === 'Check and confirm');
  });

  it('shows the page’s own checkout instead of a plain one, beside its trolley', async () => {
    const mounted = await mountWithBoxOffice(
      html`<tsw-booking
        ><tsw-checkout slot="checkout" terms-url="/terms" without-confirmation-email
          ><p slot="payment">Pay at the bar</p></tsw-checkout
        ></tsw-booking
      >`,
    );
    const booking = bookingIn(mounted);
    const checkout = booking.querySelector('tsw-checkout')!;
    expect(checkout.checkVisibility()).to.equal(false);
    await reserve(mounted);
    const form = await eventually(() => viewOf(checkout)?.querySelector('tsw-checkout-form')?.shadowRoot);
    await eventually(() => form.querySelector('[href$="/terms"]'));
    expect(checkout.querySelector('p')!.checkVisibility()).to.equal(true);
    expect(shows(booking, 'tsw-checkout')).to.equal(null);
    // The trolley says how much time is left, though it stands in another shadow root.
    expect(viewOf(checkout)!.querySelector('.time-left')).to.equal(null);
    await expect(booking).to.be.accessible();
  });

  it('sells only the event of its attribute', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking event-id="7AB"></tsw-booking>`);
    const booking = bookingIn(mounted);
    await eventually(() => shows(booking, 'tsw-performance-picker'));
    expect(mounted.session.state.selection.eventId).to.equal('7AB');
    expect([...booking.shadowRoot!.querySelectorAll('button')]).to.have.length(0);
  });

  it('sells only the performance of its attribute', async () => {
    const mounted = await mountWithBoxOffice(
      html`<tsw-booking event-id="7AA" performance-id=${PERFORMANCE}></tsw-booking>`,
    );
    await eventually(() => shows(bookingIn(mounted), 'tsw-seat-map'));
  });

  it('goes back a step and moves the focus to its heading', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const booking = bookingIn(mounted);
    mounted.session.select({ eventId: '7AA' });
    const back = await eventually(() => booking.shadowRoot!.querySelector<HTMLButtonElement>('header button'));
    expect(back.textContent).to.contain('Choose another event');
    back.focus();
    back.click();
    await eventually(() => shows(booking, 'tsw-event-search'));
    expect(booking.shadowRoot!.activeElement?.localName).to.equal('h2');
    expect(mounted.session.state.selection.eventId).to.equal(undefined);
  });

  it('lets a customer with a trolley add more and return to the trolley', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const booking = bookingIn(mounted);
    await reserve(mounted);
    await mounted.session.release('left-checkout');
    await eventually(() => title(booking) === 'Your trolley');
    booking.shadowRoot!.querySelector<HTMLButtonElement>('header button')!.click();
    await eventually(() => shows(booking, 'tsw-event-search'));
    const back = await eventually(() => booking.shadowRoot!.querySelector<HTMLButtonElement>('header button'));
    expect(back.textContent).to.contain('Back to your trolley');
    back.click();
    await eventually(() => shows(booking, 'tsw-trolley'));
  });

  it('passes its own endpoint to the elements inside', async () => {
    const mounted = await mountWithBoxOffice(html`<tsw-booking></tsw-booking>`);
    const booking = bookingIn(mounted);
    const search = await eventually(() => shows(booking, 'tsw-event-search') as TswBooking | null);
    expect(search.scope.session).to.equal(mounted.session);
    booking.setAttribute('endpoint', 'https://elsewhere.box-office.test/f13');
    await eventually(() => search.scope.session !== mounted.session);
    expect(search.scope.session).to.equal(booking.scope.session);
  });
});

/** `<tsw-booking-button>`: opening, every way of closing, the kept choices, and the question about held tickets. */
import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { TswBookingButton } from '../../../src/elements/booking-button/booking-button.js';
import '../../../src/define/tsw-booking.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { viewOf } from '../../support/at-checkout.js';
import { eventually, type Mounted, type MountOptions, mountWithBoxOffice } from '../../support/mount.js';

const PERFORMANCE = '7AA-E';

interface Opened extends Mounted {
  readonly host: TswBookingButton;
  readonly button: HTMLButtonElement;
}

async function mount(template?: TemplateResult, options?: MountOptions): Promise<Opened> {
  defineOnce(TswBookingButton);
  const mounted = await mountWithBoxOffice(
    template ?? html`<tsw-booking-button event-id="7AA" label="Book Toy Story"></tsw-booking-button>`,
    options,
  );
  const host = mounted.root.querySelector('tsw-booking-button')!;
  const button = await eventually(() => host.shadowRoot!.querySelector('button'));
  return { ...mounted, host, button };
}

const shadowOf = (host: Element): ShadowRoot | null | undefined =>
  host.shadowRoot!.querySelector('tsw-booking-dialog')?.shadowRoot;
const dialogIn = (host: Element) => shadowOf(host)?.querySelector<HTMLDialogElement>('.booking');
const questionIn = (host: Element) => shadowOf(host)!.querySelector<HTMLDialogElement>('.question')!;
const bookingIn = (host: Element) => shadowOf(host)?.querySelector('tsw-booking');
const closeIn = (host: Element) => shadowOf(host)!.querySelector<HTMLButtonElement>('.close')!;
const pressed = (host: Element, words: string): void =>
  [...questionIn(host).querySelectorAll('button')].find((one) => one.textContent.includes(words))!.click();

async function open({ host, button }: Opened): Promise<HTMLDialogElement> {
  button.focus();
  button.click();
  return eventually(() => dialogIn(host)?.open && dialogIn(host));
}

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

const isClosed = ({ host, button }: Opened): boolean =>
  !dialogIn(host)!.open && host.shadowRoot!.activeElement === button && document.documentElement.style.overflow === '';

describe('tsw-booking-button', () => {
  it('is one button, and calls the box office only once it is pressed', async () => {
    const opened = await mount(html`<tsw-booking-button></tsw-booking-button>`);
    expect(opened.button.textContent.trim()).to.equal('Book tickets');
    expect(opened.button.getAttribute('aria-haspopup')).to.equal('dialog');
    expect(opened.requests).to.have.length(0);
    await expect(opened.host).to.be.accessible();
  });

  it('opens the booking of its event in a modal dialog, moves the focus into it and locks the page', async () => {
    const opened = await mount();
    const dialog = await open(opened);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(document.documentElement.style.overflow).to.equal('hidden');
    expect(shadowOf(opened.host)!.activeElement).to.equal(closeIn(opened.host));
    expect(dialog.querySelector('h2')!.textContent).to.equal('Book Toy Story');
    await eventually(() => bookingIn(opened.host)!.shadowRoot!.querySelector('tsw-performance-picker'));
    expect(opened.session.state.selection.eventId).to.equal('7AA');
    await expect(opened.host).to.be.accessible();
    closeIn(opened.host).click();
    await eventually(() => isClosed(opened));
  });

  it('passes the page’s own checkout to the booking in the dialog', async () => {
    const opened = await mount(
      html`<tsw-booking-button event-id="7AA"><tsw-checkout slot="checkout"></tsw-checkout></tsw-booking-button>`,
    );
    const checkout = opened.host.querySelector('tsw-checkout')!;
    await reserve(opened);
    expect(checkout.checkVisibility()).to.equal(false);
    await open(opened);
    const view = await eventually(() => checkout.checkVisibility() && viewOf(checkout));
    await eventually(() => view.querySelector('tsw-checkout-form'));
    expect(bookingIn(opened.host)!.shadowRoot!.querySelector('tsw-checkout')).to.equal(null);
    expect(view.querySelector('.time-left')).to.equal(null);
    await expect(opened.host).to.be.accessible();
    closeIn(opened.host).click();
    await eventually(() => questionIn(opened.host).open);
    pressed(opened.host, 'Keep');
    await eventually(() => isClosed(opened) && !checkout.checkVisibility());
    await open(opened);
    await eventually(() => checkout.checkVisibility());
  });

  it('closes on Escape and on a click outside, but not on a press that began inside', async () => {
    const opened = await mount();
    const dialog = await open(opened);
    await sendKeys({ press: 'Escape' });
    await eventually(() => isClosed(opened));
    await open(opened);
    closeIn(opened.host).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialog.click();
    expect(dialog.open).to.equal(true);
    dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dialog.click();
    await eventually(() => isClosed(opened));
  });

  it('keeps the customer’s choices while it is closed, and takes the booking out of the page', async () => {
    const opened = await mount();
    await open(opened);
    opened.session.select({ performanceId: PERFORMANCE });
    const booking = bookingIn(opened.host)!;
    await eventually(() => booking.shadowRoot!.querySelector('tsw-seat-map'));
    closeIn(opened.host).click();
    await eventually(() => isClosed(opened));
    await eventually(() => !booking.isConnected);
    expect(opened.presence.find('seats')).to.equal(undefined);
    await open(opened);
    expect(bookingIn(opened.host)).to.equal(booking);
    expect(booking.shadowRoot!.querySelector('tsw-seat-map')).not.to.equal(null);
    expect(opened.session.state.selection.performanceId).to.equal(PERFORMANCE);
    closeIn(opened.host).click();
  });

  it('asks what to do with held tickets: back to the booking', async () => {
    const opened = await mount();
    await reserve(opened);
    const dialog = await open(opened);
    await eventually(() => bookingIn(opened.host)!.shadowRoot!.querySelector('tsw-checkout'));
    await sendKeys({ press: 'Escape' });
    const question = questionIn(opened.host);
    await eventually(() => question.open);
    expect(question.textContent).to.match(/Your tickets are held for \d+ minutes/);
    await expect(question).to.be.accessible();
    pressed(opened.host, 'Back to the booking');
    await eventually(() => !question.open);
    expect(dialog.open).to.equal(true);
    expect(opened.session.state.booking.status).to.equal('reserved');
  });

  it('asks what to do with held tickets: keep them for the next opening', async () => {
    const opened = await mount();
    await reserve(opened);
    await open(opened);
    closeIn(opened.host).click();
    await eventually(() => questionIn(opened.host).open);
    pressed(opened.host, 'Keep and close');
    await eventually(() => isClosed(opened));
    expect(questionIn(opened.host).open).to.equal(false);
    expect(opened.session.state.booking.status).to.equal('reserved');
    // A payment that is being entered is not interrupted.
    expect(bookingIn(opened.host)!.isConnected).to.equal(true);
    await open(opened);
    expect(bookingIn(opened.host)!.shadowRoot!.querySelector('tsw-checkout')).not.to.equal(null);
    expect(questionIn(opened.host).open).to.equal(false);
  });

  it('asks what to do with held tickets: give them back', async () => {
    const opened = await mount();
    await reserve(opened);
    await open(opened);
    const reasons: string[] = [];
    opened.root.addEventListener('tsw-release', ({ detail }) => void reasons.push(detail.reason));
    closeIn(opened.host).click();
    await eventually(() => questionIn(opened.host).open);
    pressed(opened.host, 'Give the tickets back');
    pressed(opened.host, 'Give the tickets back');
    await eventually(() => isClosed(opened));
    expect(opened.session.state.booking.status).to.equal('building');
    expect(reasons).to.deep.equal(['left-checkout']);
    expect(opened.requests.filter(({ url }) => url.includes('release.v1'))).to.have.length(1);
  });

  it('stays open and says so when the tickets could not be released', async () => {
    const opened = await mount(undefined, {
      intercept: ({ url }) =>
        url.includes('release.v1') ? Response.json({ error_code: 3, error_desc: 'x' }, { status: 403 }) : undefined,
    });
    await reserve(opened);
    const dialog = await open(opened);
    closeIn(opened.host).click();
    await eventually(() => questionIn(opened.host).open);
    pressed(opened.host, 'Give the tickets back');
    const alert = await eventually(() => questionIn(opened.host).querySelector('[role=alert]'), 8_000);
    expect(alert.textContent.trim()).not.to.equal('');
    expect([dialog.open, questionIn(opened.host).open]).to.deep.equal([true, true]);
    pressed(opened.host, 'Keep and close');
    await eventually(() => isClosed(opened));
  });

  it('closes the question once nothing is held any more', async () => {
    const opened = await mount();
    await reserve(opened);
    const dialog = await open(opened);
    closeIn(opened.host).click();
    await eventually(() => questionIn(opened.host).open);
    await opened.session.release('change');
    await eventually(() => !questionIn(opened.host).open);
    expect(dialog.open).to.equal(true);
    closeIn(opened.host).click();
    await eventually(() => isClosed(opened));
  });

  it('sells its own event, whichever button was used before', async () => {
    const opened = await mount(
      html`<tsw-booking-button event-id="7AA"></tsw-booking-button
        ><tsw-booking-button event-id="7AB"></tsw-booking-button>`,
    );
    const [first, second] = [...opened.root.querySelectorAll('tsw-booking-button')];
    for (const [host, eventId] of [
      [first!, '7AA'],
      [second!, '7AB'],
      [first!, '7AA'],
    ] as const) {
      const one = { ...opened, host, button: host.shadowRoot!.querySelector('button')! };
      await open(one);
      await eventually(() => opened.session.state.selection.eventId === eventId);
      closeIn(host).click();
      await eventually(() => isClosed(one));
    }
  });

  it('passes its own endpoint and language to the booking', async () => {
    const opened = await mount();
    opened.host.setAttribute('endpoint', 'https://elsewhere.box-office.test/f13');
    opened.host.setAttribute('storage', 'none');
    await open(opened);
    const booking = await eventually(() => bookingIn(opened.host));
    expect(booking.scope.session).to.equal(opened.host.scope.session);
    expect(booking.scope.session).not.to.equal(opened.session);
    closeIn(opened.host).click();
    await eventually(() => isClosed(opened));
  });

  it('unlocks the page when it is removed while it is open', async () => {
    const opened = await mount();
    const dialog = await open(opened);
    opened.host.remove();
    expect(document.documentElement.style.overflow).to.equal('');
    opened.root.append(opened.host);
    await opened.host.updateComplete;
    expect(dialog.open).to.equal(false);
    await open(opened);
    closeIn(opened.host).click();
    await eventually(() => isClosed(opened));
  });
});

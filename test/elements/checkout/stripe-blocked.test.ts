/** A page whose policy blocks Stripe.js, as an ad blocker does. */
import { expect } from '@open-wc/testing';
import { createStripe } from '../../../src/in-page/stripe-stand-in.js';
import { CAT } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { removeStripe, type StripeShop, visitStripeShop } from '../../support/stripe-shop.js';

/** For the rest of this page's life. */
before(() => {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "script-src 'self' 'unsafe-inline' 'unsafe-eval'";
  document.head.append(policy);
});

const said: unknown[][] = [];
const { error } = console;

beforeEach(() => {
  said.length = 0;
  console.error = (...words: unknown[]) => void said.push(words);
});

afterEach(() => {
  console.error = error;
  removeStripe();
});

async function atPayment(): Promise<StripeShop> {
  const shop = await visitStripeShop();
  removeStripe();
  await shop.customer.reserve(CAT);
  await eventually(() => shop.customer.text.includes('The card fields could not be loaded'));
  return shop;
}

describe('Stripe.js that cannot be loaded', () => {
  it('is reported to customer and developer, and nothing can be sent', async () => {
    const { customer } = await atPayment();
    expect(customer.button('Pay now')).not.to.exist;
    expect(customer.alerts.join()).to.contain('ad blocker');
    expect(String(said[0]?.[0])).to.match(/https:\/\/js\.stripe\.com.*docs\/embedding\.md/);
    await expect(customer.element).to.be.accessible();
  });

  it('leaves the payment page, which every debitor has', async () => {
    const { customer } = await atPayment();
    await customer.press('Pay on a payment page instead');
    await eventually(() => customer.text.includes('takes you to a secure payment page, where you pay £110.00'));
    await customer.fillAll();
    const listener = (event: Event): void => event.preventDefault();
    document.addEventListener('tsw-callout', listener);
    await customer.press('Pay now');
    await customer.becomes('sent-away');
    document.removeEventListener('tsw-callout', listener);
    const { booking } = customer.mounted.session.state;
    expect(booking.status === 'sent-away' && booking.callout.destinationUrl).to.contain('stripe_form');
  });

  // This test is last, because loaded Stripe.js stays.
  it('is loaded again on request', async () => {
    const shop = await atPayment();
    const { customer } = shop;
    Object.assign(window, { Stripe: createStripe });
    await customer.press('Try again');
    await customer.fillAll();
    await shop.fillCard();
    await customer.press('Pay now');
    await customer.becomes('purchased');
  });
});

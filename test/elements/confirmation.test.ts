import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { TswConfirmation } from '../../src/elements/confirmation/confirmation.js';
import { defineOnce } from '../../src/elements/internal/define-once.js';
import { CAT, type Customer, visit } from '../support/at-checkout.js';
import { eventually } from '../support/mount.js';

defineOnce(TswConfirmation);

const PAGE = html`<tsw-checkout></tsw-checkout><tsw-confirmation>Nothing yet</tsw-confirmation>`;

function confirmation({ mounted }: Customer): TswConfirmation {
  return mounted.root.querySelector('tsw-confirmation')!;
}

function view(customer: Customer): ShadowRoot | null | undefined {
  return confirmation(customer).shadowRoot!.querySelector('tsw-confirmation-view')?.shadowRoot;
}

const textOf = (root: Node | null | undefined): string => (root?.textContent ?? '').replace(/\s+/g, ' ');

async function book(customer: Customer): Promise<void> {
  await customer.fillAll();
  customer.button('Confirm booking')!.click();
  await eventually(() => view(customer)?.querySelector('h2'));
}

describe('tsw-confirmation', () => {
  it('shows its slot while nothing has been bought', async () => {
    const customer = await visit(PAGE);
    await confirmation(customer).updateComplete;
    expect(confirmation(customer).shadowRoot!.querySelector('slot')).to.exist;
  });

  it('shows what was bought, with every reference', async () => {
    const customer = await visit(PAGE);
    await customer.reserve(CAT);
    await book(customer);
    const text = textOf(view(customer));
    expect(text).to.contain('Your booking is confirmed');
    expect(text).to.match(/Booking reference: U\d/);
    expect(text).to.match(/Reference at Lyric Apollo: PURCHASE-\w+-0/);
    expect(text).to.contain('2 × £55.00 (£50.00 + £5.00 fee)');
    expect(text).to.contain('Seats B3, B4');
    expect(text).to.contain('Total £110.00');
    expect(view(customer)!.activeElement?.localName).to.equal('h2');
    await expect(confirmation(customer)).to.be.accessible();
  });
});

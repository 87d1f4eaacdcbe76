import { expect } from '@open-wc/testing';
import { CAT, visit } from '../support/at-checkout.js';
import { eventually } from '../support/mount.js';

describe('tsw-checkout', () => {
  it('says that tickets come first', async () => {
    const customer = await visit();
    expect(customer.text).to.contain('Once your tickets are reserved');
    await expect(customer.element).to.be.accessible();
  });

  it('shows what is bought and what it costs before paying', async () => {
    const customer = await visit();
    await customer.reserve(CAT);
    await eventually(() => customer.button('Confirm booking'));
    expect(customer.text).to.contain('2 × £55.00 (£50.00 + £5.00 fee)');
    expect(customer.text).to.contain('Total to pay £110.00');
    expect(customer.text).to.contain('Seats B3, B4');
    await expect(customer.element).to.be.accessible();
  });

  it('books with the details given', async () => {
    const customer = await visit();
    await customer.reserve(CAT);
    await customer.fillAll();
    customer.button('Confirm booking')!.click();
    await customer.becomes('purchased');
    const sent = customer.mounted.requests.find(({ url }) => url.includes('/purchase.v1'))!;
    const body = new URLSearchParams(await sent.text());
    expect(body.get('first_name')).to.equal('Ada');
    expect(body.get('country_code')).to.equal('uk');
    expect(body.get('send_confirmation_email')).to.equal('true');
    expect(body.get('world_can_use_customer_data')).to.equal(null);
    expect(customer.text).to.contain('Your booking is complete');
  });
});

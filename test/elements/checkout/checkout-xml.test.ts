/** `<tsw-checkout purchase-api="xml-core">`: it reserves and buys through the XML core. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { apiOf, type ReservationHandle } from '../../../src/domain/booking/reservation-handle.js';
import { ADA, CAT, hurry, SWAN_LAKE } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { visitXmlShop, type XmlShop } from '../../support/xml-shop.js';

const failing = (code: number) => (call: string) =>
  call === 'purchase_reservation'
    ? `<purchase_reservation_result><purchase_fail_code>${code}</purchase_fail_code></purchase_reservation_result>`
    : undefined;

/** A form that is filled in; nothing has been bought. */
async function atTheForm(
  options: Parameters<typeof visitXmlShop>[0] = {},
  ...wishes: (typeof CAT)[]
): Promise<XmlShop> {
  const shop = await visitXmlShop(options);
  await shop.customer.reserve(...(wishes.length > 0 ? wishes : [CAT]));
  await shop.customer.fillAll();
  return shop;
}

const held = ({ customer }: XmlShop): ReservationHandle => {
  const { booking } = customer.mounted.session.state;
  if (booking.status !== 'reserved') throw new Error(`Nothing is held: ${booking.status}.`);
  return booking.reservation.transactionUuid;
};

describe('tsw-checkout through the XML core', () => {
  it('reserves, asks for what that API asks for, and buys', async () => {
    const shop = await atTheForm();
    const { customer } = shop;
    expect(apiOf(held(shop))).to.equal('xml-core');
    await expect(customer.element).to.be.accessible();
    await customer.press('Confirm booking');
    await customer.becomes('purchased');
    expect(shop.count('purchase_reservation')).to.equal(1);
    expect(customer.calls('purchase')).to.equal(0);
    expect(shop.asked.map(({ totals }) => totals)).to.deep.equal([[{ currencyCode: 'gbp', minor: 11_000 }]]);
    const sent = shop.core.find((body) => body.startsWith('<purchase_reservation>'))!;
    // One phone was asked for; the core wants two.
    expect(sent).to.contain(`<work_phone>${ADA.Phone}</work_phone>`);
    expect(sent).to.contain(`<home_phone>${ADA.Phone}</home_phone>`);
    expect(customer.text).to.contain('Your booking is complete');
  });

  it('marks a missing town, which the other API can do without, and sends nothing', async () => {
    const shop = await atTheForm();
    const { customer } = shop;
    customer.fill('Town or city', '');
    customer.fill('County or state', 'Greater London');
    await customer.press('Confirm booking');
    await eventually(() => customer.root.querySelector('.problems'));

    expect(customer.field('Town or city').getAttribute('aria-invalid')).to.equal('true');
    expect(shop.count('purchase_reservation')).to.equal(0);
  });

  it('takes over what was reserved before it was there, and says so meanwhile', async () => {
    const shop = await visitXmlShop({ template: html`<tsw-checkout></tsw-checkout>` });
    const { customer } = shop;
    await customer.reserve(CAT);
    await customer.fillAll();
    expect(apiOf(held(shop))).to.equal('f13');
    customer.element.purchaseApi = 'xml-core';
    await eventually(() => customer.status === 'reserved' && apiOf(held(shop)) === 'xml-core');
    await eventually(() => customer.button('Confirm booking'));
    expect(customer.calls('release')).to.equal(1);
    expect(customer.field('First name').value).to.equal('Ada');
    await customer.press('Confirm booking');
    await customer.becomes('purchased');
  });

  it('has words and a button where it could not be taken over', async () => {
    let isDown = true;
    const shop = await visitXmlShop({
      template: html`<tsw-checkout></tsw-checkout>`,
      instead: (call) =>
        call === 'make_reservation' && isDown
          ? '<script_error><error_code>3</error_code><error_desc>no backend</error_desc></script_error>'
          : undefined,
    });
    const { customer } = shop;
    await customer.reserve(CAT);
    await customer.fillAll();
    customer.element.purchaseApi = 'xml-core';
    await eventually(() => customer.alerts.length > 0);
    await expect(customer.element).to.be.accessible();
    expect(shop.count('make_reservation')).to.equal(1);
    isDown = false;
    await customer.press(customer.status === 'reserved' ? 'Try again' : 'Reserve');
    await eventually(() => customer.status === 'reserved' && apiOf(held(shop)) === 'xml-core');
    await eventually(() => customer.button('Confirm booking'));
    expect(customer.field('First name').value).to.equal('Ada');
  });

  it('leads back to the field that the core refuses, on the same reservation', async () => {
    let isRefused = true;
    const shop = await atTheForm({
      instead: (call) =>
        call === 'purchase_reservation' && isRefused
          ? '<purchase_reservation_result><fail_code>1107</fail_code></purchase_reservation_result>'
          : undefined,
    });
    const { customer } = shop;
    const before = held(shop);
    await customer.press('Confirm booking');
    await eventually(() => customer.field('Email').getAttribute('aria-invalid') === 'true');
    expect(held(shop)).to.equal(before);
    expect(customer.field('Last name').value).to.equal(ADA['Last name']);
    isRefused = false;
    customer.fill('Email', 'ada@example.org');
    await customer.press('Confirm booking');
    await customer.becomes('purchased');
  });

  for (const [code, words] of [
    [2, 'The payment was refused'],
    [3, 'The bank did not answer'],
    [5, 'It had failed before'],
    [6, 'box office did not accept it'],
    [7, 'It was not completed'],
  ] as const) {
    it(`has words for purchase code ${code}, and reserves again with what was typed`, async () => {
      const shop = await atTheForm({ instead: failing(code) });
      const { customer } = shop;
      const before = held(shop);
      await customer.press('Confirm booking');
      await customer.becomes('failed');
      expect(customer.text).to.contain(words);
      await expect(customer.element).to.be.accessible();
      await customer.press('Reserve');
      await customer.becomes('reserved');
      expect(held(shop)).not.to.equal(before);
      customer.mounted.session.acceptDifferences();
      await eventually(() => customer.button('Confirm booking'));
      expect(customer.field('First name').value).to.equal('Ada');
    });
  }

  it('names no reason where a fraud rule has stopped the purchase (code 1), and offers no second try', async () => {
    const { customer } = await atTheForm({ instead: failing(1) });
    await customer.press('Confirm booking');
    await customer.becomes('failed');
    expect(customer.text).to.contain('It cannot be completed. Please contact the seller.');
    expect(customer.text).not.to.match(/fraud/i);
    expect(customer.buttons).to.deep.equal(['Start again']);
  });

  it('shows a booking that was there already as one (code 4)', async () => {
    const shop = await atTheForm({
      alter: (call, answer) =>
        call === 'purchase_reservation'
          ? '<purchase_reservation_result><purchase_fail_code>4</purchase_fail_code></purchase_reservation_result>'
          : answer,
    });
    await shop.customer.press('Confirm booking');
    await shop.customer.becomes('purchased');
  });

  it('sells in part, says which part, and reserves the rest again', async () => {
    const shop = await atTheForm({}, SWAN_LAKE, CAT);
    const { customer } = shop;

    customer.fill('Address line 2', 'fail part one');
    await customer.press('Confirm booking');
    await customer.becomes('partly-purchased');
    expect(customer.text).to.contain('booked, £110.00 charged');
    expect(customer.text).to.contain('not booked');
    await customer.press('Reserve the rest again');
    await customer.becomes('reserved');
    expect(apiOf(held(shop))).to.equal('xml-core');
  });

  it('never repeats a purchase whose answer was lost, and gives a reference that a person can read out', async () => {
    let isLost = true;
    const shop = await atTheForm({
      alter: (call, answer) => {
        if (call === 'transaction_info' && shopHasBought() && isLost) throw new TypeError('fetch failed');
        return call === 'purchase_reservation' ? 'Internal server error' : answer;
      },
    });
    const shopHasBought = (): boolean => shop?.count('purchase_reservation') > 0;
    const { customer } = shop;
    const transactionId = held(shop).split('.')[0]!;
    const stop = hurry();
    await customer.press('Confirm booking');
    await eventually(() => customer.status === 'uncertain', 8_000);
    await customer.drawn();
    expect(customer.text).to.contain(`Your reference is ${transactionId}`);
    expect(customer.text).not.to.contain(`${transactionId}.`);
    expect(customer.buttons).not.to.include('Confirm booking');
    isLost = false;
    await customer.press('Check again');
    await customer.becomes('purchased');
    stop();
    expect(shop.count('purchase_reservation')).to.equal(1);
  });

  it('sends a card to the box office, and shows which field it refuses', async () => {
    let isRefused = true;
    const shop = await visitXmlShop({
      user: 'demo-creditcard',
      instead: (call) =>
        call === 'purchase_reservation' && isRefused
          ? '<purchase_reservation_result><fail_code>1116</fail_code></purchase_reservation_result>'
          : undefined,
    });
    const { customer } = shop;
    await customer.reserve(CAT);
    await customer.fillAll();
    customer.fill('Card number', '4111 1111 1111 1111');
    customer.fill('Expiry date', '09/31');
    customer.fill('Security code', '123');
    await customer.press('Pay now');
    await eventually(() => customer.field('Security code').getAttribute('aria-invalid') === 'true');
    const sent = shop.core.find((body) => body.startsWith('<purchase_reservation>'))!;
    expect(sent).to.contain('<card_number>4111111111111111</card_number><expiry_date>0931</expiry_date><cv_two>123<');
    isRefused = false;
    customer.fill('Security code', '321');
    await customer.press('Pay now');
    await customer.becomes('purchased');
    expect(shop.asked).to.deep.equal([]);
  });
});

/** A customer who pays by a card whose details go to the box office. */
import { expect } from '@open-wc/testing';
import type { FailureReason } from '../../../src/domain/payment/failure.js';
import { CAT, type Customer, TOY_STORY, visit, type Wish } from '../../support/at-checkout.js';
import { eventually, type MountOptions } from '../../support/mount.js';

const NUMBER = '4111 1111 1111 1111';
const CARD = { 'Card number': NUMBER, 'Expiry date': '12 / 2030', 'Security code': '987' };

async function atCard(options: MountOptions = {}, ...wishes: Wish[]): Promise<Customer> {
  const customer = await visit(undefined, { user: 'demo-creditcard', ...options });
  await customer.reserve(...(wishes.length > 0 ? wishes : [CAT]));
  await customer.fillAll();
  return customer;
}

function fillCard(customer: Customer, values: Partial<typeof CARD> = {}): void {
  for (const [label, value] of Object.entries({ ...CARD, ...values })) customer.fill(label, value);
}

const errorOf = (field: HTMLElement): string | undefined => {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('-error'));
  return ids.map((id) => (field.getRootNode() as ShadowRoot).getElementById(id)?.textContent).join('') || undefined;
};

/** Every text reachable from a value: details of events, errors and their causes. */
function textsIn(thing: unknown, seen = new Set<unknown>()): string {
  if (typeof thing === 'string') return thing;
  if (thing instanceof URLSearchParams) return thing.toString();
  if (typeof thing !== 'object' || thing === null || thing instanceof Node || seen.has(thing)) return String(thing);
  seen.add(thing);
  return Reflect.ownKeys(thing)
    .map((key) => textsIn((thing as Record<string | symbol, unknown>)[key], seen))
    .join(' ');
}

describe('a card to the box office', () => {
  it('is asked for in fields that browsers can fill, and pays', async () => {
    const customer = await atCard();
    const fields = ['Card number', 'Expiry date', 'Security code'].map((label) => customer.field(label));
    expect(fields.map(({ autocomplete }) => autocomplete)).to.deep.equal(['cc-number', 'cc-exp', 'cc-csc']);
    expect(fields.map(({ inputMode }) => inputMode)).to.deep.equal(['numeric', 'numeric', 'numeric']);
    expect(customer.text).to.contain('takes £110.00 from your card, for External Test Backend 1');
    expect(customer.text).to.contain('Accepted: American Express');
    expect(customer.text).to.contain('leave it empty if there are none');
    fillCard(customer);
    await customer.drawn();
    expect(customer.text).to.contain('Visa');
    expect(customer.text).not.to.contain('leave it empty');
    await expect(customer.element).to.be.accessible();
    await customer.press('Pay now');
    await customer.becomes('purchased');
    const sent = await customer.sent();
    expect(['card_number', 'expiry_date', 'cv_two'].map((name) => sent.get(name))).to.deep.equal([
      '4111111111111111',
      '1230',
      '987',
    ]);
    expect([...sent.keys()].filter((name) => /issue|start|billing/.test(name))).to.deep.equal([]);
    // A removed field is cleared.
    expect(fields.map(({ value }) => value)).to.deep.equal(['', '', '']);
  });

  it('is in no storage, event, state or message', async () => {
    const heard: unknown[] = [];
    const listener = ({ type, detail }: Event & { detail?: unknown }): void => void heard.push(type, detail);
    const types = ['error', 'purchase', 'purchase-fail', 'trolley-change', 'reserve'].map((type) => `tsw-${type}`);
    for (const type of types) document.addEventListener(type, listener);
    const said: unknown[] = [];
    const { warn, error, log } = console;
    console.warn = console.error = console.log = (...words: unknown[]) => void said.push(...words);
    const customer = await atCard({
      intercept: ({ url }) =>
        url.includes('/purchase.v1') && heard.length === before
          ? Response.json({ error_code: 3004, error_desc: 'Invalid CV2' }, { status: 460 })
          : undefined,
    });
    const before = heard.length;
    fillCard(customer);
    await customer.press('Pay now');
    await eventually(() => customer.text.includes('Check the security code.'));
    await customer.press('Pay now');
    await customer.becomes('purchased');
    for (const type of types) document.removeEventListener(type, listener);
    Object.assign(console, { warn, error, log });
    expect(heard).to.include('tsw-purchase-fail');
    expect(heard).to.include('tsw-error');
    const { session } = customer.mounted;
    const places = [heard, said, session.state, { ...sessionStorage }, { ...localStorage }, location.href];
    const all = textsIn(places);
    for (const secret of ['4111', '987', '1230', '12 / 2030']) expect(all.includes(secret), secret).to.equal(false);
  });

  it('has its problems beside the fields and in the list until they are corrected', async () => {
    const customer = await atCard();
    fillCard(customer, { 'Card number': '4111 1111 1111 1112', 'Expiry date': '02/27', 'Security code': '12' });
    await customer.press('Pay now');
    await customer.drawn();
    expect(customer.calls('purchase')).to.equal(0);
    expect(customer.focused?.className).to.contain('problems');
    expect(errorOf(customer.field('Card number'))).to.equal('Check the card number.');
    expect(errorOf(customer.field('Expiry date'))).to.equal('This card has expired.');
    expect(errorOf(customer.field('Security code'))).to.equal('The security code has 3 digits.');
    await customer.press('Check the card number.');
    expect(customer.focused === customer.field('Card number')).to.equal(true);
    customer.fill('Card number', '3056 9309 0259 04');
    await customer.drawn();
    expect(errorOf(customer.field('Card number'))).to.contain('Diners Club: this kind of card is not accepted here.');
    fillCard(customer);
    await customer.drawn();
    expect(customer.alerts).to.deep.equal([]);
    await expect(customer.element).to.be.accessible();
  });

  it('whose type only the box office can judge is sent, refused beside its field, and corrected', async () => {
    const customer = await atCard();
    fillCard(customer, { 'Card number': '9111 1111 1111 1111' });
    await customer.press('Pay now');
    await eventually(() => errorOf(customer.field('Card number')));
    expect(errorOf(customer.field('Card number'))).to.contain('not accepted here. Accepted: American Express');
    // Kept while it is corrected.
    expect(customer.field('Security code').value).to.equal('987');
    const { transactionUuid } = customer.mounted.session.state.booking as { transactionUuid?: string };
    customer.fill('Card number', NUMBER);
    await customer.press('Pay now');
    await customer.becomes('purchased');
    expect([customer.calls('purchase'), customer.calls('reserve')]).to.deep.equal([2, 1]);
    expect(transactionUuid).to.equal(undefined);
  });

  it('of an old kind is asked for its start date and issue number', async () => {
    const customer = await atCard();
    expect(customer.find('label', 'Issue number')).to.equal(undefined);
    fillCard(customer, { 'Card number': '6767 6222 2222 2222 222', 'Security code': '' });
    await customer.drawn();
    customer.fill('Start date', '01/24');
    customer.fill('Issue number', '1');
    await customer.press('Pay now');
    await customer.becomes('purchased');
    const sent = await customer.sent();
    expect([sent.get('start_date'), sent.get('issue_number'), sent.get('cv_two')]).to.deep.equal(['0124', '1', '']);
  });

  it('has a billing address of its own, whole or not at all', async () => {
    const customer = await atCard();
    fillCard(customer);
    customer.find<HTMLLabelElement>('label', 'The card’s billing address is another')!.click();
    await customer.drawn();
    await customer.press('Pay now');
    await customer.drawn();
    expect(customer.calls('purchase')).to.equal(0);
    customer.fill('Billing address line 1', '2 High Street');
    customer.fill('Billing county or state', 'Ayrshire');
    await customer.press('Pay now');
    await customer.becomes('purchased');
    const sent = await customer.sent();
    expect([sent.get('billing_address_line_one'), sent.get('billing_county'), sent.get('town')]).to.deep.equal([
      '2 High Street',
      'Ayrshire',
      'London',
    ]);
  });

  it('is debited by each supplier, as the customer reads before paying', async () => {
    const customer = await atCard({}, CAT, TOY_STORY);
    expect(customer.text).to.contain('takes 2 payments from your card');
    expect(customer.text).to.match(/£110\.00 to External Test Backend 1.*£\d+\.\d\d to External Test Backend 0/);
  });

  it('is not asked for on an unencrypted page, and the console says what to do', async () => {
    const said: string[] = [];
    const { error } = console;
    console.error = (words: string) => void said.push(words);
    Object.defineProperty(window, 'isSecureContext', { value: false, configurable: true });
    try {
      const customer = await visit(undefined, { user: 'demo-creditcard' });
      await customer.reserve(CAT);
      await eventually(() => customer.alerts.length > 0);
      expect(customer.alerts[0]).to.contain('the connection of this page is not encrypted');
      expect(customer.button('Pay now')).to.equal(undefined);
      expect(customer.find('label', 'Card number')).to.equal(undefined);
      expect(said.join()).to.contain('over https');
    } finally {
      Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true });
      console.error = error;
    }
  });
});

const REFUSALS: readonly [number: string, reason: Partial<FailureReason>, words: string, mayReserve: boolean][] = [
  ['4000 0000 0000 0002', { failureClass: 'payment-refused' }, 'Another card', true],
  ['4000 0000 0000 0127', { check: 'cv-two' }, 'the security code of the card is not right', true],
  ['4000 0000 0000 0010', { check: 'address' }, 'the billing address is not that of the card', true],
  ['4000 0000 0000 3220', { check: '3d-secure' }, 'the bank could not confirm that it was you', true],
  ['4100 0000 0000 0019', { failureClass: 'refused' }, 'It cannot be completed. Please contact the seller.', false],
  ['4000 0000 0000 0119', { failureClass: 'payment-unanswered' }, 'An amount may show as pending', true],
];

describe('a payment that the bank does not make', () => {
  for (const [number, reason, words, mayReserve] of REFUSALS) {
    it(`${JSON.stringify(reason)} has its words and its way on`, async () => {
      const reasons: FailureReason[] = [];
      const listener = ({ detail }: GlobalEventHandlersEventMap['tsw-purchase-fail']): void =>
        void reasons.push(detail.reason);
      document.addEventListener('tsw-purchase-fail', listener);
      const customer = await atCard();
      fillCard(customer, { 'Card number': number });
      await customer.press('Pay now');
      await customer.becomes('failed');
      document.removeEventListener('tsw-purchase-fail', listener);
      expect(reasons).to.have.length(1);
      expect(reasons[0]).to.include(reason);
      expect(customer.alerts[0]).to.contain(words);
      expect(customer.text).not.to.match(/fraud/i);
      expect(customer.button('Reserve') !== undefined).to.equal(mayReserve);
      await expect(customer.element).to.be.accessible();
    });
  }
});

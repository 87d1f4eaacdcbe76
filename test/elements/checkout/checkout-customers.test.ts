/** Random customers at the real form: it marks the fields that the rules refuse, and sends what they let through. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Customer as CustomerData } from '../../../src/domain/customer/customer.js';
import { toCountryCode } from '../../../src/domain/customer/country.js';
import {
  CUSTOMER_TEXT_FIELDS,
  type CustomerNeeds,
  customerNeeds,
  validateCustomer,
} from '../../../src/domain/customer/customer-rules.js';
import { isFormField } from '../../../src/elements/checkout/form/fields.js';
import type { AccountRules } from '../../../src/sandbox/sandbox.js';
import { CAT, type Customer, visit, type Wish } from '../../support/at-checkout.js';
import { eventually } from '../../support/mount.js';
import { randomCustomer } from '../../support/random-customers.js';
import { textOf } from '../../support/text-of.js';

const ACCOUNTS: readonly (readonly [what: string, wish: Wish, sendCode: string, rules: AccountRules])[] = [
  ['an eTicket, as accounts are', CAT, 'VOUCH', {}],
  ['tickets by post to two countries', ['6IF', 'CIRCLE', 'C/pool'], 'POST', { needsEmail: true }],
  [
    'an office whose address cannot be changed',
    CAT,
    'VOUCH',
    { canEditAddress: false, prefilled: { address_line_one: '1 Office Street', town: 'Leeds', country_code: 'GB' } },
  ],
];

async function atForm(wish: Wish, sendCode: string, accountRules: AccountRules): Promise<Customer> {
  const customer = await visit(undefined, { accountRules });
  await customer.choose(wish);
  const { session } = customer.mounted;
  const [bundle] = session.state.trolley.trolley.bundles;
  await session.chooseSendMethod(bundle!.sourceCode, sendCode);
  const reserved = await session.reserve();
  expect(reserved.ok).to.equal(true);
  session.acceptDifferences();
  await eventually(() => customer.button('Confirm booking'));
  const more = customer.root.querySelector('details')!;
  more.open = true;
  await eventually(() => customer.root.querySelector('#title'));
  return customer;
}

function needsOf({ mounted }: Customer): CustomerNeeds {
  const { booking } = mounted.session.state;
  if (booking.status !== 'reserved') throw new Error(`The booking is ${booking.status}.`);
  return customerNeeds(booking.reservation, { api: 'f13', sendConfirmationEmail: true });
}

const control = ({ root }: Customer, field: string): HTMLInputElement | null => root.querySelector(`#${field}`);
const marked = ({ root }: Customer): string[] =>
  [...root.querySelectorAll('.field [aria-invalid=true]')].map(({ id }) => id).sort();

/** @returns the values of the fields, which can differ from those typed */
function fill(customer: Customer, typed: Partial<CustomerData>): Partial<CustomerData> {
  const values: Record<string, string> = {};
  for (const field of CUSTOMER_TEXT_FIELDS.filter(isFormField)) {
    const input = control(customer, field)!;
    const value = typed[field] ?? '';
    if (!input.readOnly && !input.disabled) {
      input.value = field === 'countryCode' ? toCountryCode(value) : value;
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
    values[field] = input.value;
  }
  return values;
}

describe('tsw-checkout and random customers', () => {
  for (const [what, wish, sendCode, rules] of ACCOUNTS) {
    it(`agree about ${what}`, async function () {
      this.timeout(60_000);
      let customer = await atForm(wish, sendCode, rules);
      const outcomes = { sent: 0, refused: 0 };
      for (const typed of fc.sample(randomCustomer, { seed: 3, numRuns: 14 })) {
        const values = fill(customer, typed);
        await customer.drawn();
        const problems = validateCustomer(values, needsOf(customer));
        const sentBefore = customer.calls('purchase');
        await customer.press('Confirm booking');
        if (problems.length > 0) {
          await eventually(() => customer.focused?.classList.contains('problems'));
          expect(marked(customer), JSON.stringify(values)).to.deep.equal(problems.map(({ field }) => field).sort());
          expect(customer.calls('purchase')).to.equal(sentBefore);
          for (const field of marked(customer))
            expect(textOf(control(customer, field)!.closest('.field'))).to.match(/\.$/);
          outcomes.refused += 1;
        } else {
          await eventually(() => customer.status === 'purchased');
          expect(customer.calls('purchase')).to.equal(sentBefore + 1);
          outcomes.sent += 1;
          customer = await atForm(wish, sendCode, rules);
        }
      }
      expect(Math.min(outcomes.sent, outcomes.refused)).to.be.greaterThan(2, JSON.stringify(outcomes));
    });
  }
});

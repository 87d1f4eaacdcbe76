/** The checkout's form: labels, checks, refusals, delivery and payment. It loses no input and buys nothing twice. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import type { Customer as CustomerData } from '../../../src/domain/customer/customer.js';
import { successAddress } from '../../../src/elements/checkout/page-address.js';
import type { TswEvent } from '../../../src/events/events.js';
import type { PaymentRequest } from '../../../src/state/actions/purchase.js';
import { ADA, CAT, type Customer, hurry, TOY_STORY, visit, type Wish } from '../../support/at-checkout.js';
import { eventually, type MountOptions } from '../../support/mount.js';
import { altering } from '../../support/altering.js';
import { textOf } from '../../support/text-of.js';

const WITHOUT_EMAIL = Object.entries(ADA).filter(([label]) => label !== 'Email');

const NUTCRACKER: Wish = ['6IF', 'CIRCLE', 'C/pool'];

/** A customer with tickets held, at the form. */
async function atForm(template?: TemplateResult, options?: MountOptions, wish: Wish = CAT): Promise<Customer> {
  const customer = await visit(template, options);
  await customer.reserve(wish);
  await eventually(() => customer.button('Confirm booking') ?? customer.button('Pay now'));
  return customer;
}

/** Answers the first purchase with this refusal. */
function refusing(body: object, status = 460): MountOptions {
  let isFirst = true;
  return {
    intercept({ url }) {
      if (!isFirst || !url.includes('/purchase.v1')) return undefined;
      isFirst = false;
      return Response.json(body, { status, headers: { 'X-Request-Id': 'req-77' } });
    },
  };
}

const summary = ({ root }: Customer): HTMLElement | null => root.querySelector('.problems');
const problems = (customer: Customer): string[] => [...(summary(customer)?.querySelectorAll('li') ?? [])].map(textOf);
const errorOf = (customer: Customer, label: string): string => {
  const field = customer.field(label);
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => textOf(customer.root.querySelector(`#${id}`))).join(' ');
};
const labels = ({ root }: Customer): string[] => [...root.querySelectorAll('.field label')].map(textOf);
const radio = (customer: Customer, name: string): HTMLInputElement =>
  [...customer.root.querySelectorAll<HTMLInputElement>('input[type=radio]')].find((one) =>
    textOf(one.closest('label')).startsWith(name),
  )!;

async function confirmed(customer: Customer): Promise<void> {
  await customer.press('Confirm booking');
  await customer.becomes('purchased');
}

describe('tsw-checkout, its form', () => {
  let stop = (): void => undefined;
  afterEach(() => stop());

  describe('fields', () => {
    it('have fixed labels and autofill names', async () => {
      const customer = await atForm();
      customer.root.querySelector('details')!.open = true;
      await eventually(() => labels(customer).length === 15);
      const fields = labels(customer).map((label) => [label, customer.field(label).getAttribute('autocomplete')]);
      expect(fields).to.deep.equal([
        ['First name', 'given-name'],
        ['Last name', 'family-name'],
        ['Email', 'email'],
        ['Phone', 'tel'],
        ['Address line 1', 'address-line1'],
        ['Address line 2', 'address-line2'],
        ['Town or city', 'address-level2'],
        ['County or state', 'address-level1'],
        ['Postcode', 'postal-code'],
        ['Country', 'country-name'],
        ['Title', 'honorific-prefix'],
        ['Initials', 'additional-name'],
        ['Suffix', 'honorific-suffix'],
        ['Work phone', 'work tel'],
        ['Home phone', 'home tel'],
      ]);
      expect(customer.field('Email').type).to.equal('email');
      expect(customer.field('Phone').type).to.equal('tel');
      await expect(customer.element).to.be.accessible();
    });

    it('are marked where they must be filled in', async () => {
      const customer = await atForm();
      const required = (): string[] => labels(customer).filter((label) => customer.field(label).required);
      expect(required()).to.deep.equal(['First name', 'Last name', 'Email', 'Phone', 'Address line 1', 'Country']);
      customer.element.withoutConfirmationEmail = true;
      await customer.drawn();
      expect(required()).not.to.include('Email');
    });

    it('require no phone if there is a work phone', async () => {
      const customer = await atForm(html`<tsw-checkout .customer=${{ workPhone: '1' }}></tsw-checkout>`);
      expect(customer.field('Phone').required).to.equal(false);
      await customer.fillAll({ Phone: '' });
      await confirmed(customer);
      expect((await customer.sent()).get('phone')).to.equal('1');
    });

    it('require no phone if there are work and home phones', async () => {
      const customer = await atForm(
        html`<tsw-checkout .customer=${{ workPhone: '1', homePhone: '2' }}></tsw-checkout>`,
      );
      expect(customer.field('Home phone').value).to.equal('2');
      expect(customer.field('Phone').required).to.equal(false);
      await customer.fillAll({ Phone: '' });
      await confirmed(customer);
      const sent = await customer.sent();
      expect([sent.get('work_phone'), sent.get('home_phone')]).to.deep.equal(['1', '2']);
    });

    it('start with the values of the page, which typed values replace', async () => {
      const known: Partial<CustomerData> = { firstName: 'Grace', email: 'grace@example.com', countryCode: 'gb' };
      const customer = await atForm(html`<tsw-checkout .customer=${known}></tsw-checkout>`);
      expect(customer.field('First name').value).to.equal('Grace');
      expect(customer.field('Country').value).to.equal('uk');
      customer.fill('First name', 'Ada');
      customer.element.customer = { ...known, firstName: 'Mary', lastName: 'Hopper' };
      await customer.drawn();
      expect(customer.field('First name').value).to.equal('Ada');
      expect(customer.field('Last name').value).to.equal('Hopper');
    });

    it('that the page hides are sent with its values, and shown if required and blank', async () => {
      const known: Partial<CustomerData> = { email: 'page@example.com', phone: '' };
      const hidden = ['email', 'phone', 'county'];
      const customer = await atForm(html`<tsw-checkout .customer=${known} .hiddenFields=${hidden}></tsw-checkout>`);
      expect(labels(customer)).not.to.include('Email');
      expect(labels(customer)).not.to.include('County or state');
      for (const [label, value] of WITHOUT_EMAIL) customer.fill(label, value);
      await confirmed(customer);
      expect((await customer.sent()).get('email_address')).to.equal('page@example.com');
      expect((await customer.sent()).get('phone')).to.equal(ADA.Phone);
    });

    it('that the page hides are shown if its value is invalid, until it is corrected', async () => {
      const customer = await atForm(
        html`<tsw-checkout .customer=${{ email: 'page@example' }} .hiddenFields=${['email']}></tsw-checkout>`,
      );
      for (const [label, value] of WITHOUT_EMAIL) customer.fill(label, value);
      await customer.press('Confirm booking');
      await eventually(() => problems(customer).length === 1);
      await customer.press(problems(customer)[0]!);
      const field = customer.field('Email');
      expect(customer.focused).to.equal(field);
      customer.fill('Email', 'page@example.com');
      await customer.drawn();
      expect(problems(customer)).to.deep.equal([]);
      expect(customer.focused).to.equal(field);
      await confirmed(customer);
      expect((await customer.sent()).get('email_address')).to.equal('page@example.com');
    });

    it('that the account locks are shown, cannot be changed and are sent as they are', async () => {
      const locked = altering('reserve', (text) =>
        text
          .replace('"can_edit_address":true', '"can_edit_address":false')
          .replace('"prefilled_address":{', '"prefilled_address":{"postcode":"EC1A 1BB",'),
      );
      const customer = await atForm(undefined, locked);
      expect(customer.field('Postcode').readOnly).to.equal(true);
      expect(customer.field('Country').disabled).to.equal(true);
      await customer.fillAll({ Postcode: 'N1' });
      await confirmed(customer);
      expect((await customer.sent()).get('postcode')).to.equal('EC1A 1BB');
    });

    it('warn about names that venues may refuse, and accept them', async () => {
      const customer = await atForm();
      await customer.fillAll({ 'First name': 'A' });
      await customer.drawn();
      expect(errorOf(customer, 'First name')).to.contain('Some venues refuse initials');
      await confirmed(customer);
    });

    it('redraw neither the view nor their own input while the customer types', async () => {
      const customer = await atForm();
      const view = customer.element.shadowRoot!.querySelector('tsw-checkout-view')!;
      const field = customer.field('Email');
      let viewUpdates = 0;
      const { requestUpdate } = view;
      view.requestUpdate = (name, ...rest) => {
        viewUpdates += 1;
        requestUpdate.call(view, name, ...rest);
      };
      let writes = 0;
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
      Object.defineProperty(field, 'value', {
        get: () => value.get!.call(field) as string,
        set: (text: string) => void ((writes += 1), value.set!.call(field, text)),
      });
      field.focus();
      await sendKeys({ type: 'ada@example.com' });
      await customer.drawn();
      expect([field.value, customer.mounted.session.state.customer.email]).to.deep.equal(
        Array(2).fill('ada@example.com'),
      );
      expect(writes).to.equal(0);
      // The countdown redraws the view each second, typing would for each of 15 keys.
      expect(viewUpdates).to.be.below(5);
    });

    it('are sent even if the browser autofills them without an event', async () => {
      const customer = await atForm();
      await customer.fillAll();
      customer.field('Town or city').value = 'Leeds';
      await confirmed(customer);
      expect((await customer.sent()).get('town')).to.equal('Leeds');
    });
  });

  describe('problems', () => {
    it('are all listed, lead to their fields, and disappear when corrected', async () => {
      const customer = await atForm();
      await customer.press('Confirm booking');
      await eventually(() => customer.focused === summary(customer));
      expect(problems(customer)).to.deep.equal([
        'Enter your first name.',
        'Enter your last name.',
        'Enter the first line of your address.',
        'Enter your email address.',
        'Enter a phone number.',
      ]);
      expect(summary(customer)!.getAttribute('role')).to.equal('alert');
      expect(customer.calls('purchase')).to.equal(0);
      await expect(customer.element).to.be.accessible();
      const expected = ['First name', 'Last name', 'Address line 1', 'Email', 'Phone'];
      for (const [index, label] of expected.entries()) {
        await customer.press(problems(customer)[index]!);
        const field = customer.field(label);
        expect(customer.focused).to.equal(field);
        expect(field.getAttribute('aria-invalid')).to.equal('true');
        expect(errorOf(customer, label)).to.equal(problems(customer)[index]);
      }
      customer.fill('Email', 'ada');
      await customer.drawn();
      expect(problems(customer)[3]).to.equal('An email address has an @ in it, as in name@example.com.');
      customer.fill('Email', 'ada@example.com');
      customer.fill('First name', 'Ada');
      await customer.drawn();
      expect(problems(customer)).to.have.length(3);
      expect(customer.field('First name').getAttribute('aria-invalid')).to.equal('false');
      await customer.fillAll();
      await customer.drawn();
      expect(summary(customer)).to.equal(null);
      await confirmed(customer);
    });

    it('lead into “More about you” even when that is closed', async () => {
      const customer = await atForm(html`<tsw-checkout .customer=${{ title: 'x'.repeat(501) }}></tsw-checkout>`);
      await customer.fillAll();
      await customer.press('Confirm booking');
      await eventually(() => problems(customer).length === 1);
      const details = customer.root.querySelector('details')!;
      details.open = false;
      await eventually(() => !customer.root.querySelector('#title'));
      await customer.press(problems(customer)[0]!);
      await eventually(() => customer.focused?.id === 'title');
    });

    it('include an email address that only the box office refuses', async () => {
      const customer = await atForm();
      await customer.fillAll({ Email: 'ada@nobody.invalid' });
      await customer.press('Confirm booking');
      await eventually(() => customer.focused === summary(customer));
      expect(problems(customer)).to.deep.equal(['We cannot find the part after the @. Please check it.']);
      expect(customer.field('Email').getAttribute('aria-invalid')).to.equal('true');
      expect(customer.field('Email').value).to.equal('ada@nobody.invalid');
      await expect(customer.element).to.be.accessible();
      customer.fill('Email', 'ada@example.com');
      await customer.drawn();
      expect(problems(customer)).to.deep.equal([]);
      await confirmed(customer);
    });

    it('include a country that only the box office refuses', async () => {
      const customer = await atForm(
        undefined,
        refusing({ error_code: 8, error_desc: "Country code 'fr' is not allowed" }),
      );
      await customer.fillAll({ Country: 'fr' });
      await customer.press('Confirm booking');
      await eventually(() => problems(customer).length > 0);
      expect(problems(customer)).to.deep.equal(['These tickets are not sold to this country. Choose another.']);
      expect(customer.field('Country').value).to.equal('fr');
      customer.fill('Country', 'de');
      await confirmed(customer);
      expect((await customer.sent()).get('country_code')).to.equal('de');
    });

    it('without a field have words and a reference for support', async () => {
      const customer = await atForm(undefined, refusing({ error_code: 8, error_desc: 'The moon is full' }));
      await customer.fillAll();
      const failed = oneEvent(customer.element, 'tsw-purchase-fail') as unknown as Promise<
        TswEvent<'tsw-purchase-fail'>
      >;
      await customer.press('Confirm booking');
      expect((await failed).detail.failure.kind).to.equal('rejected');
      await eventually(() => customer.focused === summary(customer));
      expect(customer.alerts[0]).to.contain('The box office did not accept these details.');
      expect(customer.alerts[0]).to.contain('req-77');
      expect(customer.alerts[0]).not.to.contain('moon');
      expect(customer.field('Email').value).to.equal(ADA.Email);
      await confirmed(customer);
    });

    it('of the connection lose nothing, and the purchase can be sent again', async () => {
      const customer = await atForm(undefined, { faults: [{ fault: 'drop', endpoint: 'purchase.v1', times: 1 }] });
      await customer.fillAll();
      await customer.press('Confirm booking');
      await eventually(() => customer.focused === summary(customer));
      expect(customer.alerts[0]).to.contain('did not reach the box office, so nothing was booked');
      for (const [label, value] of Object.entries(ADA)) expect(customer.field(label).value).to.equal(value);
      await confirmed(customer);
      expect(customer.calls('reserve')).to.equal(1);
    });
  });

  describe('confirming', () => {
    it('sends the details once, with the partner’s settings', async () => {
      const customer = await atForm(
        html`<tsw-checkout agent-reference="AGENT-9" privacy-policy-version="v2"></tsw-checkout>`,
      );
      await customer.fillAll({ 'First name': '  Ada ' });
      const bought = oneEvent(customer.element, 'tsw-purchase') as unknown as Promise<TswEvent<'tsw-purchase'>>;
      await confirmed(customer);
      const { status } = (await bought).detail;
      expect(status.status).to.equal('purchased');
      expect(status.customer!.lastName).to.equal('Tester');
      const body = await customer.sent();
      expect(body.get('first_name')).to.equal('Ada');
      expect(body.get('country_code')).to.equal('uk');
      expect(body.get('send_confirmation_email')).to.equal('true');
      expect(body.get('agent_reference')).to.equal('AGENT-9');
      expect(body.get('privacy_policy_version')).to.equal('v2');
      expect(body.get('remote_site')).to.equal(window.location.host);
      for (const who of ['world', 'user', 'supplier']) expect(body.has(`${who}_can_use_customer_data`)).to.equal(false);
    });

    it('asks for no email if the partner sends the confirmation', async () => {
      const customer = await atForm(html`<tsw-checkout without-confirmation-email></tsw-checkout>`);
      await customer.fillAll({ Email: '' });
      await confirmed(customer);
      expect((await customer.sent()).get('send_confirmation_email')).not.to.equal('true');
    });

    it('buys once, however often and in whatever way the customer confirms', async () => {
      let isHeld = true;
      const customer = await atForm(undefined, {
        async intercept({ url }) {
          if (url.includes('/purchase.v1')) await eventually(() => !isHeld);
          return undefined;
        },
      });
      await customer.fillAll();
      customer.field('Phone').focus();
      await sendKeys({ press: 'Enter' });
      const button = customer.button('Confirm booking')!;
      button.click();
      button.click();
      await customer.drawn();
      customer.field('Phone').focus();
      await sendKeys({ press: 'Enter' });
      isHeld = false;
      await customer.becomes('purchased');
      expect(customer.calls('purchase')).to.equal(1);
    });

    it('needs the partner’s agent reference where the account does', async () => {
      const { error } = console;
      const said: string[] = [];
      console.error = (message: string) => void said.push(message);
      const customer = await visit(
        undefined,
        altering('reserve', (text) => text.replace('"needs_agent_reference":false', '"needs_agent_reference":true')),
      );
      await customer.reserve(CAT);
      await eventually(() => customer.alerts.length > 0);
      console.error = error;
      expect(said.join()).to.contain('agent-reference');
      expect(customer.buttons).to.deep.equal([]);
      customer.element.setAttribute('agent-reference', 'AGENT-9');
      await eventually(() => customer.button('Confirm booking'));
    });

    it('shows no form if the agent reference is too long, which the customer cannot correct', async () => {
      const { error } = console;
      const said: string[] = [];
      console.error = (message: string) => void said.push(message);
      const customer = await visit(html`<tsw-checkout agent-reference=${'A'.repeat(501)}></tsw-checkout>`);
      await customer.reserve(CAT);
      await eventually(() => customer.alerts.length > 0);
      console.error = error;
      expect(said).to.have.length(1);
      expect(said[0]).to.contain('up to 500 characters');
      expect(customer.buttons).to.deep.equal([]);
    });

    it('keeps typed values when the page changes its language', async () => {
      const anywhere = altering('reserve', (text) =>
        text.replace(/"allowed_countries":\{[^}]*\}/, '"allowed_countries":{}'),
      );
      const customer = await atForm(undefined, anywhere);
      await customer.fillAll();
      const text = customer.root.querySelector('option[value=de]')!.textContent;
      expect(text).to.equal('Germany');
      customer.mounted.root.setAttribute('lang', 'fr');
      await eventually(() => customer.root.querySelector('option[value=de]')!.textContent === 'Allemagne');
      for (const [label, value] of Object.entries(ADA)) expect(customer.field(label).value).to.equal(value);
      await confirmed(customer);
    });
  });

  describe('permissions', () => {
    it('are shown only if the partner asks for them', async () => {
      const customer = await atForm();
      expect(customer.root.querySelector('input[type=checkbox]')).to.equal(null);
    });

    it('are off by default, and the one for other organisations implies the others', async () => {
      const customer = await atForm(html`<tsw-checkout with-permissions></tsw-checkout>`);
      const boxes = [...customer.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
      const [user, supplier, world] = boxes as [HTMLInputElement, HTMLInputElement, HTMLInputElement];
      expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
      supplier.click();
      world.click();
      await customer.drawn();
      expect(boxes.map(({ checked }) => checked)).to.deep.equal([true, true, true]);
      expect(user.disabled && supplier.disabled).to.equal(true);
      await expect(customer.element).to.be.accessible();
      world.click();
      await customer.drawn();
      expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, true, false]);
      world.click();
      await customer.fillAll();
      await confirmed(customer);
      const body = await customer.sent();
      for (const who of ['world', 'user', 'supplier']) {
        expect(body.get(`${who}_can_use_customer_data`)).to.equal('true');
      }
    });

    it('keep the focus and their state while the purchase is under way', async () => {
      const customer = await atForm(html`<tsw-checkout with-permissions></tsw-checkout>`, {
        intercept: ({ url }) => (url.includes('/purchase.v1') ? new Promise<undefined>(() => undefined) : undefined),
      });
      await customer.fillAll();
      const [box] = customer.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
      box!.focus();
      await sendKeys({ press: 'Enter' });
      await customer.becomes('purchasing');
      expect(customer.focused).to.equal(box);
      box!.click();
      await customer.drawn();
      expect(box!.checked).to.equal(false);
    });
  });

  describe('delivery', () => {
    it('can be chosen, which reserves again and keeps form and focus', async () => {
      let isSlow = false;
      const slowly: MountOptions = {
        async intercept({ url }) {
          if (url.includes('/reserve.v1')) await eventually(() => !isSlow);
          return undefined;
        },
      };
      const customer = await atForm(undefined, slowly, TOY_STORY);
      await customer.fillAll();
      await eventually(() => radio(customer, 'Post worldwide'));
      isSlow = true;
      expect(radio(customer, 'Printable eTicket').checked).to.equal(true);
      expect(textOf(radio(customer, 'Post worldwide').closest('label'))).to.equal('Post worldwide · £3.00');
      await expect(customer.element).to.be.accessible();
      const form = customer.root.querySelector('form');
      radio(customer, 'Printable eTicket').focus();
      await sendKeys({ press: 'ArrowDown' });
      await eventually(() => customer.mounted.session.state.trolley.isBusy);
      await customer.drawn();
      expect(radio(customer, 'Post worldwide').checked).to.equal(true);
      expect(customer.button('Confirm booking')!.getAttribute('aria-disabled')).to.equal('true');
      customer.button('Confirm booking')!.click();
      expect(textOf(customer.root.querySelector('p[role=status]'))).to.contain('being reserved again');
      await expect(customer.element).to.be.accessible();
      isSlow = false;
      await eventually(() => !customer.mounted.session.state.trolley.isBusy);
      await customer.drawn();
      expect(customer.status).to.equal('reserved');
      expect(customer.calls('purchase')).to.equal(0);
      expect(customer.calls('release')).to.equal(1);
      expect(customer.calls('reserve')).to.equal(2);
      expect(customer.root.querySelector('form')).to.equal(form);
      expect(customer.focused).to.equal(radio(customer, 'Post worldwide'));
      expect(customer.text).to.contain('Total to pay £113.00');
      expect(textOf(customer.root.querySelector('p[role=status]'))).to.contain('reserved with this delivery');
      expect(customer.field('First name').value).to.equal('Ada');
      await confirmed(customer);
      expect(customer.mounted.session.state.booking).to.have.nested.property(
        'transaction.trolley.bundles[0].totalSendCost.minor',
        300,
      );
    });

    it('stays as it was, with words, when the change fails', async () => {
      let isOff = false;
      const customer = await atForm(
        undefined,
        {
          intercept: ({ url }) =>
            isOff && url.includes('/trolley.v1') ? new Response('', { status: 400 }) : undefined,
        },
        TOY_STORY,
      );
      await eventually(() => radio(customer, 'Post worldwide'));
      isOff = true;
      radio(customer, 'Post worldwide').focus();
      radio(customer, 'Post worldwide').click();
      await eventually(() => customer.alerts.length > 0);
      await customer.drawn();
      expect(radio(customer, 'Printable eTicket').checked).to.equal(true);
      expect(radio(customer, 'Post worldwide').checked).to.equal(false);
      expect(customer.status).to.equal('reserved');
      expect(customer.calls('release')).to.equal(0);
    });

    it('moves the focus when the tickets are gone meanwhile', async () => {
      const answer = { unreserved_orders: [], input_contained_unavailable_order: true };
      let isGone = false;
      const customer = await atForm(
        undefined,
        { intercept: ({ url }) => (isGone && url.includes('/reserve.v1') ? Response.json(answer) : undefined) },
        TOY_STORY,
      );
      await eventually(() => radio(customer, 'Post worldwide'));
      isGone = true;
      radio(customer, 'Post worldwide').focus();
      radio(customer, 'Post worldwide').click();
      await eventually(() => customer.alerts.length > 0);
      expect(customer.status).to.equal('building');
      expect(customer.alerts).to.have.length(1);
      expect(customer.focused).to.exist;
      expect(customer.buttons).to.deep.equal(['Reserve']);
    });

    it('says that the options could not be read', async () => {
      stop = hurry();
      const customer = await atForm(
        undefined,
        { intercept: ({ url }) => (url.includes('/send_methods.v1') ? new Response('', { status: 400 }) : undefined) },
        TOY_STORY,
      );
      await eventually(() => customer.text.includes('The delivery options could not be read.'));
      expect(customer.text).to.contain('Printable eTicket');
      expect(customer.root.querySelector('input[type=radio]')).to.equal(null);
    });

    it('names its countries, and says that it does not go to the chosen one', async () => {
      const customer = await atForm(undefined, undefined, NUTCRACKER);
      await customer.fillAll({ Country: 'fr' });
      const post = await eventually(() => radio(customer, 'Post (UK'));
      expect(textOf(post.closest('label'))).to.match(/Only to Ireland and United Kingdom/);
      post.focus();
      post.click();
      // Reserved again, this box office gives other seats.
      await customer.press('Accept');
      await eventually(() => customer.button('Confirm booking'));
      await customer.drawn();
      expect(errorOf(customer, 'Country')).to.contain('Post (UK & Ireland only) does not go to the country you chose.');
      const names = [...customer.root.querySelectorAll('option')].map(textOf);
      expect(names).to.deep.equal(['Choose…', 'Ireland', 'United Kingdom']);
      await customer.press('Confirm booking');
      await eventually(() => problems(customer).length === 1);
      expect(problems(customer)).to.deep.equal(['Choose your country.']);
      customer.fill('Country', 'ie');
      await customer.drawn();
      expect(errorOf(customer, 'Country')).to.equal('');
      await confirmed(customer);
    });

    it('refuses countries outside the delivery’s list', async () => {
      const customer = await atForm(
        undefined,
        altering('reserve', (text) => text.replace(/"allowed_countries":\{[^}]*\}/, '"allowed_countries":{}')),
        NUTCRACKER,
      );
      await customer.fillAll({ Country: 'fr' });
      const post = await eventually(() => radio(customer, 'Post (UK'));
      post.click();
      await customer.press('Accept');
      await eventually(() => customer.button('Confirm booking'));
      await customer.press('Confirm booking');
      await eventually(() => problems(customer).length === 1);
      expect(problems(customer)[0]).to.contain('The chosen delivery does not go to this country.');
      expect(customer.calls('purchase')).to.equal(0);
      customer.fill('Country', 'uk');
      await confirmed(customer);
    });
  });

  describe('the partner’s own payment', () => {
    interface Till {
      readonly asked: PaymentRequest[];
      refusal: Error | undefined;
      readonly template: TemplateResult;
    }

    function till(): Till {
      const asked: PaymentRequest[] = [];
      const made: Pick<Till, 'asked' | 'refusal'> = { asked, refusal: undefined };
      const take = (request: PaymentRequest): Promise<string> => {
        asked.push(request);
        return made.refusal ? Promise.reject(made.refusal) : Promise.resolve('PAID-1');
      };
      return Object.assign(made, {
        template: html`<tsw-checkout .paymentHandler=${take}><p slot="payment" id="own">Card number</p></tsw-checkout>`,
      });
    }

    it('is called once with the total, and its reference is sent with the purchase', async () => {
      const own = till();
      const customer = await atForm(own.template);
      expect(customer.button('Confirm booking')).to.equal(undefined);
      expect(customer.text).to.contain('£110.00 will be taken when you press “Pay now”.');
      const slotted = customer.mounted.root.querySelector('#own')!;
      const position = slotted.getBoundingClientRect().bottom - customer.button('Pay now')!.getBoundingClientRect().top;
      expect(position).to.be.at.most(0);
      await customer.fillAll();
      await customer.press('Pay now');
      customer.button('Pay now')?.click();
      await customer.becomes('purchased');
      expect(own.asked).to.have.length(1);
      expect(own.asked[0]!.totals.map(({ minor, currency }) => [minor, currency.code])).to.deep.equal([[11000, 'gbp']]);
      expect(own.asked[0]!.customer.firstName).to.equal('Ada');
      expect((await customer.sent()).get('payment_reference')).to.equal('PAID-1');
    });

    it('that fails buys nothing, shows it, and can be tried again', async () => {
      const own = till();
      own.refusal = new Error('Declined');
      const customer = await atForm(own.template);
      await customer.fillAll();
      await customer.press('Pay now');
      await eventually(() => customer.focused === summary(customer));
      expect(customer.alerts[0]).to.contain('The payment was not taken, so nothing was booked.');
      expect(customer.alerts[0]).not.to.contain('Declined');
      expect(customer.calls('purchase')).to.equal(0);
      await expect(customer.element).to.be.accessible();
      own.refusal = undefined;
      await customer.press('Pay now');
      await customer.becomes('purchased');
      expect(own.asked).to.have.length(2);
    });

    it('is not called before the form is valid, nor twice when details were refused', async () => {
      const own = till();
      const customer = await atForm(own.template);
      await customer.press('Pay now');
      expect(own.asked).to.have.length(0);
      await customer.fillAll({ Email: 'ada@nobody.invalid' });
      await customer.press('Pay now');
      await eventually(() => problems(customer).length === 1);
      expect(own.asked).to.have.length(1);
      expect(customer.text).to.contain('You have paid £110.00 already. It is not taken again.');
      expect(customer.button('Pay now')).to.equal(undefined);
      const slotted = customer.mounted.root.querySelector('#own')!;
      expect(slotted.checkVisibility()).to.equal(false);
      await expect(customer.element).to.be.accessible();
      customer.fill('Email', 'ada@example.com');
      await confirmed(customer);
      expect(own.asked).to.have.length(1);
      expect((await customer.sent()).get('payment_reference')).to.equal('PAID-1');
    });

    it('that the customer cancels books nothing and keeps everything', async () => {
      const own = till();
      own.refusal = new DOMException('The sheet was closed.', 'AbortError');
      const customer = await atForm(own.template);
      await customer.fillAll();
      await customer.press('Pay now');
      await eventually(() => customer.focused === summary(customer));
      expect(customer.alerts[0]).to.contain('You did not pay, so nothing was booked. Your tickets are still held');
      expect([customer.calls('purchase'), customer.status]).to.deep.equal([0, 'reserved']);
      expect(customer.field('First name').value).to.equal('Ada');
    });

    it('that gives no reference sends nothing, and the console says what to do', async () => {
      const said: string[] = [];
      const { error } = console;
      console.error = (message: string) => void said.push(message);
      try {
        const nothing = (() => Promise.resolve()) as never;
        const customer = await atForm(html`<tsw-checkout .paymentHandler=${nothing}></tsw-checkout>`);
        await customer.fillAll();
        await customer.press('Pay now');
        await eventually(() => customer.focused === summary(customer));
        expect(customer.alerts[0]).to.contain('contact the seller before you pay again');
        expect(customer.calls('purchase')).to.equal(0);
        expect(said).to.deep.equal([
          'tsw-widgets: paymentHandler gave no reference of the payment: it has to return a string.',
        ]);
      } finally {
        console.error = error;
      }
    });

    it('for tickets that were then exchanged is announced as returned, and the new ones are paid', async () => {
      const own = till();
      const customer = await atForm(own.template, undefined, TOY_STORY);
      await customer.fillAll({ Email: 'ada@nobody.invalid' });
      await customer.press('Pay now');
      await eventually(() => customer.button('Confirm booking'));
      await eventually(() => radio(customer, 'Post worldwide'));
      radio(customer, 'Post worldwide').click();
      await eventually(() => customer.text.includes('You have paid for tickets that were given back since.'));
      await eventually(() => customer.button('Pay now')?.getAttribute('aria-disabled') === 'false');
      customer.fill('Email', 'ada@example.com');
      await customer.press('Pay now');
      await customer.becomes('purchased');
      const [first, second] = own.asked;
      expect(own.asked).to.have.length(2);
      expect(first!.transactionUuid).not.to.equal(second!.transactionUuid);
    });

    it('may have been taken when the time runs out, so the words do not deny it', async () => {
      const own = till();
      const customer = await atForm(own.template);
      customer.mounted.advance(60 * 60_000);
      await customer.mounted.session.resynchronise();
      await customer.becomes('expired');
      expect(customer.alerts[0]).to.contain('If a payment was taken, the seller returns it.');
      expect(customer.alerts[0]).not.to.contain('Nothing was charged');
    });

    it('that the seller does not confirm buys nothing, and the customer does not pay twice', async () => {
      const own = till();
      const refusal = { error_code: 9020, error_desc: 'The payment was not accepted.' };
      const customer = await atForm(own.template, refusing(refusal, 403));
      await customer.fillAll();
      await customer.press('Pay now');
      await eventually(() => customer.focused === summary(customer));
      expect(customer.alerts[0]).to.contain('The seller could not confirm your payment, so nothing was booked.');
      await confirmed(customer);
      expect(own.asked).to.have.length(1);
    });

    it('is optional: without it, the customer pays the seller elsewhere', async () => {
      const customer = await atForm();
      expect(customer.text).to.contain('You pay £110.00 to the seller of these tickets.');
    });
  });

  describe('success-url', () => {
    const base = 'https://shop.example/booking/';

    it('is on the same site or https, and gets the transaction added', () => {
      const at = (url: string): string | undefined => successAddress(url, 'U-1', base);
      expect(at('thanks?a=b#top')).to.equal('https://shop.example/booking/thanks?a=b&transaction_uuid=U-1#top');
      expect(at('/thanks')).to.equal('https://shop.example/thanks?transaction_uuid=U-1');
      expect(at('https://elsewhere.example/')).to.equal('https://elsewhere.example/?transaction_uuid=U-1');
      expect(successAddress('/done', 'U-1', 'http://localhost:8000/')).to.contain('http://localhost:8000/done');
      for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'http://shop.example/', 'blob:x', 'https://']) {
        expect(at(bad), bad).to.equal(undefined);
      }
      expect(successAddress('x', 'U-1', 'about:srcdoc')).to.equal(undefined);
    });

    it('is where the customer goes after the purchase', async () => {
      const customer = await atForm(html`<tsw-checkout success-url="/thanks?from=shop"></tsw-checkout>`);
      await customer.fillAll();
      const destinations: string[] = [];
      const { navigation } = window as unknown as { navigation: EventTarget };
      const onNavigate = (event: Event): void => {
        destinations.push((event as Event & { destination: { url: string } }).destination.url);
        event.preventDefault();
      };
      navigation.addEventListener('navigate', onNavigate);
      await confirmed(customer);
      await eventually(() => destinations.length > 0);
      navigation.removeEventListener('navigate', onNavigate);
      const { booking } = customer.mounted.session.state;
      if (booking.status !== 'purchased') throw new Error('Nothing was bought.');
      const { transactionUuid } = booking.transaction.trolley;
      expect(destinations).to.deep.equal([
        `${window.location.origin}/thanks?from=shop&transaction_uuid=${transactionUuid}`,
      ]);
    });

    it('that is unsafe is ignored', async () => {
      const customer = await atForm(html`<tsw-checkout success-url="javascript:alert(1)"></tsw-checkout>`);
      await customer.fillAll();
      const { error } = console;
      const said: string[] = [];
      console.error = (message: string) => void said.push(message);
      await confirmed(customer);
      console.error = error;
      expect(said.join()).to.contain('success-url');
      expect(customer.text).to.contain('Your booking is complete');
    });
  });
});

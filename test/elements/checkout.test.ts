import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { TswCheckout } from '../../src/elements/checkout/checkout.js';
import { defineOnce } from '../../src/elements/internal/define-once.js';
import type { OrderRequest } from '../../src/domain/trolley.js';
import { performancesRead } from '../../src/state/reads.js';
import { valueOf } from '../../src/state/resource.js';
import { eventually, mountWithBoxOffice, type Mounted, type MountOptions } from '../support/mount.js';

defineOnce(TswCheckout);

type Wish = readonly [eventId: string, ticketType: string, band: string, ...seats: string[]];

const CAT: Wish = ['7AB', 'STALLS', 'A/pool', 'B3', 'B4'];

class Customer {
  constructor(
    readonly mounted: Mounted,
    readonly element: TswCheckout,
  ) {}

  /** What is drawn: the form, or what stands in its place. */
  get root(): ParentNode {
    return this.element.shadowRoot!.querySelector('tsw-checkout-form')?.shadowRoot ?? this.element.shadowRoot!;
  }

  get text(): string {
    const form = this.element.shadowRoot!.querySelector('tsw-checkout-form');
    const texts = [this.element.shadowRoot!, form?.shadowRoot].map((root) => root?.textContent ?? '');
    return texts.join(' ').replace(/\s+/g, ' ');
  }

  get status(): string {
    return this.mounted.session.state.booking.status;
  }

  calls(endpoint: string): number {
    return this.mounted.requests.filter(({ url }) => url.includes(`/${endpoint}.v1`)).length;
  }

  find<T extends HTMLElement>(selector: string, name: string): T | undefined {
    const places = [this.element.shadowRoot!, this.root];
    const all = places.flatMap((place) => [...place.querySelectorAll<T>(selector)]);
    return all.find((element) => element.textContent?.replace(/\s+/g, ' ').trim() === name);
  }

  button(name: string): HTMLButtonElement | undefined {
    return this.find('button', name);
  }

  field(label: string): HTMLInputElement {
    const found = this.find<HTMLLabelElement>('label', label);
    const control = found?.control ?? found?.querySelector('input');
    if (!control) throw new Error(`There is no field “${label}”.`);
    return control as HTMLInputElement;
  }

  fill(label: string, value: string): void {
    const field = this.field(label);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async fillAll(values: Readonly<Record<string, string>> = {}): Promise<void> {
    await eventually(() => this.button('Confirm booking') ?? this.button('Pay now'));
    for (const [label, value] of Object.entries({ ...ADA, ...values })) this.fill(label, value);
  }

  async becomes(status: string): Promise<void> {
    await eventually(() => this.status === status);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await this.element.updateComplete;
    await this.element.shadowRoot!.querySelector('tsw-checkout-form')?.updateComplete;
  }

  async reserve(...wishes: Wish[]): Promise<void> {
    const { session } = this.mounted;
    for (const [eventId, ticketTypeCode, priceBandCode, ...seats] of wishes) {
      const listed = await session.reads.refresh(performancesRead({ eventId }));
      const performanceId = valueOf(listed)!.performances[0]!.id;
      const order: OrderRequest = {
        performanceId,
        ticketTypeCode,
        priceBandCode,
        quantity: seats.length || 2,
        ...(seats.length > 0 && { seats }),
      };
      const added = await session.addOrder(order);
      if (!added.ok) throw new Error(`${eventId} could not be added.`);
    }
    const reserved = await session.reserve();
    if (!reserved.ok) throw new Error('It could not be reserved.');
    await this.drawn();
  }
}

const ADA = {
  'First name': 'Ada',
  'Last name': 'Tester',
  Email: 'ada@example.com',
  Phone: '0203 137 7420',
  'Address line 1': '1 Butterwick',
  'Town or city': 'London',
  Postcode: 'W6 8DL',
  Country: 'uk',
};

async function visit(
  template: TemplateResult = html`<tsw-checkout></tsw-checkout>`,
  options: MountOptions = {},
): Promise<Customer> {
  const mounted = await mountWithBoxOffice(template, options);
  await eventually(() => mounted.session.state.booking.status === 'idle');
  const element = mounted.root.querySelector('tsw-checkout')!;
  await element.updateComplete;
  return new Customer(mounted, element);
}

/** Answers the next call to an endpoint in the box office's place. */
function answerOnce(endpoint: string, answer: () => Response | Promise<Response>): MountOptions['intercept'] {
  let isUsed = false;
  return (request) => {
    if (isUsed || !request.url.includes(`/${endpoint}.v1`)) return undefined;
    isUsed = true;
    return answer();
  };
}

const json = (status: number, body: object): Response => Response.json(body, { status });

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

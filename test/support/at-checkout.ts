/** A customer at the checkout: reserves, fills in the form by its labels, presses its buttons. For element tests. */
import { html, type TemplateResult } from 'lit';
import type { OrderRequest } from '../../src/domain/trolley/trolley.js';
import { TswCheckout } from '../../src/elements/checkout/checkout.js';
import type { TswCheckoutForm } from '../../src/elements/checkout/form/checkout-form.js';
import { defineOnce } from '../../src/elements/base/define-once.js';
import { performancesRead } from '../../src/state/reads.js';
import { valueOf } from '../../src/state/resource.js';
import { eventually, mountWithBoxOffice, type Mounted, type MountOptions } from './mount.js';
import { textOf } from './text-of.js';

export type Wish = readonly [eventId: string, ticketType: string, band: string, ...seats: string[]];

export const CAT: Wish = ['7AB', 'STALLS', 'A/pool', 'B3', 'B4'];
/** Its supplier refuses a purchase with `fail part one` in address line two. */
export const SWAN_LAKE: Wish = ['6IE', 'CIRCLE', 'A/pool'];
/** From another supplier than the cat; can be sent as an eTicket or by post. */
export const TOY_STORY: Wish = ['7AA', 'STALLS', 'A/pool', 'B2', 'B3'];
/** Is reserved with other seats. */
export const MOVED: Wish = ['7AB', 'STALLS', 'B/pool', 'D6', 'D7'];

/** Makes timers of 0.9 to 30 seconds 50 times as fast; the time limits of calls stay. @returns a function that ends it */
export function hurry(): () => void {
  const { setTimeout: original } = globalThis;
  const quick = (run: () => void, delay = 0) => original(run, delay < 900 || delay > 30_000 ? delay : delay / 50);
  globalThis.setTimeout = quick as typeof setTimeout;
  return () => void (globalThis.setTimeout = original);
}

/** The view's content, once it is loaded. */
export const viewOf = (checkout: Element): ShadowRoot | null | undefined =>
  checkout.shadowRoot?.querySelector('tsw-checkout-view')?.shadowRoot;

export class Customer {
  constructor(
    readonly mounted: Mounted,
    readonly element: TswCheckout,
  ) {}

  /** The view's content, once it is loaded. */
  get view(): ShadowRoot {
    return viewOf(this.element) ?? this.element.shadowRoot!;
  }

  /** The content of the form, or else of the view. */
  get root(): ParentNode {
    return this.view.querySelector('tsw-checkout-form')?.shadowRoot ?? this.view;
  }

  get text(): string {
    const form = this.view.querySelector('tsw-checkout-form');
    const texts = [this.view, form?.shadowRoot].map((root) => root?.textContent ?? '');
    return texts.join(' ').replace(/\s+/g, ' ');
  }

  get status(): string {
    return this.mounted.session.state.booking.status;
  }

  calls(endpoint: string): number {
    return this.mounted.requests.filter(({ url }) => url.includes(`/${endpoint}.v1`)).length;
  }

  /** The parameters of the last purchase. */
  async sent(): Promise<URLSearchParams> {
    const request = this.mounted.requests.findLast(({ url }) => url.includes('/purchase.v1'));
    if (!request) throw new Error('No purchase was sent.');
    return new URLSearchParams(await request.clone().text());
  }

  /** The words of each alert. */
  get alerts(): string[] {
    const roots = new Set<ParentNode>([this.view, this.root]);
    return [...roots].flatMap((root) => [...root.querySelectorAll('[role=alert]')]).map(textOf);
  }

  /** The focused element, inside the form or around it. */
  get focused(): Element | null {
    const outer = this.view.activeElement;
    return outer?.shadowRoot?.activeElement ?? outer;
  }

  get buttons(): string[] {
    const roots = new Set<ParentNode>([this.view, this.root]);
    return [...roots].flatMap((root) => [...root.querySelectorAll('button')]).map(textOf);
  }

  async press(name: string): Promise<void> {
    const button = await eventually(() => this.button(name));
    button.focus();
    button.click();
    await this.drawn();
  }

  find<T extends HTMLElement>(selector: string, name: string): T | undefined {
    const places = [this.view, this.root];
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
    // The next change has to start from a rendered form.
    await this.drawn();
  }

  async becomes(status: string): Promise<void> {
    await eventually(() => this.status === status);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await this.element.updateComplete;
    await this.element.shadowRoot!.querySelector('tsw-checkout-view')?.updateComplete;
    await this.view.querySelector<TswCheckoutForm>('tsw-checkout-form')?.updateComplete;
  }

  async reserve(...wishes: Wish[]): Promise<void> {
    await this.choose(...wishes);
    const reserved = await this.mounted.session.reserve();
    if (!reserved.ok) throw new Error('It could not be reserved.');
    // Best available may be restricted views, which need a yes; other differences are what tests are about.
    const { booking } = this.mounted.session.state;
    if (booking.status === 'reserved' && booking.differences.every(({ kind }) => kind === 'remarks')) {
      this.mounted.session.acceptDifferences();
    }
    await this.drawn();
  }

  /** Puts tickets into the trolley. */
  async choose(...wishes: Wish[]): Promise<void> {
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
    await this.drawn();
  }
}

export const ADA = {
  'First name': 'Ada',
  'Last name': 'Tester',
  Email: 'ada@example.com',
  Phone: '0203 137 7420',
  'Address line 1': '1 Butterwick',
  'Town or city': 'London',
  Postcode: 'W6 8DL',
  Country: 'uk',
};

export async function visit(
  template: TemplateResult = html`<tsw-checkout></tsw-checkout>`,
  options: MountOptions = {},
): Promise<Customer> {
  defineOnce(TswCheckout);
  const mounted = await mountWithBoxOffice(template, options);
  await eventually(() => mounted.session.state.booking.status === 'idle');
  const element = mounted.root.querySelector('tsw-checkout')!;
  const customer = new Customer(mounted, element);
  await eventually(() => customer.view !== element.shadowRoot);
  await customer.drawn();
  return customer;
}

/** `<tsw-performance-picker>` as a customer uses it, over the simulated box office. */
import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../../src/elements/internal/define-once.js';
import { TswPerformancePicker } from '../../src/elements/performance-picker/performance-picker.js';
import type { TswEvent } from '../../src/events/events.js';
import { eventually, mountWithBoxOffice, type MountOptions, type Mounted } from '../support/mount.js';

defineOnce(TswPerformancePicker);

interface Picker extends Mounted {
  readonly element: TswPerformancePicker;
  readonly view: ShadowRoot;
  readonly chosen: TswEvent<'tsw-performance-select'>['detail'][];
  /** Every button, those of the calendar too, by the start of its name. */
  button(name: string | RegExp): HTMLButtonElement | undefined;
}

async function mount(template: TemplateResult, options?: MountOptions): Promise<Picker> {
  const chosen: Picker['chosen'] = [];
  const listen = (event: Event): void => void chosen.push((event as TswEvent<'tsw-performance-select'>).detail);
  document.addEventListener('tsw-performance-select', listen);
  stops.push(() => document.removeEventListener('tsw-performance-select', listen));
  const mounted = await mountWithBoxOffice(template, options);
  const element = mounted.root.querySelector('tsw-performance-picker')!;
  const view = await eventually(() => element.shadowRoot?.querySelector('tsw-performance-picker-view')?.shadowRoot);
  return { ...mounted, element, view, chosen, button: (name) => buttons(view).find((one) => isNamed(one, name)) };
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const calendarOf = (view: ShadowRoot): ShadowRoot | undefined =>
  view.querySelector('tsw-performance-calendar')?.shadowRoot ?? undefined;

const buttons = (view: ShadowRoot): HTMLButtonElement[] => [
  ...(calendarOf(view)?.querySelectorAll('button') ?? []),
  ...view.querySelectorAll('button'),
];

/** As a screen reader has it: what is hidden from it is left out. */
function nameOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return element.getAttribute('aria-label') ?? copy.textContent.replace(/\s+/g, ' ').trim();
}

const isNamed = (element: Element, name: string | RegExp): boolean =>
  typeof name === 'string' ? nameOf(element).startsWith(name) : name.test(nameOf(element));

describe('<tsw-performance-picker>', () => {
  it('offers a day and then its performance', async () => {
    const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
    const day = await eventually(() => picker.button('Tuesday, 9 March 2027'));
    expect(nameOf(day)).to.equal('Tuesday, 9 March 2027, from £21.00, 1 performance');
    await expect(picker.element).to.be.accessible();
    day.click();
    const performance = await eventually(() => picker.button(/19:30/));
    expect(nameOf(performance)).to.equal('19:30 Including back stage pass From £21.00 (£18.00 + £3.00 fee)');
    expect(picker.chosen).to.deep.equal([]);
    performance.click();
    expect(picker.chosen.map(({ automatic, performance: { dateTime } }) => [automatic, dateTime])).to.deep.equal([
      [false, '2027-03-09T19:30:00Z'],
    ]);
    expect(picker.session.state.selection.eventId).to.equal('6IF');
    await expect(picker.element).to.be.accessible();
  });
});

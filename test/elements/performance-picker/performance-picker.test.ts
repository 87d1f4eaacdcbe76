/** `<tsw-performance-picker>`, used as a customer does, with the simulated box office on Wednesday, 3 March 2027. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswPerformancePicker } from '../../../src/elements/performance-picker/performance-picker.js';
import type { TswEventDetails } from '../../../src/events/events.js';
import { eventually, mountWithBoxOffice, type MountOptions, type Mounted } from '../../support/mount.js';
import { pause } from '../../support/pause.js';
import { textOf } from '../../support/text-of.js';

defineOnce(TswPerformancePicker);

interface Picker extends Mounted {
  readonly element: TswPerformancePicker;
  readonly view: ShadowRoot;
  /** The details of the `tsw-performance-select` events, oldest first. */
  readonly told: TswEventDetails['tsw-performance-select'][];
  /** @param name the start of the button's name, or a pattern; includes the buttons of the calendar */
  button(name: string | RegExp): HTMLButtonElement | undefined;
  /** The names of the days that can be chosen, in the month on screen or in the list. */
  days(): string[];
  performances(): string[];
  calls(endpoint: string): URLSearchParams[];
  status(): string;
  /** The name of the focused element, also inside the calendar. */
  focused(): string;
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function mount(template: TemplateResult, options?: MountOptions): Promise<Picker> {
  const told: Picker['told'] = [];
  // The automatic choice may come before `mountWithBoxOffice` returns.
  const listen = (event: CustomEvent<TswEventDetails['tsw-performance-select']>): void => void told.push(event.detail);
  document.addEventListener('tsw-performance-select', listen);
  stops.push(() => document.removeEventListener('tsw-performance-select', listen));
  const mounted = await mountWithBoxOffice(template, options);
  const element = mounted.root.querySelector('tsw-performance-picker')!;
  const view = await eventually(() => element.shadowRoot?.querySelector('tsw-performance-picker-view')?.shadowRoot);
  return {
    ...mounted,
    element,
    view,
    told,
    button: (name) =>
      buttons(view).find((one) => (typeof name === 'string' ? nameOf(one).startsWith(name) : name.test(nameOf(one)))),
    days: () =>
      buttons(view)
        .filter((one) => one.part.contains('day') && one.getAttribute('aria-disabled') !== 'true')
        .map(nameOf),
    performances: () =>
      buttons(view)
        .filter((one) => one.part.contains('performance'))
        .map(nameOf),
    calls: (endpoint) =>
      mounted.requests
        .map(({ url }) => new URL(url))
        .filter(({ pathname }) => pathname.endsWith(`/${endpoint}.v1`))
        .map(({ searchParams }) => searchParams),
    status: () => textOf(view.querySelector('[role=status]')),
    focused: () => {
      const active = calendarOf(view)?.activeElement ?? view.activeElement;
      return active ? nameOf(active) : '';
    },
  };
}

const calendarOf = (view: ShadowRoot): ShadowRoot | undefined =>
  view.querySelector('tsw-performance-calendar')?.shadowRoot ?? undefined;

const buttons = (view: ShadowRoot): HTMLButtonElement[] => [
  ...(calendarOf(view)?.querySelectorAll('button') ?? []),
  ...view.querySelectorAll('button'),
];

/** The name that a screen reader reads, without parts hidden from it. */
function nameOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return element.getAttribute('aria-label') ?? textOf(copy);
}

const monthOf = ({ view }: Picker): string => textOf(calendarOf(view)?.querySelector('h3') ?? null);

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

const fill = (picker: Picker, id: string, value: string): void => {
  const input = picker.view.querySelector<HTMLInputElement>(`#${id}`)!;
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('<tsw-performance-picker>', () => {
  describe('the calendar', () => {
    it('is a grid of days named by the full date, price and number of performances', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IE"></tsw-performance-picker>`);
      const day = await eventually(() => picker.button('Friday, 5 March 2027'));
      expect(nameOf(day)).to.equal('Friday, 5 March 2027, from £23.00, 2 performances');
      const grid = calendarOf(picker.view)!.querySelector('[role=grid]')!;
      expect(textOf(calendarOf(picker.view)!.getElementById(grid.getAttribute('aria-labelledby')!))).to.equal(
        'March 2027',
      );
      expect(grid.querySelectorAll('[tabindex="0"]')).to.have.lengthOf(1);
      expect(picker.performances()).to.deep.equal([]);
      await expect(picker.element).to.be.accessible();
    });

    it('starts its weeks on the first day of the language', async () => {
      for (const [language, first] of [
        ['en-GB', 'Mon'],
        ['en-US', 'Sun'],
      ] as const) {
        const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`, {
          language,
        });
        await eventually(() => calendarOf(picker.view)?.querySelector('th'));
        expect(textOf(calendarOf(picker.view)!.querySelector('th'))).to.equal(first);
      }
    });

    it('disables days without performances', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
      const saturday = await eventually(() => picker.button('Saturday, 6 March 2027'));
      expect(nameOf(saturday)).to.equal('Saturday, 6 March 2027, no performances');
      expect(saturday.getAttribute('aria-disabled')).to.equal('true');
      saturday.click();
      await pause(30);
      expect(picker.performances()).to.deep.equal([]);
      expect(picker.days().some((name) => name.startsWith('Saturday'))).to.equal(false);
    });

    it('shows the performances of a day, with time, name and price', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
      (await eventually(() => picker.button('Tuesday, 9 March 2027'))).click();
      await eventually(() => picker.performances().length > 0);
      expect(picker.performances()).to.deep.equal(['19:30 Including back stage pass From £21.00 (£18.00 + £3.00 fee)']);
      expect(picker.status()).to.equal('1 performance on Tuesday, 9 March 2027');
      expect(picker.told).to.deep.equal([]);
      await expect(picker.element).to.be.accessible();
    });

    it('marks offers, on the day and on its performances', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6L9" view="list"></tsw-performance-picker>`);
      const day = await eventually(() => picker.button(/, from \$71\.00|from \$71\.00/));
      expect(nameOf(day)).to.contain('Offer');
      day.click();
      await eventually(() => picker.performances().length === 2);
      expect(picker.performances()[0]).to.match(
        /^20:00 From \$71\.00 \(\$68\.00 \+ \$3\.00 fee\) Save 11% Was \$80\.00/,
      );
    });

    it('moves by keyboard, also between months', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
      const first = await eventually(() => picker.button('Thursday, 4 March 2027'));
      first.focus();
      await press('ArrowRight');
      expect(picker.focused()).to.match(/^Friday, 5 March 2027/);
      await press('ArrowRight');
      expect(picker.focused()).to.equal('Saturday, 6 March 2027, no performances');
      await press('ArrowDown');
      expect(picker.focused()).to.match(/^Saturday, 13 March 2027/);
      await press('Home');
      expect(picker.focused()).to.match(/^Monday, 8 March 2027/);
      await press('End');
      expect(picker.focused()).to.match(/^Sunday, 14 March 2027/);
      await press('PageDown');
      await eventually(() => picker.focused().startsWith('Wednesday, 14 April 2027'));
      expect(monthOf(picker)).to.equal('April 2027');
      await press('PageUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft');
      expect(picker.focused()).to.match(/^Saturday, 6 March 2027/);
      expect(calendarOf(picker.view)!.querySelectorAll('[tabindex="0"]')).to.have.lengthOf(1);
      await press('PageDown', 'Enter');
      expect(picker.told).to.deep.equal([]);
    });

    it('lets customers choose a day and then a performance by keyboard alone', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IE"></tsw-performance-picker>`);
      (await eventually(() => picker.button('Thursday, 4 March 2027'))).focus();
      await press('ArrowRight', 'Enter');
      await eventually(() => picker.performances().length === 2);
      expect(picker.focused()).to.match(/^Friday, 5 March 2027/);
      await press('Tab', 'Enter');
      expect(picker.told.map(({ performance }) => performance.dateTime?.slice(0, 16))).to.deep.equal([
        '2027-03-05T15:30',
      ]);
    });

    it('goes to the months with performances, by button and by menu', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
      await eventually(() => picker.days().length > 20);
      expect(picker.button('Previous month')!.getAttribute('aria-disabled')).to.equal('true');
      picker.button('Next month')!.click();
      await eventually(() => monthOf(picker) === 'April 2027');
      await eventually(() => picker.status() === 'April 2027');
      const choice = await eventually(() => calendarOf(picker.view)!.querySelector('select'));
      await eventually(() => textOf(choice.options[0] ?? null) === 'March 2027, from £21.00');
      expect([...choice.options].map(textOf).at(-1)).to.match(/^July 2027/);
      choice.value = '2027-07';
      choice.dispatchEvent(new Event('change'));
      await eventually(() => picker.button('Thursday, 1 July 2027')?.getAttribute('aria-disabled') === 'false');
      expect(picker.days()).to.have.lengthOf(1);
      expect(picker.button('Next month')!.getAttribute('aria-disabled')).to.equal('true');
    });

    it('shows no days outside from and to', async () => {
      const picker = await mount(
        html`<tsw-performance-picker
          event-id="6IF"
          from="2027-03-10"
          to="2027-03-24"
          view="calendar"
        ></tsw-performance-picker>`,
      );
      await eventually(() => picker.days().length > 0);
      expect(picker.days()[0]).to.match(/^Wednesday, 10 March 2027/);
      expect(picker.days().at(-1)).to.match(/^Wednesday, 24 March 2027/);
    });

    it('shows the venue’s dates and times in every time zone of the customer', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6L9"></tsw-performance-picker>`);
      const day = await eventually(() => picker.button(/^Thursday, 4 March 2027, from/));
      day.click();
      await eventually(() => picker.performances().length === 2);
      expect(picker.performances().map((name) => name.slice(0, 5))).to.deep.equal(['20:00', '22:30']);
    });

    it('fits a page 320 pixels wide, with targets of at least 24 pixels', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="DP9"></tsw-performance-picker>`);
      picker.root.style.display = 'block';
      picker.root.style.inlineSize = '320px';
      const day = await eventually(() => picker.button(/^Friday, 5 March 2027, from/));
      day.click();
      await eventually(() => picker.performances().length === 4);
      expect(picker.element.scrollWidth).to.be.at.most(320);
      for (const button of buttons(picker.view)) {
        const { width, height, right } = button.getBoundingClientRect();
        expect(Math.min(width, height), nameOf(button)).to.be.at.least(24);
        expect(right, nameOf(button)).to.be.at.most(picker.element.getBoundingClientRect().right + 1);
      }
    });
  });

  describe('many performances', () => {
    it('are read month by month, each month once', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="DP9"></tsw-performance-picker>`);
      await eventually(() => picker.days().length === 28);
      await eventually(() => picker.days().every((name) => name.endsWith('4 performances')));
      expect(picker.calls('months')).to.have.lengthOf(1);
      const ranges = (): (string | null)[] => picker.calls('performances').map((query) => query.get('date_range'));
      expect(ranges()).to.deep.equal([null, '20270301:20270331']);
      picker.button('Next month')!.click();
      await eventually(() => picker.days().length === 30 && picker.days()[0]!.endsWith('4 performances'));
      picker.button('Previous month')!.click();
      await eventually(() => monthOf(picker) === 'March 2027');
      picker.button('Next month')!.click();
      await eventually(() => monthOf(picker) === 'April 2027');
      expect(ranges()).to.deep.equal([null, '20270301:20270331', '20270401:20270430']);
    });

    it('let customers choose a day before its performances are read', async () => {
      let release: (() => void) | undefined;
      const picker = await mount(html`<tsw-performance-picker event-id="DP9"></tsw-performance-picker>`, {
        intercept: async ({ url }) => {
          if (url.includes('20270401')) await new Promise<void>((resolve) => (release = resolve));
          return undefined;
        },
      });
      await eventually(() => picker.button('Next month')?.getAttribute('aria-disabled') === 'false');
      picker.button('Next month')!.click();
      const day = await eventually(() => picker.button('Friday, 2 April 2027'));
      expect(day.getAttribute('aria-disabled')).to.equal('false');
      day.click();
      await eventually(() => release);
      release!();
      await eventually(() => picker.performances().length === 4);
    });

    it('are all read where a month takes several pages', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="TIMED"></tsw-performance-picker>`, {
        intercept: ({ url }) => timedEntry(new URL(url)),
      });
      await eventually(() => picker.days().length === 31);
      await eventually(() => picker.days().every((name) => name.endsWith('20 performances')));
    });
  });

  describe('the list', () => {
    it('replaces the calendar where performances are few and far apart', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="7AB"></tsw-performance-picker>`);
      await eventually(() => picker.days().length === 2);
      expect(calendarOf(picker.view)).to.equal(undefined);
      expect(picker.days()).to.deep.equal([
        'Saturday, 1 January 2028 from £35.00 1 performance Offer',
        'Monday, 1 January 2029 from £35.00 1 performance Offer',
      ]);
      const day = picker.button('Saturday, 1 January 2028')!;
      expect(day.getAttribute('aria-expanded')).to.equal('false');
      day.click();
      await eventually(() => day.getAttribute('aria-expanded') === 'true');
      expect(picker.performances()).to.deep.equal([
        '15:30 From £35.00 (£30.00 + £5.00 fee) No fees on tickets at £40.00',
      ]);
      await expect(picker.element).to.be.accessible();
      picker.button('15:30')!.click();
      expect(picker.told).to.have.lengthOf(1);
    });

    it('swaps with the calendar by a button, and the page chooses which comes first', async () => {
      const picker = await mount(
        html`<tsw-performance-picker event-id="7AB" view="calendar"></tsw-performance-picker>`,
      );
      await eventually(() => monthOf(picker) === 'January 2028');
      expect(picker.days()).to.have.lengthOf(1);
      picker.button('Next month')!.click();
      await eventually(() => monthOf(picker) === 'January 2029');
      const toggle = picker.button('Show as list')!;
      toggle.focus();
      toggle.click();
      await eventually(() => picker.days().length === 2);
      expect(picker.focused()).to.equal('Show as calendar');
    });

    it('shows long runs a page at a time under headings of months', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF" view="list"></tsw-performance-picker>`);
      await eventually(() => picker.days().length > 0);
      const before = picker.days().length;
      expect([...picker.view.querySelectorAll('h3')].map(textOf)).to.include('March 2027');
      picker.button('Show more dates')!.click();
      await eventually(() => picker.days().length > before);
      expect(picker.days()[0]).to.match(/^Thursday, 4 March 2027/);
      expect(picker.button('Show more dates')).to.equal(undefined);
      await expect(picker.element).to.be.accessible();
    });
  });

  describe('choosing', () => {
    it('tells the page, selects and marks the performance', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IE"></tsw-performance-picker>`);
      (await eventually(() => picker.button('Friday, 5 March 2027'))).click();
      (await eventually(() => picker.button('20:00'))).click();
      const [{ performance, automatic }] = picker.told as [Picker['told'][number]];
      expect(automatic).to.equal(false);
      const { eventId, performanceId } = picker.session.state.selection;
      expect([eventId, performanceId]).to.deep.equal(['6IE', performance.id]);
      await eventually(() => picker.button('20:00')!.getAttribute('aria-current') === 'true');
      expect(picker.button('15:30')!.hasAttribute('aria-current')).to.equal(false);
      await expect(picker.element).to.be.accessible();
    });

    it('does nothing when the page prevents the event', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IE"></tsw-performance-picker>`);
      picker.root.addEventListener('tsw-performance-select', (event) => event.preventDefault());
      (await eventually(() => picker.button('Friday, 5 March 2027'))).click();
      (await eventually(() => picker.button('20:00'))).click();
      expect(picker.told).to.have.lengthOf(1);
      expect(picker.session.state.selection.performanceId).to.equal(undefined);
      expect(picker.button('20:00')!.hasAttribute('aria-current')).to.equal(false);
    });

    it('starts with the performance that the page names, in its month and on its day', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
      await eventually(() => picker.days().length > 20);
      const last = await performanceOn(picker, '20270629');
      const other = await mount(html`<tsw-performance-picker performance-id=${last}></tsw-performance-picker>`);
      await eventually(() => monthOf(other) === 'June 2027');
      await eventually(() => other.performances().length === 1);
      expect(other.button('19:30')!.getAttribute('aria-current')).to.equal('true');
      expect(other.told).to.deep.equal([]);
    });

    it('starts at the selected performance, and follows the customer’s next choice', async () => {
      const picker = await mount(html`<tsw-performance-picker></tsw-performance-picker>`);
      const last = await performanceOn(picker, '20270629');
      picker.session.select({ eventId: '6IF', performanceId: last });
      await eventually(() => picker.performances().length === 1);
      expect(monthOf(picker)).to.equal('June 2027');
      expect(picker.button('19:30')!.getAttribute('aria-current')).to.equal('true');
      picker.button('Previous month')!.click();
      (await eventually(() => picker.button(/^Tuesday, 11 May 2027, from/))).click();
      await eventually(() => picker.performances()[0]?.includes('back stage'));
      expect(picker.button('19:30')!.hasAttribute('aria-current')).to.equal(false);
      picker.button('19:30')!.click();
      await eventually(() => picker.button('19:30')!.getAttribute('aria-current') === 'true');
      expect(monthOf(picker)).to.equal('May 2027');
    });

    it('follows changes of the page’s language', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`);
      await eventually(() => picker.button('Friday, 5 March 2027'));
      picker.root.setAttribute('lang', 'de');
      await eventually(() => picker.button('Freitag, 5. März 2027'));
    });

    it('says when the performance that the page names is not on sale, and offers the others', async () => {
      const picker = await mount(html`<tsw-performance-picker performance-id="6IF-A00"></tsw-performance-picker>`);
      await eventually(() => textOf(picker.view.querySelector('.notice')).includes('not on sale any more'));
      expect(picker.days().length).to.be.above(20);
      expect(monthOf(picker)).to.equal('March 2027');
    });

    it('follows the event that is selected on the page', async () => {
      const picker = await mount(html`<tsw-performance-picker></tsw-performance-picker>`);
      await eventually(() => textOf(picker.view.querySelector('.muted')) === 'Choose an event first.');
      await expect(picker.element).to.be.accessible();
      picker.session.select({ eventId: '6IF' });
      await eventually(() => picker.button('Tuesday, 9 March 2027'));
      picker.button('Tuesday, 9 March 2027')!.click();
      picker.session.select({ eventId: '7AB' });
      await eventually(() => picker.days()[0]?.startsWith('Saturday, 1 January 2028'));
      expect(picker.performances()).to.deep.equal([]);
    });
  });

  describe('nothing to choose', () => {
    for (const eventId of ['6KF', '1D7B8', 'GVA']) {
      it(`chooses the placeholder performance of ${eventId} and never shows it`, async () => {
        const picker = await mount(html`<tsw-performance-picker event-id=${eventId}></tsw-performance-picker>`);
        await eventually(() => picker.told.length > 0);
        const [{ performance, automatic }] = picker.told as [Picker['told'][number]];
        expect(automatic).to.equal(true);
        expect(performance.eventId).to.equal(eventId);
        expect(picker.session.state.selection.performanceId).to.equal(performance.id);
        expect(picker.days()).to.deep.equal([]);
        expect(picker.performances()).to.deep.equal([]);
        await eventually(() => textOf(picker.view.querySelector('.muted')).startsWith('No date needed'));
        await pause(30);
        expect(picker.told).to.have.lengthOf(1);
        await expect(picker.element).to.be.accessible();
      });
    }

    it('does not choose automatically when the page prevents the event', async () => {
      const prevent = (event: Event): void => event.preventDefault();
      document.addEventListener('tsw-performance-select', prevent, true);
      stops.push(() => document.removeEventListener('tsw-performance-select', prevent, true));
      const picker = await mount(html`<tsw-performance-picker event-id="6KF"></tsw-performance-picker>`);
      await eventually(() => picker.told.length > 0);
      expect(picker.session.state.selection.performanceId).to.equal(undefined);
    });

    it('says that nothing is on sale', async () => {
      const picker = await mount(
        html`<tsw-performance-picker event-id="6IF" from="2029-01-01"></tsw-performance-picker>`,
      );
      await eventually(
        () => textOf(picker.view.querySelector('.notice')) === 'No performances are on sale at the moment.',
      );
      await expect(picker.element).to.be.accessible();
    });

    it('shows performances with a name but no date, and says when few tickets are left', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="PASS"></tsw-performance-picker>`, {
        intercept: ({ url }) => seasonPasses(new URL(url)),
      });
      await eventually(() => picker.performances().length === 2);
      expect(picker.performances()).to.deep.equal(['Gold pass Few left', 'Silver pass']);
      picker.button('Silver pass')!.click();
      expect(picker.told.map(({ performance }) => performance.id)).to.deep.equal(['PASS-2']);
    });
  });

  describe('departure date and duration', () => {
    it('is required for an undated event before its performance is chosen', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6KS"></tsw-performance-picker>`);
      const go = await eventually(() => picker.button('Continue'));
      expect(picker.told).to.deep.equal([]);
      await expect(picker.element).to.be.accessible();
      go.click();
      await eventually(() => textOf(picker.view.querySelector('[role=alert]')).includes('departure date'));
      expect(picker.view.activeElement?.id).to.equal('departure');
      expect(picker.told).to.deep.equal([]);
      await expect(picker.element).to.be.accessible();
      fill(picker, 'departure', '2027-04-14');
      await eventually(() => !picker.view.querySelector('[role=alert]'));
      go.click();
      expect(picker.told.map(({ automatic }) => automatic)).to.deep.equal([false]);
      expect(picker.session.state.selection.departureDate).to.equal('2027-04-14');
    });

    it('refuses a departure in the past', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="6KS"></tsw-performance-picker>`);
      const go = await eventually(() => picker.button('Continue'));
      fill(picker, 'departure', '2020-01-01');
      go.click();
      await eventually(() => picker.view.querySelector('[role=alert]'));
      expect(picker.told).to.deep.equal([]);
    });

    it('defaults to the day of the visit', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="AG8"></tsw-performance-picker>`);
      const chooseDay = async (date: string): Promise<void> => {
        (await eventually(() => picker.button(date))).click();
        await eventually(() => picker.status().endsWith(date));
        picker.button(/^Any time/)!.click();
      };
      await chooseDay('Friday, 5 March 2027');
      expect(picker.session.state.selection.departureDate).to.equal('2027-03-05');
      await chooseDay('Monday, 8 March 2027');
      expect(picker.session.state.selection.departureDate).to.equal('2027-03-08');
      fill(picker, 'departure', '2027-03-07');
      await chooseDay('Tuesday, 9 March 2027');
      expect(picker.session.state.selection.departureDate).to.equal('2027-03-07');
      await expect(picker.element).to.be.accessible();
    });

    it('counts nights for a hotel', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="I3U"></tsw-performance-picker>`);
      (await eventually(() => picker.button('Friday, 5 March 2027'))).click();
      await eventually(() => picker.performances().length === 1);
      expect(textOf(picker.view.querySelector('label'))).to.equal('Number of nights');
      fill(picker, 'duration', '0');
      picker.button(/^Any time/)!.click();
      await eventually(
        () => textOf(picker.view.querySelector('[role=alert]')) === 'Please choose a number from 1 to 30.',
      );
      expect(picker.view.activeElement?.id).to.equal('duration');
      expect(picker.told).to.deep.equal([]);
      fill(picker, 'duration', '3');
      picker.button(/^Any time/)!.click();
      expect(picker.session.state.selection.duration).to.equal(3);
      expect(picker.session.state.selection.departureDate).to.equal(undefined);
    });
  });

  describe('loading and failing', () => {
    it('reserves space and says that it loads', async () => {
      let release: (() => void) | undefined;
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`, {
        intercept: async () => {
          await new Promise<void>((resolve) => (release = resolve));
          return undefined;
        },
      });
      await eventually(() => picker.status() === 'Loading…');
      expect(picker.element.getBoundingClientRect().height).to.be.above(300);
      await expect(picker.element).to.be.accessible();
      release!();
    });

    it('says what failed, and tries again', async () => {
      let isBroken = true;
      const picker = await mount(html`<tsw-performance-picker event-id="6IF"></tsw-performance-picker>`, {
        intercept: ({ url }) =>
          isBroken && url.includes('/performances.v1') ? new Response('', { status: 500 }) : undefined,
      });
      await eventually(() => picker.view.querySelector('[role=alert]'));
      await expect(picker.element).to.be.accessible();
      isBroken = false;
      const retry = picker.button('Try again')!;
      retry.focus();
      retry.click();
      await eventually(() => picker.days().length > 20);
      expect(picker.view.activeElement).not.to.equal(null);
    });

    it('keeps the days when a month cannot be read', async () => {
      let isBroken = true;
      const picker = await mount(html`<tsw-performance-picker event-id="DP9"></tsw-performance-picker>`, {
        intercept: ({ url }) => (isBroken && url.includes('20270401') ? new Response('', { status: 500 }) : undefined),
      });
      await eventually(() => picker.button('Next month')?.getAttribute('aria-disabled') === 'false');
      picker.button('Next month')!.click();
      await eventually(() => picker.view.querySelector('[role=alert]'));
      expect(picker.days()).to.have.lengthOf(30);
      isBroken = false;
      picker.button('Try again')!.click();
      await eventually(() => picker.days()[0]!.endsWith('4 performances'));
      expect(picker.view.querySelector('[role=alert]')).to.equal(null);
    });

    it('says that an unknown event is not available', async () => {
      const picker = await mount(html`<tsw-performance-picker event-id="ZZZ9"></tsw-performance-picker>`);
      await eventually(() => textOf(picker.view.querySelector('[role=alert]')) === 'This is no longer available.');
      expect(picker.button('Try again')).to.equal(undefined);
    });
  });
});

/** The ID of a performance of 6IF, read from the box office. @param day `yyyymmdd` */
async function performanceOn({ sandbox }: Picker, day: string): Promise<string> {
  const url = `https://sandbox.invalid/f13/performances.v1?event_id=6IF&date_range=${day}:${day}`;
  const headers = { Authorization: `Basic ${btoa('demo:demopass')}` };
  const answer = await sandbox.handle(new Request(url, { headers }));
  const { results } = (await answer.json()) as { results: { performance: { perf_id: string }[] } };
  return results.performance[0]!.perf_id;
}

const eventAnswer = (id: string): Response =>
  Response.json({ events_by_id: { [id]: { event: { event_id: id, event_desc: id }, valid_quantities: [1] } } });

/** A museum with twenty entry times a day in March. */
function timedEntry(url: URL): Response {
  if (url.pathname.endsWith('/events_by_id.v1')) return eventAnswer('TIMED');
  if (url.pathname.endsWith('/months.v1')) {
    return Response.json({
      results: { month: [{ month: 'mar', year: 2027, month_dates_bitmask: 2 ** 31 - 1, month_weekdays_bitmask: 127 }] },
    });
  }
  const all = Array.from({ length: 31 * 20 }, (_, index) => {
    const [day, slot] = [Math.floor(index / 20) + 1, index % 20];
    const [hour, minute] = [10 + Math.floor(slot / 4), (slot % 4) * 15];
    const twoDigits = (value: number): string => String(value).padStart(2, '0');
    return {
      perf_id: `TIMED-${index}`,
      event_id: 'TIMED',
      iso8601_date_and_time: `2027-03-${twoDigits(day)}T${twoDigits(hour)}:${twoDigits(minute)}:00Z`,
    };
  });
  const [length, number] = [Number(url.searchParams.get('page_length')), Number(url.searchParams.get('page_number'))];
  const left = Math.max(0, all.length - (number + 1) * length);
  return Response.json({
    results: {
      performance: all.slice(number * length, (number + 1) * length),
      paging_status: {
        page_length: length,
        page_number: number,
        pages_remaining: Math.ceil(left / length),
        results_remaining: left,
        total_unpaged_results: all.length,
      },
    },
  });
}

function seasonPasses(url: URL): Response {
  if (url.pathname.endsWith('/events_by_id.v1')) return eventAnswer('PASS');
  return Response.json({
    results: {
      has_perf_names: true,
      performance: [
        { perf_id: 'PASS-1', event_id: 'PASS', perf_name: 'Gold pass', is_limited: true },
        { perf_id: 'PASS-2', event_id: 'PASS', perf_name: 'Silver pass' },
      ],
    },
  });
}

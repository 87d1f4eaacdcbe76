/** `<tsw-event-search>`, used as a customer does, with the simulated box office. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { TswEventSearch } from '../../../src/elements/event-search/event-search.js';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import type { TswEvent } from '../../../src/events/events.js';
import { eventually, mountWithBoxOffice, type MountOptions, type Mounted } from '../../support/mount.js';
import { pause } from '../../support/pause.js';
import { textOf } from '../../support/text-of.js';

defineOnce(TswEventSearch);

interface Search extends Mounted {
  readonly element: TswEventSearch;
  readonly view: ShadowRoot;
  /** Names of the results, in order. */
  names(): string[];
  result(name: string): HTMLElement;
  button(name: string): HTMLButtonElement | undefined;
  /** The searches sent so far, without the reads of places. */
  searches(): URLSearchParams[];
  status(): string;
}

const NUTCRACKER = "Matthew Bourne's Nutcracker TEST";
const SWAN_LAKE = "Matthew Bourne's Swan Lake test";

async function mount(template: TemplateResult, options?: MountOptions): Promise<Search> {
  const mounted = await mountWithBoxOffice(template, options);
  const element = mounted.root.querySelector('tsw-event-search')!;
  const view = await eventually(() => element.shadowRoot?.querySelector('tsw-event-search-view')?.shadowRoot);
  const results = (): HTMLElement[] => [...view.querySelectorAll<HTMLElement>('.choose')];
  return {
    ...mounted,
    element,
    view,
    names: () => results().map(textOf),
    result: (name) => results().find((one) => textOf(one) === name)!,
    button: (name) => [...view.querySelectorAll('button')].find((button) => textOf(button) === name),
    searches: () =>
      mounted.requests
        .map(({ url }) => new URL(url))
        .filter(({ pathname, searchParams }) => pathname.endsWith('/events.v1') && searchParams.has('req_cost_range'))
        .map(({ searchParams }) => searchParams),
    status: () => textOf(view.querySelector('[role=status]')),
  };
}

async function mountReady(template: TemplateResult, options?: MountOptions): Promise<Search> {
  const search = await mount(template, options);
  await waitForResults(search);
  return search;
}

/** Waits until the results of the last search are on screen. */
async function waitForResults(search: Search): Promise<void> {
  await eventually(() => /event|found/.test(search.status()));
}

const searchboxOf = ({ view }: Search): HTMLInputElement => view.querySelector('input[type=search]')!;

async function type(search: Search, text: string): Promise<void> {
  searchboxOf(search).focus();
  await sendKeys({ type: text });
}

function choose(search: Search, id: string, value: string): void {
  const control = search.view.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)!;
  control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

const searchAnswer = (events: object[], total = events.length): Response =>
  Response.json({
    results: {
      event: events,
      paging_status: {
        page_length: 12,
        page_number: 0,
        pages_remaining: 0,
        results_remaining: 0,
        total_unpaged_results: total,
      },
    },
  });

/** @returns the messages of console.warn while `run` runs */
async function warningsDuring(run: () => Promise<void>): Promise<unknown[]> {
  const warnings: unknown[] = [];
  const { warn } = console;
  console.warn = (message: unknown) => void warnings.push(message);
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

const wireEvent = (id: string, more: object = {}): object => ({
  event_id: id,
  event_desc: `Event ${id}`,
  venue_desc: 'A hall',
  country_code: 'uk',
  country_desc: 'United Kingdom',
  source_code: 'ext_test0',
  event_status: 'live',
  ...more,
});

describe('<tsw-event-search>', () => {
  describe('results', () => {
    it('show the name, venue, price and fee', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="nutcracker"></tsw-event-search>`);
      expect(search.names()).to.deep.equal([NUTCRACKER]);
      const words = textOf(search.view.querySelector('.result'));
      expect(words).to.contain("Sadler's Wells, London");
      expect(words).to.contain('From £21.00 (£18.00 + £3.00 fee)');
      expect(search.status()).to.equal('1 event');
      await expect(search.element).to.be.accessible();
    });

    it('distinguish a lower price from a waived fee, and say which tickets an offer is on', async () => {
      const search = await mountReady(html`<tsw-event-search event-ids="6L9,7AB"></tsw-event-search>`);
      const [femme, cat] = [...search.view.querySelectorAll('.result')].map(textOf);
      expect(femme).to.contain('Save 11% Was $80.00');
      expect(femme).not.to.contain('on tickets at');
      expect(cat).to.contain('From £35.00 (£30.00 + £5.00 fee) No fees on tickets at £40.00');
      expect(cat).not.to.contain('%');
    });

    it('leave out add-ons and events that are not on sale', async () => {
      const search = await mountReady(html`<tsw-event-search controls="none"></tsw-event-search>`, {
        intercept: () =>
          searchAnswer([
            wireEvent('AAA'),
            wireEvent('BBB', { is_add_on: true }),
            wireEvent('CCC', { has_no_perfs: true }),
            wireEvent('DDD', { event_status: 'dead' }),
          ]),
      });
      expect(search.names()).to.deep.equal(['Event AAA']);
      expect(search.status()).to.equal('1 event');
    });

    it('show one lazy decorative picture, or a placeholder of the same size', async () => {
      const picture = { name: 'square', caption: 'x', secure_complete_url: 'https://images.invalid/square.jpg' };
      const search = await mountReady(html`<tsw-event-search controls="none"></tsw-event-search>`, {
        intercept: () => searchAnswer([wireEvent('AAA', { media: { media_asset: [picture] } }), wireEvent('BBB')]),
      });
      const [first, second] = [...search.view.querySelectorAll('.picture')];
      const image = first!.querySelector('img')!;
      expect(image.getAttribute('alt')).to.equal('');
      expect(image.loading).to.equal('lazy');
      expect(second!.querySelector('img')).to.equal(null);
      const height = (element: Element): number => element.getBoundingClientRect().height;
      const before = height(first!);
      expect(before).to.be.closeTo(height(second!), 1).and.above(50);
      await eventually(() => image.hidden);
      expect(height(first!)).to.equal(before);
    });

    it('mark the language of a Japanese name', async () => {
      const search = await mountReady(html`<tsw-event-search event-ids="AG8,7AB"></tsw-event-search>`);
      const [japanese, english] = [...search.view.querySelectorAll('h3')];
      expect(japanese!.lang).to.equal('ja');
      expect(textOf(japanese)).to.equal('1デーパスポート (One Day Passport)');
      expect(english!.hasAttribute('lang')).to.equal(false);
    });

    it('fit a page 320 pixels wide, even with long names', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`, {
        intercept: ({ url }) =>
          url.includes('req_cost_range')
            ? searchAnswer([wireEvent('AAA', { event_desc: '東京ディズニーリゾート'.repeat(12) })])
            : undefined,
      });
      search.root.style.display = 'block';
      search.root.style.inlineSize = '320px';
      await pause(50);
      expect(search.element.scrollWidth).to.be.at.most(320);
      for (const part of search.view.querySelectorAll('input, select, .result, .choose')) {
        expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 60)).to.be.at.most(
          search.element.getBoundingClientRect().right + 1,
        );
      }
    });
  });

  describe('attributes', () => {
    for (const [attributes, expected] of [
      [
        { keywords: 'matthew', countryCode: 'uk' },
        { keywords: 'matthew', country_code: 'uk' },
      ],
      [{ countryCode: 'GB' }, { country_code: 'uk' }],
      [{ cityCode: 'paris-fr' }, { city_code: 'paris-fr', country_code: 'fr' }],
      [{ latitude: 51.49, longitude: -0.22, radius: 5 }, { circle: '51.49:-0.22:5' }],
      [{ from: '2027-03-10', to: '2027-03-20' }, { date_range: '20270310:20270320' }],
      [
        { offersOnly: true, sortOrder: 'cost_ascending' },
        { offers_only: 'true', sort_order: 'cost_ascending' },
      ],
      [{ pageLength: 3 }, { page_length: '3' }],
    ] as const) {
      it(`ask for ${JSON.stringify(expected)}`, async () => {
        const search = await mountReady(html`<tsw-event-search controls="none"></tsw-event-search>`);
        Object.assign(search.element, attributes);
        const sent = await eventually(() =>
          search
            .searches()
            .find((query) => Object.entries(expected).every(([name, value]) => query.get(name) === value)),
        );
        expect(sent.get('req_cost_range_best_value_offer')).to.equal('true');
      });
    }

    it('narrow the search together', async () => {
      const search = await mountReady(
        html`<tsw-event-search keywords="matthew" country-code="uk" sort-order="alphabetic"></tsw-event-search>`,
      );
      expect(search.names()).to.deep.equal([NUTCRACKER, SWAN_LAKE]);
    });

    it('with wrong values are left out with one warning each', async () => {
      const warnings = await warningsDuring(async () => {
        const search = await mountReady(
          html`<tsw-event-search from="tomorrow" sort-order="random" controls="keywords filters"></tsw-event-search>`,
        );
        expect(search.searches()[0]!.has('date_range')).to.equal(false);
        expect(search.searches()[0]!.has('sort_order')).to.equal(false);
      });
      expect(warnings).to.have.lengthOf(3);
    });

    it('that are no numbers, or out of range, are left out with one warning each', async () => {
      const warnings = await warningsDuring(async () => {
        const search = await mountReady(
          html`<tsw-event-search latitude="91" longitude="east" page-length="500"></tsw-event-search>`,
        );
        expect(search.searches()[0]!.has('circle')).to.equal(false);
        expect(search.searches()[0]!.get('page_length')).to.equal('12');
      });
      expect(warnings).to.have.members([
        'tsw-widgets: <tsw-event-search latitude="91"> is left out: expected a number from -90 to 90.',
        'tsw-widgets: <tsw-event-search longitude="NaN"> is left out: expected a number from -180 to 180.',
        'tsw-widgets: <tsw-event-search page-length="500"> is left out: expected a number from 1 to 100.',
      ]);
    });

    it('event-ids shows only these events, in that order, without a form', async () => {
      const search = await mountReady(html`<tsw-event-search event-ids="7AB, 6IF,7AC,nope"></tsw-event-search>`);
      expect(search.names()).to.deep.equal(['The Unremarkable Incident of the Cat at Lunchtime', NUTCRACKER]);
      expect(search.view.querySelector('form')).to.equal(null);
    });

    it('event-ids combines with the other filters and the sort order', async () => {
      const search = await mountReady(
        html`<tsw-event-search event-ids="7AB,6IE,6IF" keywords="matthew" sort-order="alphabetic"></tsw-event-search>`,
      );
      expect(search.names()).to.deep.equal([NUTCRACKER, SWAN_LAKE]);
    });

    it('controls chooses the controls of the form', async () => {
      const search = await mountReady(html`<tsw-event-search controls="keywords sort"></tsw-event-search>`);
      expect(search.view.querySelector('#sort')).not.to.equal(null);
      expect(search.view.querySelector('#place')).to.equal(null);
      expect(search.view.querySelector('#from')).to.equal(null);
      search.element.controls = 'none';
      await eventually(() => !search.view.querySelector('form'));
    });

    it('that change update their control and leave the other controls alone', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      await type(search, 'swan');
      await eventually(() => search.names().join() === SWAN_LAKE);
      search.element.countryCode = 'uk';
      await eventually(() => search.searches().at(-1)?.get('country_code') === 'uk');
      expect(search.searches().at(-1)!.get('keywords')).to.equal('swan');
      expect(search.view.querySelector<HTMLSelectElement>('#place')!.value).to.equal('uk');
      search.element.keywords = 'nutcracker';
      await eventually(() => search.names().join() === NUTCRACKER);
      expect(searchboxOf(search).value).to.equal('nutcracker');
    });
  });

  describe('searching', () => {
    it('is a search form with a named search box', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      expect(search.view.querySelector('form')!.getAttribute('role')).to.equal('search');
      expect(textOf(searchboxOf(search).labels![0])).to.equal('Search events');
      await expect(search.element).to.be.accessible();
    });

    it('searches once when typing pauses', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      const before = search.searches().length;
      await type(search, 'swan lake');
      await eventually(() => search.names().join() === SWAN_LAKE);
      expect(search.searches().length - before).to.equal(1);
      expect(search.status()).to.equal('1 event');
    });

    it('searches at once on Enter and on Search, and not again after the pause', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      const before = search.searches().length;
      await type(search, 'swan');
      await sendKeys({ press: 'Enter' });
      expect(search.searches().length - before).to.equal(1);
      await eventually(() => search.names().join() === SWAN_LAKE);
      await sendKeys({ type: ' lake' });
      search.button('Search')!.click();
      await eventually(() => search.searches().length - before === 2);
      await pause(400);
      expect(search.searches().length - before).to.equal(2);
    });

    it('does not search again for the same words with other spacing', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="swan"></tsw-event-search>`);
      const before = search.searches().length;
      await type(search, ' ');
      await pause(400);
      expect(search.searches().length).to.equal(before);
    });

    it('keeps the old results until the new ones arrive', async () => {
      let release: (() => void) | undefined;
      const search = await mountReady(html`<tsw-event-search keywords="swan"></tsw-event-search>`, {
        intercept: async ({ url }) => {
          if (new URL(url).searchParams.get('keywords') === 'nutcracker') {
            await new Promise<void>((resolve) => (release = resolve));
          }
          return undefined;
        },
      });
      search.element.keywords = 'nutcracker';
      await eventually(() => search.status() === 'Loading…');
      expect(search.names()).to.deep.equal([SWAN_LAKE]);
      expect(search.view.querySelector('.results')!.getAttribute('aria-busy')).to.equal('true');
      release!();
      await eventually(() => search.names().join() === NUTCRACKER);
      expect(search.view.querySelector('.results')!.getAttribute('aria-busy')).to.equal('false');
    });

    it('shows the results of the latest search, even if an older answer comes later', async () => {
      const releases = new Map<string, () => void>();
      const search = await mountReady(html`<tsw-event-search keywords="opera"></tsw-event-search>`, {
        intercept: async ({ url }) => {
          const keywords = new URL(url).searchParams.get('keywords') ?? '';
          if (keywords && keywords !== 'opera') {
            await new Promise<void>((resolve) => releases.set(keywords, resolve));
          }
          return undefined;
        },
      });
      search.element.keywords = 'swan';
      await eventually(() => releases.has('swan'));
      search.element.keywords = 'nutcracker';
      await eventually(() => releases.has('nutcracker'));
      releases.get('nutcracker')!();
      await eventually(() => search.names().join() === NUTCRACKER);
      releases.get('swan')!();
      await pause(60);
      expect(search.names()).to.deep.equal([NUTCRACKER]);
    });

    it('offers the places with events, and searches there', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      const place = search.view.querySelector<HTMLSelectElement>('#place')!;
      await eventually(() => place.options.length > 5);
      expect(place.value).to.equal('');
      const group = [...place.querySelectorAll('optgroup')].find(({ label }) => label === 'France')!;
      expect([...group.children].map((option) => textOf(option))).to.include.members(['All of France', 'Paris']);
      choose(search, 'place', 'fr paris-fr');
      await eventually(() => search.searches().at(-1)?.get('city_code') === 'paris-fr');
      await eventually(() => search.names().every((name) => /Moulin|DVD/.test(name)));
    });

    it('searches between dates, and says when they are reversed', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      choose(search, 'from', '2027-05-01');
      choose(search, 'to', '2027-05-02');
      await eventually(() => search.searches().at(-1)?.get('date_range') === '20270501:20270502');
      await waitForResults(search);
      const before = search.searches().length;
      choose(search, 'to', '2027-04-01');
      await eventually(
        () => textOf(search.view.querySelector('[role=alert]')) === 'The last date is before the first.',
      );
      expect(search.searches().length).to.equal(before);
      expect(search.names()).not.to.deep.equal([]);
      await expect(search.element).to.be.accessible();
    });

    it('does not search for a year that is still being typed', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      choose(search, 'from', '0202-05-01');
      await pause(400);
      expect(search.searches().at(-1)!.has('date_range')).to.equal(false);
    });

    it('sorts the results', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="matthew"></tsw-event-search>`);
      expect(search.names()).to.deep.equal([NUTCRACKER, SWAN_LAKE]);
      choose(search, 'sort', 'cost_descending');
      await eventually(() => search.searches().at(-1)?.get('sort_order') === 'cost_descending');
    });

    it('says how far away events are, without a choice of sort order', async () => {
      const search = await mountReady(
        html`<tsw-event-search latitude="51.491188" longitude="-0.223731" radius="5"></tsw-event-search>`,
      );
      expect(textOf(search.view.querySelector('.result'))).to.match(/London \d\.\d km away/);
      expect(search.view.querySelector('#sort')).to.equal(null);
    });
  });

  describe('more results', () => {
    it('are added below, are counted and take the focus from the button', async () => {
      const search = await mountReady(html`<tsw-event-search page-length="3"></tsw-event-search>`);
      const first = search.names();
      expect(first).to.have.lengthOf(3);
      const total = /of (\d+) events/.exec(search.status())![1];
      const more = search.button('Show more events')!;
      more.focus();
      const top = search.view.querySelector('.result')!.getBoundingClientRect().top;
      await sendKeys({ press: 'Enter' });
      await eventually(() => search.names().length === 6);
      expect(search.names().slice(0, 3)).to.deep.equal(first);
      expect(search.view.querySelector('.result')!.getBoundingClientRect().top).to.equal(top);
      await eventually(() => search.status() === `Showing 6 of ${total} events`);
      expect(search.view.activeElement).to.equal(search.result(search.names()[3]!));
    });

    it('end with the last page', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="matthew" page-length="1"></tsw-event-search>`);
      expect(search.status()).to.equal('Showing 1 of 2 events');
      search.button('Show more events')!.click();
      await eventually(() => search.status() === '2 events');
      expect(search.button('Show more events')).to.equal(undefined);
    });

    it('start at the first page for a new search', async () => {
      const search = await mountReady(html`<tsw-event-search page-length="2"></tsw-event-search>`);
      search.button('Show more events')!.click();
      await eventually(() => search.names().length === 4);
      search.element.countryCode = 'uk';
      await eventually(() => search.searches().at(-1)?.get('country_code') === 'uk' && search.names().length === 2);
      expect(search.searches().at(-1)!.get('page_number')).to.equal('0');
    });

    it('that fail leave the earlier results, and can be tried again', async () => {
      let isBroken = true;
      const search = await mountReady(html`<tsw-event-search page-length="2"></tsw-event-search>`, {
        intercept: ({ url }) =>
          isBroken && new URL(url).searchParams.get('page_number') === '1'
            ? new Response('', { status: 500 })
            : undefined,
      });
      search.button('Show more events')!.click();
      await eventually(() => search.view.querySelector('[role=alert]'));
      expect(search.names()).to.have.lengthOf(2);
      expect(search.button('Show more events')).to.equal(undefined);
      isBroken = false;
      search.button('Try again')!.focus();
      await sendKeys({ press: 'Enter' });
      await eventually(() => search.names().length === 4);
      expect(search.view.querySelector('[role=alert]')).to.equal(null);
      await eventually(() => search.view.activeElement === search.result(search.names()[2]!));
    });
  });

  describe('nothing found', () => {
    it('is said, with a button that clears the filters and focuses the search box', async () => {
      const search = await mountReady(html`<tsw-event-search></tsw-event-search>`);
      await type(search, 'zzzz');
      await eventually(() => search.status() === 'No events found.');
      expect(search.names()).to.deep.equal([]);
      await expect(search.element).to.be.accessible();
      search.button('Clear filters')!.click();
      await eventually(() => search.names().length > 3);
      expect(searchboxOf(search).value).to.equal('');
      expect(search.view.activeElement).to.equal(searchboxOf(search));
    });

    it('offers no clear button without controls', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="zzzz" controls="none"></tsw-event-search>`);
      expect(search.status()).to.equal('No events found.');
      expect(search.button('Clear filters')).to.equal(undefined);
    });
  });

  describe('loading and failing', () => {
    it('shows placeholders for the results', async () => {
      let release: (() => void) | undefined;
      const search = await mount(html`<tsw-event-search></tsw-event-search>`, {
        intercept: async () => {
          await new Promise<void>((resolve) => (release = resolve));
          return searchAnswer([wireEvent('AAA')]);
        },
      });
      await eventually(() => search.status() === 'Loading…');
      expect(search.view.querySelectorAll('.result .skeleton').length).to.be.above(3);
      await expect(search.element).to.be.accessible();
      release!();
    });

    it('says what failed, and tries again', async () => {
      let isBroken = true;
      const search = await mount(html`<tsw-event-search controls="keywords"></tsw-event-search>`, {
        intercept: () => (isBroken ? new Response('', { status: 500 }) : undefined),
      });
      await eventually(() => search.view.querySelector('[role=alert]'));
      expect(textOf(search.view.querySelector('[role=alert]'))).to.contain('went wrong');
      await expect(search.element).to.be.accessible();
      isBroken = false;
      search.button('Try again')!.focus();
      search.button('Try again')!.click();
      await eventually(() => search.names().length > 0);
      expect(search.view.activeElement).to.equal(search.view.querySelector('h2'));
    });
  });

  describe('choosing', () => {
    it('tells the page, selects the event and marks the result', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="matthew"></tsw-event-search>`);
      const told: TswEvent<'tsw-event-select'>[] = [];
      search.root.addEventListener('tsw-event-select', (event) => told.push(event));
      search.result(NUTCRACKER).click();
      expect(told.map(({ detail }) => detail.event.id)).to.deep.equal(['6IF']);
      expect(told[0]!.target).to.equal(search.element);
      expect(search.session.state.selection.eventId).to.equal('6IF');
      await eventually(() => search.result(NUTCRACKER).getAttribute('aria-current') === 'true');
      expect(search.result(SWAN_LAKE).hasAttribute('aria-current')).to.equal(false);
      await expect(search.element).to.be.accessible();
    });

    it('does nothing when the page prevents the event', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="swan"></tsw-event-search>`);
      search.root.addEventListener('tsw-event-select', (event) => event.preventDefault());
      search.result(SWAN_LAKE).click();
      expect(search.session.state.selection.eventId).to.equal(undefined);
    });

    it('follows a link made from href, unless the page prevents the event', async () => {
      const search = await mountReady(
        html`<tsw-event-search keywords="swan" href="#/shows/{event_id}"></tsw-event-search>`,
      );
      const link = search.result(SWAN_LAKE) as HTMLAnchorElement;
      expect(link.tagName).to.equal('A');
      expect(link.getAttribute('href')).to.equal('#/shows/6IE');
      const before = location.hash;
      const prevent = (event: Event): void => event.preventDefault();
      search.root.addEventListener('tsw-event-select', prevent);
      link.click();
      await pause(30);
      expect(location.hash).to.equal(before);
      search.root.removeEventListener('tsw-event-select', prevent);
      link.click();
      await eventually(() => location.hash === '#/shows/6IE');
      expect(search.session.state.selection.eventId).to.equal(undefined);
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('leaves a click with a modifier to the browser', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="swan" href="#{event_id}"></tsw-event-search>`);
      let told = 0;
      search.root.addEventListener('tsw-event-select', () => (told += 1));
      const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true });
      const stop = (event: Event): void => event.preventDefault();
      document.addEventListener('click', stop);
      search.result(SWAN_LAKE).dispatchEvent(click);
      document.removeEventListener('click', stop);
      expect(told).to.equal(0);
    });

    it('never makes a link that runs a script', async () => {
      await warningsDuring(async () => {
        const search = await mountReady(
          html`<tsw-event-search keywords="swan" href="javascript:alert('{event_id}')"></tsw-event-search>`,
        );
        expect(search.result(SWAN_LAKE).tagName).to.equal('BUTTON');
      });
    });

    it('works by keyboard alone', async () => {
      const search = await mountReady(html`<tsw-event-search keywords="swan" controls="none"></tsw-event-search>`);
      search.result(SWAN_LAKE).focus();
      await sendKeys({ press: 'Enter' });
      expect(search.session.state.selection.eventId).to.equal('6IE');
    });
  });

  it('works again after the page moves it', async () => {
    const search = await mountReady(
      html`<div id="a"><tsw-event-search keywords="swan"></tsw-event-search></div>
        <div id="b"></div>`,
    );
    search.root.querySelector('#b')!.append(search.element);
    await waitForResults(search);
    expect(search.names()).to.deep.equal([SWAN_LAKE]);
  });
});

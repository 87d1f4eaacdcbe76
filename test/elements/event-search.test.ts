/** `<tsw-event-search>` as a customer uses it, over the simulated box office. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../../src/elements/internal/define-once.js';
import { TswEventSearch } from '../../src/elements/event-search/event-search.js';
import { eventually, mountWithBoxOffice, type MountOptions, type Mounted } from '../support/mount.js';

defineOnce(TswEventSearch);

interface Search extends Mounted {
  readonly element: TswEventSearch;
  readonly view: ShadowRoot;
  /** Names of the results, in order. */
  names(): string[];
  button(name: string): HTMLButtonElement | undefined;
  /** Searches sent so far, without the one for places. */
  searches(): URLSearchParams[];
}

async function mount(template: TemplateResult, options?: MountOptions): Promise<Search> {
  const mounted = await mountWithBoxOffice(template, options);
  const element = mounted.root.querySelector('tsw-event-search')!;
  const view = await eventually(() => element.shadowRoot?.querySelector('tsw-event-search-view')?.shadowRoot);
  return {
    ...mounted,
    element,
    view,
    names: () => [...view.querySelectorAll('.choose')].map(textOf),
    button: (name) => [...view.querySelectorAll('button')].find((button) => textOf(button) === name),
    searches: () =>
      mounted.requests
        .map(({ url }) => new URL(url))
        .filter(({ pathname, searchParams }) => pathname.endsWith('/events.v1') && searchParams.has('req_cost_range'))
        .map(({ searchParams }) => searchParams),
  };
}

const textOf = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

const statusOf = (view: ShadowRoot): string => textOf(view.querySelector('[role=status]'));

async function ready(search: Search): Promise<void> {
  await eventually(() => search.names().length > 0 && statusOf(search.view) !== 'Loading…');
}

async function type(view: ShadowRoot, text: string): Promise<void> {
  view.querySelector<HTMLInputElement>('input[type=search]')!.focus();
  await sendKeys({ type: text });
}

describe('<tsw-event-search>', () => {
  it('shows a page of events, each named, placed and priced', async () => {
    const search = await mount(html`<tsw-event-search keywords="nutcracker"></tsw-event-search>`);
    await ready(search);
    expect(search.names()).to.deep.equal(["Matthew Bourne's Nutcracker TEST"]);
    const words = textOf(search.view.querySelector('.result'));
    expect(words).to.contain('Sadler');
    expect(words).to.contain('London');
    expect(words).to.contain('From £21.00 (£18.00 + £3.00 fee)');
    expect(statusOf(search.view)).to.equal('1 event');
    await expect(search.element).to.be.accessible();
  });
});

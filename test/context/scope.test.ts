/** How elements find their session, settings and language, and leave nothing behind: with an element of its own. */
import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { StateController } from '../../src/context/state-controller.js';
import { configure, thePage } from '../../src/context/page.js';
import { TswBoxOffice } from '../../src/elements/box-office/box-office.js';
import { defineOnce } from '../../src/elements/base/define-once.js';
import { TswElement } from '../../src/elements/base/tsw-element.js';
import { TswPerformancePickerView } from '../../src/elements/performance-picker/performance-picker-view.js';
import { detail } from '../../src/i18n/en/detail.js';
import { performances } from '../../src/i18n/en/performances.js';
import { withWords } from '../../src/i18n/locale.js';
import { registerTerms } from '../../src/i18n/terms.js';
import { eventually, mountWithBoxOffice } from '../support/mount.js';

class ProbeElement extends TswElement {
  static readonly tagName: string = 'tsw-probe';
  renders = 0;
  readonly selection = new StateController(this, ({ selection }) => selection);

  override render(): TemplateResult {
    this.renders += 1;
    return html`${this.renderStatus()}<b>${this.selection.value?.eventId ?? 'none'}</b
      ><i>${this.locale.terms.common.retry}</i>`;
  }

  say(words: string): void {
    this.announce(words);
  }

  get text(): string | undefined {
    return this.shadowRoot?.querySelector('b')?.textContent ?? undefined;
  }
}

const probeIn = (root: Element): ProbeElement => root.querySelector<ProbeElement>('tsw-probe')!;

describe('an element and its session', () => {
  before(() => {
    thePage();
    defineOnce(TswBoxOffice);
    defineOnce(ProbeElement);
    defineOnce(TswPerformancePickerView);
  });

  it('redraws only when its own part of the state changes', async () => {
    const { root, session } = await mountWithBoxOffice(html`<tsw-probe></tsw-probe>`);
    const probe = probeIn(root);
    await probe.updateComplete;
    const before = probe.renders;
    for (let index = 0; index < 100; index += 1) session.rememberCustomer({ firstName: String(index) });
    await probe.updateComplete;
    expect(probe.renders).to.equal(before);
    session.select({ eventId: '7AA' });
    await eventually(() => probe.text === '7AA');
    expect(probe.renders).to.equal(before + 1);
  });

  it('leaves no listener behind when it is removed, and listens again when it is put back', async () => {
    const { root, session } = await mountWithBoxOffice(html`<tsw-probe></tsw-probe>`);
    const probe = probeIn(root);
    probe.remove();
    session.select({ eventId: '7AA' });
    await new Promise((resolve) => setTimeout(resolve));
    expect(probe.text).to.equal('none');
    root.append(probe);
    await eventually(() => probe.text === '7AA');
  });

  it('has no session without a box office, and one of its own with an endpoint', async () => {
    const alone = await fixture<ProbeElement>(html`<tsw-probe endpoint="https://tickets.example.com/f13"></tsw-probe>`);
    const twin = await fixture<ProbeElement>(html`<tsw-probe endpoint="https://tickets.example.com/f13/"></tsw-probe>`);
    expect(alone.scope.session).to.be.an('object');
    expect(alone.scope.session).to.equal(twin.scope.session);
    expect(alone.scope.session).not.to.equal(thePage().scope.session);
  });

  it('takes each setting from its own attribute, else the box office, else the page', async () => {
    configure({ trackingId: 'page', language: 'en-GB' });
    const office = await fixture(
      html`<tsw-box-office tracking-id="office" endpoint="https://tickets.example.com/f13">
        <tsw-probe></tsw-probe><tsw-probe tracking-id="own"></tsw-probe>
      </tsw-box-office>`,
    );
    const outside = await fixture<ProbeElement>(html`<tsw-probe></tsw-probe>`);
    const [inside, own] = office.querySelectorAll<ProbeElement>('tsw-probe');
    expect(inside!.scope.settings.trackingId).to.equal('office');
    expect(own!.scope.settings.trackingId).to.equal('own');
    expect(outside.scope.settings.trackingId).to.equal('page');
    office.setAttribute('tracking-id', 'changed');
    expect(inside!.scope.settings.trackingId).to.equal('changed');
  });

  it('keeps its session when the box office changes its language', async () => {
    const { root, session } = await mountWithBoxOffice(html`<tsw-probe></tsw-probe>`);
    root.setAttribute('lang', 'de');
    expect(probeIn(root).scope.session).to.equal(session);
    expect(probeIn(root).language).to.equal('de');
  });

  it('uses the language of its place, and redraws when the words change', async () => {
    registerTerms('xx', () => ({ common: { retry: 'Encore' } }));
    const { root } = await mountWithBoxOffice(html`<tsw-probe></tsw-probe>`, { language: 'xx' });
    const probe = probeIn(root);
    await eventually(() => probe.shadowRoot!.querySelector('i')!.textContent === 'Encore');
    root.setAttribute('lang', 'en');
    await eventually(() => probe.shadowRoot!.querySelector('i')!.textContent === 'Try again');
  });

  it('uses words that are registered later, in the language of its place', async () => {
    registerTerms('yy', () => ({ common: { retry: 'Encore' }, detail: { venue: 'Salle' } }));
    const { root } = await mountWithBoxOffice(html`<tsw-probe></tsw-probe>`, { language: 'yy' });
    await eventually(() => probeIn(root).shadowRoot!.querySelector('i')!.textContent === 'Encore');
    const localeFor = withWords({ detail });
    const { common, detail: late } = localeFor('yy').terms;
    expect([late.venue, late.reviews, common.retry]).to.deep.equal(['Salle', detail.reviews, 'Encore']);
    expect(localeFor('en').terms.detail).to.equal(detail);
  });

  it('loads the words of a view with the view, in the language of its place', async () => {
    registerTerms('zz', () => ({ performances: { chooseEvent: 'Choisissez' } }));
    const { root } = await mountWithBoxOffice(html`<tsw-performance-picker-view></tsw-performance-picker-view>`, {
      language: 'zz',
    });
    const view = root.querySelector('tsw-performance-picker-view')!;
    await eventually(() => view.shadowRoot!.textContent.includes('Choisissez'));
    root.setAttribute('lang', 'en');
    await eventually(() => view.shadowRoot!.textContent.includes(performances.chooseEvent));
  });

  for (const [written, understood] of [
    ['en_GB', 'en-GB'],
    ['DE-at', 'de-AT'],
    ['not a language', 'en'],
  ] as const) {
    it(`takes lang="${written}" as ${understood}`, async () => {
      const probe = await fixture<ProbeElement>(html`<tsw-probe lang=${written}></tsw-probe>`);
      expect(probe.language).to.equal(understood);
    });
  }

  it('drops a wrong setting and warns in the console', async () => {
    const warnings: unknown[][] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => void warnings.push(words);
    try {
      const probe = await fixture<ProbeElement>(html`<tsw-probe storage=${'cookie'}></tsw-probe>`);
      expect(probe.scope.settings.storage).to.equal(undefined);
    } finally {
      console.warn = warn;
    }
    expect(String(warnings[0]?.[0])).to.contain('storage="cookie"');
  });

  it('announces the same words twice so that screen readers speak both', async () => {
    const { root } = await mountWithBoxOffice(html`<tsw-probe></tsw-probe>`);
    const probe = probeIn(root);
    const region = probe.shadowRoot!.querySelector('[role=status]')!;
    probe.say('Added');
    await probe.updateComplete;
    const first = region.textContent;
    probe.say('Added');
    await probe.updateComplete;
    expect(region.textContent).not.to.equal(first);
    expect(region.textContent?.trim()).to.equal('Added');
  });
});

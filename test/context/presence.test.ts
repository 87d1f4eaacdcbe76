/** How elements of a scope find each other, and redraw when one comes or goes. */
import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { thePage } from '../../src/context/page.js';
import { PresenceController } from '../../src/context/presence-controller.js';
import { TswBoxOffice } from '../../src/elements/box-office/box-office.js';
import { defineOnce } from '../../src/elements/base/define-once.js';
import { TswElement } from '../../src/elements/base/tsw-element.js';
import { mountWithBoxOffice } from '../support/mount.js';

class ActorElement extends TswElement {
  static readonly tagName: string = 'tsw-actor';
  plays = true;

  constructor() {
    super();
    this.scope.play(() => (this.plays ? 'trolley' : undefined));
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

class LookoutElement extends TswElement {
  static readonly tagName: string = 'tsw-lookout';
  renders = 0;
  readonly near = new PresenceController(this, 'trolley');
  readonly any = new PresenceController(this, 'trolley', 'anywhere');

  override render(): TemplateResult {
    this.renders += 1;
    return html`${this.near.element ? 'near' : this.any.element ? 'far' : 'none'}`;
  }

  async shown(): Promise<string> {
    await this.updateComplete;
    return this.shadowRoot!.textContent.trim();
  }
}

/** An element of the page with a shadow root of its own. */
function shadowIn(parent: ParentNode & Node, inner = ''): ShadowRoot {
  const host = parent.appendChild(document.createElement('div'));
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.innerHTML = inner;
  return shadow;
}

const lookoutIn = (root: ParentNode): LookoutElement => root.querySelector<LookoutElement>('tsw-lookout')!;
const makeActor = (): ActorElement => document.createElement('tsw-actor') as ActorElement;

describe('elements of a scope', () => {
  before(() => {
    thePage();
    for (const element of [TswBoxOffice, ActorElement, LookoutElement]) defineOnce(element);
  });

  it('find one that comes, and lose it when it drops its role or leaves', async () => {
    const { root, presence } = await mountWithBoxOffice(html`<tsw-lookout></tsw-lookout>`);
    const lookout = lookoutIn(root);
    expect(await lookout.shown()).to.equal('none');
    const actor = root.appendChild(makeActor());
    expect(await lookout.shown()).to.equal('near');
    for (const plays of [false, true]) {
      actor.plays = plays;
      actor.requestUpdate();
      await actor.updateComplete;
      expect(await lookout.shown()).to.equal(plays ? 'near' : 'none');
    }
    actor.remove();
    expect(await lookout.shown()).to.equal('none');
    expect(presence.find('trolley')).to.equal(undefined);
  });

  it('redraw only when the element they found changes', async () => {
    const { root } = await mountWithBoxOffice(html`<tsw-lookout></tsw-lookout><tsw-actor></tsw-actor>`);
    const lookout = lookoutIn(root);
    await lookout.updateComplete;
    const before = lookout.renders;
    root.append(makeActor());
    expect(await lookout.shown()).to.equal('near');
    expect(lookout.renders).to.equal(before);
  });

  it('do not look into shadow roots beside them, but look out of their own', async () => {
    const { root } = await mountWithBoxOffice(html`<tsw-lookout></tsw-lookout>`);
    const inner = shadowIn(root, '<tsw-actor></tsw-actor>');
    expect(await lookoutIn(root).shown()).to.equal('far');
    inner.innerHTML = '<tsw-lookout></tsw-lookout>';
    root.append(makeActor());
    expect(await lookoutIn(inner).shown()).to.equal('near');
  });

  it('look around the slot that shows them', async () => {
    const { root } = await mountWithBoxOffice(html`<p></p>`);
    const frame = shadowIn(root, '<slot></slot><tsw-actor></tsw-actor>');
    const lookout = frame.host.appendChild(document.createElement('tsw-lookout')) as LookoutElement;
    expect(await lookout.shown()).to.equal('near');
  });

  it('find one that has moved, in one step or by removing and adding it', async () => {
    const { root } = await mountWithBoxOffice(html`<tsw-lookout></tsw-lookout>`);
    const lookout = lookoutIn(root);
    const aside = shadowIn(root);
    const actor = root.appendChild(makeActor());
    expect(await lookout.shown()).to.equal('near');
    aside.append(actor);
    expect(await lookout.shown()).to.equal('far');
    actor.remove();
    root.append(actor);
    expect(await lookout.shown()).to.equal('near');
  });

  it('do not find those of another box office, also after a move', async () => {
    const first = await mountWithBoxOffice(html`<tsw-lookout></tsw-lookout><tsw-actor></tsw-actor>`);
    const second = await mountWithBoxOffice(html`<tsw-lookout></tsw-lookout>`);
    expect(await lookoutIn(first.root).shown()).to.equal('near');
    expect(await lookoutIn(second.root).shown()).to.equal('none');
    second.root.append(first.root.querySelector('tsw-actor')!);
    expect(await lookoutIn(first.root).shown()).to.equal('none');
    expect(await lookoutIn(second.root).shown()).to.equal('near');
    first.root.append(lookoutIn(second.root));
    expect(await first.root.querySelectorAll<LookoutElement>('tsw-lookout')[1]!.shown()).to.equal('none');
  });
});

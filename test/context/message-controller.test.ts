/** How an element receives the session's messages: each once, and none from before it was in the page. */
import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { MessageController } from '../../src/context/message-controller.js';
import { TswBoxOffice } from '../../src/elements/box-office/box-office.js';
import { defineOnce } from '../../src/elements/base/define-once.js';
import { TswElement } from '../../src/elements/base/tsw-element.js';
import { performancesRead } from '../../src/state/reads.js';
import type { Message } from '../../src/state/messages.js';
import type { Session } from '../../src/state/session.js';
import { eventually, mountWithBoxOffice } from '../support/mount.js';

class ListenerElement extends TswElement {
  static readonly tagName: string = 'tsw-message-listener';
  readonly messages: Message[] = [];

  constructor() {
    super();
    new MessageController(this, (message) => void this.messages.push(message));
  }

  get kinds(): string[] {
    return this.messages.map(({ kind }) => kind);
  }

  override render(): TemplateResult {
    return html`${this.renderStatus()}`;
  }
}

/** Each order brings one message, `trolley-changed`. */
async function addTicket(session: Session, origin?: Element): Promise<void> {
  const page = await session.reads.refresh(performancesRead({ eventId: '7AB' }));
  if (page.status !== 'ready') throw new Error('No performances.');
  const performanceId = page.value.performances[0]!.id;
  const order = { performanceId, ticketTypeCode: 'STALLS', priceBandCode: 'A/pool', quantity: 1 };
  const result = await session.addOrder(order, { origin });
  if (!result.ok) throw new Error('The order was not added.');
}

async function mountListener() {
  const mounted = await mountWithBoxOffice(html`<tsw-message-listener></tsw-message-listener>`);
  await eventually(() => mounted.session.state.booking.status === 'idle');
  return { ...mounted, listener: mounted.root.querySelector<ListenerElement>('tsw-message-listener')! };
}

describe('the messages of a session', () => {
  before(() => {
    for (const element of [TswBoxOffice, ListenerElement]) defineOnce(element);
  });

  it('reach an element once each, in order, with the element that asked for the action', async () => {
    const { session, listener } = await mountListener();
    await addTicket(session, listener);
    await eventually(() => listener.messages.length === 1);
    await session.reserve();
    await eventually(() => listener.messages.length === 2);
    session.select({ eventId: '7AB' });
    await listener.updateComplete;
    expect(listener.kinds).to.eql(['trolley-changed', 'reserved']);
    expect(listener.messages.map(({ origin }) => origin)).to.eql([listener, undefined]);
  });

  it('do not reach an element that comes into the page after them', async () => {
    const { root, session, listener } = await mountListener();
    await addTicket(session);
    await eventually(() => listener.messages.length === 1);
    const late = root.appendChild(document.createElement('tsw-message-listener') as ListenerElement);
    await session.reserve();
    await eventually(() => late.messages.length === 1);
    expect(late.kinds).to.eql(['reserved']);
  });

  it('do not reach an element while it is out of the page, nor when it comes back', async () => {
    const { root, session, listener } = await mountListener();
    listener.remove();
    await addTicket(session);
    root.append(listener);
    await session.reserve();
    await eventually(() => listener.messages.length > 0);
    expect(listener.kinds).to.eql(['reserved']);
  });

  it('reach an element from its own session only, after it moves to another', async () => {
    const { session, listener } = await mountListener();
    const other = await mountListener();
    other.root.append(listener);
    await eventually(() => listener.scope.session === other.session);
    await addTicket(session);
    await addTicket(other.session);
    await eventually(() => listener.messages.length > 0);
    await listener.updateComplete;
    expect(listener.kinds).to.eql(['trolley-changed']);
    expect(other.listener.kinds).to.eql(['trolley-changed']);
  });
});

/** `<tsw-trolley-badge>`: the count, the time left, the link. */
import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../../../src/elements/base/define-once.js';
import { TswTrolleyBadge } from '../../../src/elements/trolley-badge/trolley-badge.js';
import { performancesRead } from '../../../src/state/reads.js';
import { eventually, type Mounted, type MountOptions, mountWithBoxOffice } from '../../support/mount.js';

interface Opened extends Mounted {
  readonly badge: TswTrolleyBadge;
  readonly shadow: ShadowRoot;
}

async function open(template: TemplateResult, options?: MountOptions): Promise<Opened> {
  defineOnce(TswTrolleyBadge);
  const mounted = await mountWithBoxOffice(template, options);
  const badge = mounted.root.querySelector('tsw-trolley-badge')!;
  await eventually(() => mounted.session.state.booking.status === 'idle');
  await badge.updateComplete;
  return { ...mounted, badge, shadow: badge.shadowRoot! };
}

async function addTickets({ session, badge }: Opened, quantity: number): Promise<void> {
  const page = await session.reads.refresh(performancesRead({ eventId: '7AB' }));
  if (page.status !== 'ready') throw new Error('No performances.');
  const performanceId = page.value.performances[0]!.id;
  await session.addOrder({ performanceId, ticketTypeCode: 'STALLS', priceBandCode: 'A/pool', quantity });
  await badge.updateComplete;
}

const nameOf = ({ shadow }: Opened): string => shadow.querySelector('.visually-hidden')!.textContent.trim();
const partOf = ({ shadow }: Opened, part: string): string | undefined =>
  shadow.querySelector(`[part=${part}]`)?.textContent?.trim();

describe('tsw-trolley-badge', () => {
  it('is plain text without an address', async () => {
    const opened = await open(html`<tsw-trolley-badge></tsw-trolley-badge>`);
    expect(nameOf(opened)).to.equal('Trolley: empty');
    expect(opened.shadow.querySelector('a, button')).to.equal(null);
    expect(opened.badge.matches(':state(empty)')).to.be.true;
    await expect(opened.badge).to.be.accessible();
  });

  it('is a link that says how many tickets there are, and never announces a change', async () => {
    const opened = await open(html`<tsw-trolley-badge href="/trolley"></tsw-trolley-badge>`);
    await addTickets(opened, 1);
    expect(nameOf(opened)).to.equal('Trolley: 1 ticket');
    await addTickets(opened, 2);
    expect(nameOf(opened)).to.equal('Trolley: 2 tickets');
    expect(partOf(opened, 'count')).to.equal('2');
    expect(opened.shadow.querySelector('a')!.getAttribute('href')).to.equal('/trolley');
    expect(opened.shadow.querySelector('[aria-live], [role=status], [role=alert]')).to.equal(null);
    await expect(opened.badge).to.be.accessible();
  });

  it('counts whole minutes while tickets are held', async () => {
    const opened = await open(html`<tsw-trolley-badge href="/trolley"></tsw-trolley-badge>`);
    await addTickets(opened, 2);
    await opened.session.reserve();
    await eventually(() => nameOf(opened) === 'Trolley: 2 tickets, 14 minutes left');
    expect(partOf(opened, 'time-left')).to.equal('14 min');
    await expect(opened.badge).to.be.accessible();
    await opened.session.release('left-checkout');
    await eventually(() => nameOf(opened) === 'Trolley: 2 tickets');
    expect(partOf(opened, 'time-left')).to.equal(undefined);
  });

  it('is no link where its address is not http or https', async () => {
    // Put together, so that the address is not one in this source.
    const address = ['java', 'script:alert(1)'].join('');
    const opened = await open(html`<tsw-trolley-badge href=${address}></tsw-trolley-badge>`);
    expect(opened.shadow.querySelector('a')).to.equal(null);
  });

  it('is only as wide as its content', async () => {
    const opened = await open(html`<p>Shop <tsw-trolley-badge></tsw-trolley-badge></p>`);
    const { width } = opened.badge.getBoundingClientRect();
    expect(width).to.be.within(44, 140);
  });
});

/** A customer at the trolley: fills it, looks at what is drawn, presses its buttons. For element tests. */
import { html } from 'lit';
import { defineOnce } from '../../src/elements/base/define-once.js';
import { TswTrolley } from '../../src/elements/trolley/trolley.js';
import type { TswTrolleyView } from '../../src/elements/trolley/trolley-view.js';
import { performancesRead } from '../../src/state/reads.js';
import type { Session } from '../../src/state/session.js';
import { eventually, type Mounted, type MountOptions, mountWithBoxOffice } from './mount.js';
import { altering } from './altering.js';
import { textOf } from './text-of.js';

export interface Opened extends Mounted {
  readonly trolley: TswTrolley;
  /** What the customer sees: of the view, or of the element while there is none. */
  readonly shadow: ShadowRoot;
}

export interface Wish {
  readonly eventId: string;
  readonly type?: string;
  readonly band?: string;
  readonly quantity?: number;
  readonly seats?: readonly string[];
  readonly discounts?: readonly string[];
}

export async function open(options?: MountOptions, ...wishes: Wish[]): Promise<Opened> {
  defineOnce(TswTrolley);
  const mounted = await mountWithBoxOffice(html`<tsw-trolley></tsw-trolley>`, options);
  const trolley = mounted.root.querySelector('tsw-trolley')!;
  await eventually(() => mounted.session.state.booking.status === 'idle');
  for (const wish of wishes) await fill(mounted.session, wish);
  if (wishes.length > 0) await eventually(() => viewOf(trolley)?.shadowRoot?.querySelector('.order'));
  return {
    ...mounted,
    trolley,
    get shadow() {
      return viewOf(trolley)?.shadowRoot ?? trolley.shadowRoot!;
    },
  };
}

export const viewOf = (trolley: TswTrolley): TswTrolleyView | null =>
  trolley.shadowRoot!.querySelector('tsw-trolley-view');

export async function settled({ trolley }: Opened): Promise<void> {
  await trolley.updateComplete;
  await viewOf(trolley)?.updateComplete;
}

export async function fill(session: Session, wish: Wish): Promise<void> {
  const { eventId, type = 'STALLS', band = 'A/pool', seats, discounts, quantity = seats?.length ?? 2 } = wish;
  const page = await session.reads.refresh(performancesRead({ eventId }));
  if (page.status !== 'ready') throw new Error(`No performances of ${eventId}.`);
  const performanceId = page.value.performances[0]!.id;
  const order = { performanceId, ticketTypeCode: type, priceBandCode: band, quantity };
  const result = await session.addOrder({ ...order, ...(seats && { seats }), ...(discounts && { discounts }) });
  if (!result.ok) throw new Error(`Could not add ${eventId}.`);
}

/** How long a reservation holds, in minutes. */
export const holding = (minutes: number): MountOptions =>
  altering('reserve', (text) =>
    text.replace(/"minutes_left_on_reserve":[\d.]+/, `"minutes_left_on_reserve":${minutes}`),
  );

export const alertOf = ({ shadow }: Opened): string => textOf(shadow.querySelector('[role=alert]'));
export const statusOf = ({ shadow }: Opened): string => textOf(shadow.querySelector('p[role=status]'));
export const buttons = ({ shadow }: Opened): string[] => [...shadow.querySelectorAll('button')].map(textOf);
export const button = (opened: Opened, name: string): HTMLButtonElement =>
  [...opened.shadow.querySelectorAll('button')].find((one) => textOf(one) === name)!;
export const amounts = (list: Element): string[] => [...list.querySelectorAll(':scope > div')].map(textOf);

export async function reserve(opened: Opened): Promise<void> {
  button(opened, 'Reserve').focus();
  button(opened, 'Reserve').click();
  await eventually(() => opened.session.state.booking.status === 'reserved');
  await eventually(() => button(opened, 'Release tickets') ?? button(opened, 'Accept'));
  await settled(opened);
}

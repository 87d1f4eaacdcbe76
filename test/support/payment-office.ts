/** Sessions of several pages over the real proxy and sandbox, for an account whose customers pay on payment pages. */
import { asHandle } from '../../src/domain/booking/reservation-handle.js';
import { Client } from '../../src/client/client.js';
import { createProxy } from '../../src/proxy/proxy.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import type { SessionEventType } from '../../src/state/session-events.js';
import { SavedState } from '../../src/state/shared/saved-state.js';
import { performancesRead } from '../../src/state/reads.js';
import { valueOf } from '../../src/state/resource.js';
import { Session } from '../../src/state/session.js';
import { CUSTOMER } from './customers.js';
import { type ToldEvent, NOW, TestClock, TestStorage } from './box-office.js';

const SHOP = 'https://shop.test';

export class PaymentOffice {
  readonly clock = new TestClock();
  readonly storage = new TestStorage();
  readonly events: ToldEvent[] = [];
  readonly sandbox: Sandbox = createSandbox({ clock: () => NOW + this.clock.now, seed: 7 });
  /** Endpoint to a change of its next answer on the way to the page. */
  readonly answers: Record<string, (answer: Response) => Promise<Response> | Response> = {};
  readonly #proxy;

  constructor(user: string) {
    this.#proxy = createProxy({
      upstream: 'https://api.test',
      user,
      password: 'demopass',
      origins: [SHOP],
      fetch: (request) => this.sandbox.handle(request),
    });
  }

  /** @param returned what the page's address says @param storage another browser's, if not the customer's own */
  async openPage({
    returned,
    storage = this.storage,
  }: { returned?: string; storage?: TestStorage } = {}): Promise<Session> {
    const session = new Session({
      client: new Client({
        endpoint: 'https://proxy.test/f13',
        fetch: async (input, init) => {
          const request = new Request(input, init);
          request.headers.set('Origin', SHOP);
          const endpoint = /\/([a-z_]+)\.v1/.exec(request.url)?.[1] ?? '';
          const answer = await this.#proxy(request);
          const change = this.answers[endpoint];
          delete this.answers[endpoint];
          return change ? change(answer) : answer;
        },
      }),
      loadXmlSeller: () => Promise.reject(new Error('This shop has no XML core.')),
      saved: new SavedState(storage, 'test', true),
      clock: this.clock,
      onEvent: (type, detail) => void this.events.push({ type, detail }),
      returnPath: {
        address: (uuid, page = `${SHOP}/book`) => `${page}?back=${uuid}`,
        returned: returned === undefined ? undefined : asHandle(returned),
      },
    });
    await session.restore();
    return session;
  }

  async reserve(session: Session, ...seats: string[]): Promise<void> {
    const listed = await session.reads.refresh(performancesRead({ eventId: '7AA' }));
    const performanceId = valueOf(listed)!.performances[0]!.id;
    const order = { performanceId, ticketTypeCode: 'STALLS', priceBandCode: 'A/pool', quantity: seats.length, seats };
    await session.addOrder(order);
    await session.reserve();
  }

  /** Reserves and buys, which sends the customer to the payment page. */
  async sendAway(session: Session): Promise<void> {
    await this.reserve(session, 'B2', 'B3');
    await session.purchase({ customer: CUSTOMER });
  }

  /** The payment page sends the customer back. @returns the address of the shop's page where she ends */
  async comeBack(session: Session, query: string): Promise<string | null> {
    const { booking } = session.state;
    if (booking.status !== 'sent-away') throw new Error(`The booking is ${booking.status}.`);
    const back = new Map(booking.callout.parameters).get('return_url');
    const answer = await this.#proxy(new Request(`${back}${query}`));
    return answer.headers.get('Location');
  }

  eventsOf(type: SessionEventType): unknown[] {
    return this.events.filter((event) => event.type === type);
  }
}

/** No interleaving of reserves, releases, waits, purchases, cancellations and reloads sells a seat twice or loses one. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createSandbox, type SandboxState } from '../../src/sandbox/sandbox.js';
import { type Body, type Order } from './answers.js';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { NOON, basic, ordersOf, seatsOf, type Values } from './helper.js';

const BANDS: readonly Values[] = [
  { perf_id: '7AB-D', ticket_type_code: 'STALLS', price_band_code: 'A/pool' },
  { perf_id: '7AB-D', ticket_type_code: 'CIRCLE', price_band_code: 'B/pool' },
  { perf_id: '7AA-D', ticket_type_code: 'STALLS', price_band_code: 'B/pool' },
  { perf_id: '7AA-D', ticket_type_code: 'STALLS', price_band_code: 'A/pool' },
  { perf_id: '6IF-K0I', ticket_type_code: 'CIRCLE', price_band_code: 'B/pool' },
];
/** Tickets of each band, without H10 and D7, which are never sold. */
const CAPACITY = [18, 11, 9, 18, 9];
const SEATS = ['A1', 'A5', 'A6', 'B3', 'B4', 'C3', 'C4', 'D6', 'D7', 'H9', 'H10', 'nowhere'];

type Step =
  | { kind: 'reserve'; band: number; count: number; seats: string[] }
  | { kind: 'release' | 'purchase' | 'fail' | 'cancel'; which: number }
  | { kind: 'wait'; minutes: number }
  | { kind: 'reload' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('reserve' as const),
      band: fc.nat(4),
      count: fc.integer({ min: 1, max: 4 }),
      seats: fc.subarray(SEATS, { maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('release' as const, 'purchase' as const, 'cancel' as const),
      which: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 10 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
);

/** The test's own record of a reservation or sale, independent of the sandbox's records. */
interface Holding {
  uuid: string;
  band: number;
  order: Order;
  until: number;
}

class Run {
  #now = NOON;
  #sandbox = createSandbox({ clock: () => this.#now });
  #held: Holding[] = [];

  async #call(endpoint: string, values: Values, method: 'GET' | 'POST' = 'POST'): Promise<Body> {
    const pairs = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));
    const url = `https://box.example/f13/${endpoint}.v1`;
    const headers = { authorization: basic('demo') };
    const request =
      method === 'GET'
        ? new Request(`${url}?${pairs.toString()}`, { headers })
        : new Request(url, { method, body: pairs, headers });
    const response = await this.#sandbox.handle(request);
    assert.equal(response.status, 200, `${endpoint} ${pairs.toString()}`);
    return (await response.json()) as Body;
  }

  async take(next: Step): Promise<void> {
    this.#held = this.#held.filter(({ until }) => until > this.#now);
    switch (next.kind) {
      case 'wait':
        this.#now += next.minutes * 60_000;
        return;
      case 'reload': {
        const state = JSON.parse(JSON.stringify(this.#sandbox.snapshot())) as SandboxState;
        this.#sandbox = createSandbox({ clock: () => this.#now, state });
        return;
      }
      case 'reserve':
        return this.#reserve(next);
      default:
        return this.#change(next);
    }
  }

  async #reserve({ band, count, seats }: Extract<Step, { kind: 'reserve' }>): Promise<void> {
    const asked = Object.fromEntries(seats.slice(0, count).map((seat, index) => [`seat${index}`, seat]));
    const body = await this.#call('reserve', { ...BANDS[band], no_of_seats: count, ...asked });
    if (body.trolley_contents === undefined) return;
    const [order] = ordersOf(body.trolley_contents);
    assert.equal(seatsOf(order).length, count);
    this.#held.push({ uuid: body.trolley_contents.transaction_uuid, band, order, until: this.#now + 15 * 60_000 });
  }

  async #change({ kind, which }: { kind: string; which: number }): Promise<void> {
    const holding = this.#held[which % Math.max(1, this.#held.length)];
    if (!holding) return;
    const own = { transaction_uuid: holding.uuid };
    const isBought = holding.until === Infinity;
    if (kind === 'release' && !isBought) {
      assert.equal((await this.#call('release', own)).released_ok, true);
    } else if (kind === 'cancel' && isBought) {
      assert.deepEqual((await this.#call('cancel', own)).cancelled_item_numbers, [1]);
    } else if (kind === 'purchase') {
      assert.equal((await this.#call('purchase', { ...own, ...CUSTOMER_PARAMETERS })).transaction_status, 'purchased');
      holding.until = Infinity;
      return;
    } else {
      return;
    }
    this.#held = this.#held.filter((other) => other !== holding);
  }

  /** No seat is held twice, and every other seat is on sale. */
  async check(): Promise<void> {
    this.#held = this.#held.filter(({ until }) => until > this.#now);
    for (const [band, place] of BANDS.entries()) {
      const mine = this.#held.filter((holding) => holding.band === band);
      const seats = mine.flatMap(({ order }) => seatsOf(order));
      assert.equal(new Set(seats).size, seats.length, `a seat of ${String(place['perf_id'])} was sold twice`);
      assert.ok(seats.length <= CAPACITY[band]!);
      const { availability } = await this.#call(
        'availability',
        { perf_id: place['perf_id']!, add_seat_blocks: '' },
        'GET',
      );
      const shown = availability.ticket_type
        .find(({ ticket_type_code: code }) => code === place['ticket_type_code'])
        ?.price_band.find(({ price_band_code: code }) => code === place['price_band_code']);
      const left = CAPACITY[band]! - seats.length;
      const most = place['perf_id'] === '7AB-D' ? 4 : 6;
      assert.equal(shown?.number_available ?? 0, Math.min(left, most));
      const free = Object.values(shown?.free_seat_blocks?.blocks_by_row ?? {}).flat(2);
      assert.deepEqual(
        free.filter((seat) => seats.includes(seat)),
        [],
      );
    }
  }
}

it('never sells a seat twice nor loses one, over thousands of interleaved calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      const run = new Run();
      for (const [index, next] of steps.entries()) {
        await run.take(next);
        if (index % 5 === 0) await run.check();
      }
      await run.check();
    }),
    { numRuns: 60, seed: 20260304 },
  );
});

it('holds a seat once, however many ask for it at the same moment', async () => {
  const sandbox = createSandbox({ clock: () => NOON });
  const ask = (): Promise<Response> =>
    sandbox.handle(
      new Request('https://box.example/f13/reserve.v1', {
        method: 'POST',
        headers: { authorization: basic('demo') },
        body: new URLSearchParams({
          perf_id: '7AB-D',
          ticket_type_code: 'STALLS',
          price_band_code: 'A/pool',
          no_of_seats: '1',
          seat0: 'A6',
        }),
      }),
    );
  const answers = await Promise.all(Array.from({ length: 30 }, ask));
  const bodies = await Promise.all(answers.map(async (answer) => (await answer.json()) as Body));
  const seats = bodies.flatMap((body) =>
    body.trolley_contents === undefined ? [] : seatsOf(ordersOf(body.trolley_contents)[0]),
  );
  assert.equal(seats.length, 18);
  assert.equal(new Set(seats).size, 18);
});

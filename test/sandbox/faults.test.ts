/** Faults by header and by rule, compression, and the generated hall. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox, DroppedAnswer } from '../../src/sandbox/sandbox.js';
import { type Body } from './answers.js';
import { CUSTOMER_PARAMETERS } from '../support/customers.js';
import { NOON, basic, openBox, ordersOf, seatsOf } from './helper.js';

const CAT_A = { perf_id: '7AB-D', ticket_type_code: 'STALLS', price_band_code: 'A/pool', no_of_seats: 2 };
const fault = (value: string) => ({ headers: { 'x-sandbox-fault': value } });

describe('faults', () => {
  it('break the connection before or after the work is done', async () => {
    const box = openBox();
    const { body } = await box.post('reserve', CAT_A);
    const own = { transaction_uuid: body.trolley_contents.transaction_uuid };
    await assert.rejects(box.post('purchase', { ...own, ...CUSTOMER_PARAMETERS }, fault('drop')), DroppedAnswer);
    assert.equal((await box.get('status', own)).body.transaction_status, 'reserved');
    await assert.rejects(box.post('purchase', { ...own, ...CUSTOMER_PARAMETERS }, fault('lost')), TypeError);
    assert.equal((await box.get('status', own)).body.transaction_status, 'purchased');
  });

  it('delay, fail and truncate answers', async () => {
    const waits: number[] = [];
    const sandbox = createSandbox({ clock: () => NOON, sleep: async (ms) => void waits.push(ms) });
    const get = (value: string): Promise<Response> =>
      sandbox.handle(
        new Request('https://box.example/f13/test.v1', {
          headers: { authorization: basic('demo'), 'x-sandbox-fault': value },
        }),
      );
    await get('latency=700, slow_answer=30');
    assert.deepEqual(waits, [700, 30]);
    const broken = await get('error=502');
    assert.deepEqual([broken.status, ((await broken.json()) as Body).error_code], [502, 4]);
    assert.throws(() => JSON.parse(''));
    const half = await (await get('truncate')).text();
    assert.throws(() => JSON.parse(half) as unknown, SyntaxError);
    assert.equal((await get('no_such_fault')).status, 200);
  });

  it('break suppliers, and change stock and prices before reserving', async () => {
    const box = openBox();
    for (const name of ['backend_is_down', 'backend_is_broken', 'backend_throttle_failed'] as const) {
      const { body } = await box.get('availability', { perf_id: '7AB-D' }, fault(name));
      assert.equal(body[name], true);
      assert.deepEqual(body.availability.ticket_type, []);
    }
    const gone = await box.post('reserve', CAT_A, fault('sold_out'));
    assert.equal(gone.body.unreserved_orders.length, 1);
    const dearer = await box.post('reserve', CAT_A, fault('price_change=2.5'));
    assert.equal(ordersOf(dearer.body.trolley_contents)[0].ticket_orders.ticket_order[0].sale_seatprice, 52.5);
    const short = await box.post('reserve', CAT_A, fault('hold=1'));
    assert.equal(short.body.minutes_left_on_reserve, 1);
    box.wait(1);
    const own = { transaction_uuid: short.body.trolley_contents.transaction_uuid };
    assert.equal((await box.get('status', own)).body.transaction_status, 'released');
  });

  it('fail some bundles of a purchase', async () => {
    const box = openBox();
    const { body: trolley } = await box.get('trolley', CAT_A);
    const { body } = await box.post('reserve', { ...CAT_A, perf_id: '7AA-D', trolley_token: trolley.trolley_token });
    const own = { transaction_uuid: body.trolley_contents.transaction_uuid };
    const bought = await box.post('purchase', { ...own, ...CUSTOMER_PARAMETERS }, fault('purchase_fails=1'));
    assert.equal(bought.body.transaction_status, 'purchased');
    const contents = bought.body.trolley_contents;
    assert.deepEqual([contents.purchase_result.success, contents.purchase_result.is_partial], [true, true]);
    assert.deepEqual(
      contents.bundle.map((bundle) => bundle.purchase_result.success),
      [false, true],
    );
    assert.equal(contents.bundle[0].order[0].backend_purchase_reference, undefined);
    const { body: again } = await box.post('reserve', { ...CAT_A, seat0: 'B2', seat1: 'B3' });
    assert.deepEqual(seatsOf(ordersOf(again.trolley_contents)[0]), ['B2', 'B3']);
  });

  it('follow rules: endpoint, rate and number of times, the same in every run', async () => {
    const statuses = async (): Promise<number[]> => {
      const box = openBox({
        seed: 5,
        faults: [
          { fault: 'error', value: 503, endpoint: 'test.v1', rate: 0.5 },
          { fault: 'error', value: 502, endpoint: 'events.v1', times: 1 },
        ],
      });
      const tests = await Promise.all(Array.from({ length: 20 }, () => box.get('test')));
      const lists = [await box.get('events'), await box.get('events')];
      return [...tests, ...lists].map(({ status }) => status);
    };
    const one = await statuses();
    assert.deepEqual(await statuses(), one);
    const failed = one.slice(0, 20).filter((status) => status === 503).length;
    assert.ok(failed > 3 && failed < 17);
    assert.deepEqual(one.slice(20), [502, 200]);
  });
});

it('compresses answers where asked to', async () => {
  const sandbox = createSandbox({ gzip: true });
  const request = (encoding: string): Request =>
    new Request('https://box.example/f13/test.v1', {
      headers: { authorization: basic('demo'), 'accept-encoding': encoding },
    });
  const zipped = await sandbox.handle(request('gzip, br'));
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  const text = await new Response(zipped.body?.pipeThrough(new DecompressionStream('gzip'))).text();
  assert.equal((JSON.parse(text) as Body).user_id, 'demo');
  assert.equal((await sandbox.handle(request('identity'))).headers.get('content-encoding'), null);
});

describe('the big hall', () => {
  it('is off unless asked for', async () => {
    assert.deepEqual((await openBox().get('events_by_id', { event_id_list: 'BIG1' })).body.events_by_id, {});
  });

  it('shows 50,000 seats, holds some, and takes time in proportion to its size', async () => {
    const measure = async (size: number): Promise<number> => {
      const box = openBox({ bigHall: size });
      const perf = await box.firstPerformance('BIG1');
      const ask = async (): Promise<number> => {
        const from = performance.now();
        await box.get('availability', { perf_id: perf, add_seat_blocks: '' });
        return performance.now() - from;
      };
      // The best of some: other work on the machine only ever adds time.
      const took = Math.min(await ask(), await ask(), await ask(), await ask());
      const { body } = await box.get('availability', { perf_id: perf, add_seat_blocks: '' });
      const bands = body.availability.ticket_type.flatMap(({ price_band: list }) => list);
      const seats = bands.flatMap((band) => Object.values(band.free_seat_blocks?.blocks_by_row ?? {}).flat(2));
      assert.equal(seats.length, size);
      assert.equal(new Set(seats).size, size);
      assert.equal(bands[0]?.free_seat_blocks?.separators_by_row['A1'], '-');
      const order = {
        perf_id: perf,
        ticket_type_code: 'PARTA',
        price_band_code: 'A/pool',
        no_of_seats: 2,
        seat0: 'A1-7',
        seat1: 'A1-8',
      };
      const held = await box.post('reserve', order);
      assert.deepEqual(seatsOf(ordersOf(held.body.trolley_contents)[0]), ['A1-7', 'A1-8']);
      return took;
    };
    const [small, large] = [await measure(10_000), await measure(50_000)];
    // Five times the seats: quadratic work would take 25 times as long.
    assert.ok(large < small * 15 + 50, `${small} ms, ${large} ms`);
  });
});

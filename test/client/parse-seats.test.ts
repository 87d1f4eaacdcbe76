/** Reading seats, blocks and their rules, in all shapes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { setBits } from '../../src/client/parse/number-sets.js';
import { availabilityOf, bandOf, type Fields, messageOf, orderOf } from './reads.js';
import * as minimal from './minimal-answers.js';

test('seats by row: separators, restricted views and all messages, a name of the row in numbers too', async () => {
  const { seatBlocks } = await bandOf({
    free_seat_blocks: {
      blocks_by_row: { A: [['A.10', 'A.9'], ['A.7']], 1: [['101']], AA: [['AA5']], Box: [['7']] },
      separators_by_row: { A: '.' },
      restricted_view_seats: ['A.9'],
      seats_by_text_message: { 'Behind a pillar': ['A.9'], 'Great seat': ['A.10', 'A.9'] },
    },
  });
  const seats = seatBlocks!.flatMap((block) => block.seats);
  const byId = new Map(seats.map((seat) => [seat.id, seat]));
  assert.deepEqual(byId.get('A.9'), {
    id: 'A.9',
    row: 'A',
    column: '9',
    separator: '.',
    isRestrictedView: true,
    texts: ['Behind a pillar', 'Great seat'],
  });
  assert.deepEqual(byId.get('A.10')?.texts, ['Great seat']);
  assert.deepEqual([byId.get('101')?.row, byId.get('101')?.column], ['1', '01']);
  assert.deepEqual([byId.get('AA5')?.row, byId.get('AA5')?.column], ['AA', '5']);
  // Does not start with its row, so it is kept whole.
  assert.deepEqual([byId.get('7')?.row, byId.get('7')?.column], ['Box', '7']);
});

test('without blocks seats cannot be chosen; with empty blocks no seat is free', async () => {
  assert.equal((await bandOf({})).seatBlocks, undefined);
  assert.deepEqual((await bandOf({ free_seat_blocks: { blocks_by_row: {} } })).seatBlocks, []);
  assert.deepEqual((await bandOf({ free_seat_blocks: {} })).seatBlocks, []);
});

test('the error for a block that is not a list names the path', async () => {
  const path = 'availability.ticket_type[0].price_band[0].free_seat_blocks.blocks_by_row';
  const blocks = (rows: Fields) => ({ free_seat_blocks: { blocks_by_row: rows } });
  assert.match(
    await messageOf(availabilityOf(blocks({ A: ['A1'] }))),
    new RegExp(`^${escape(path)}.A\\[0\\]: expected a list`),
  );
  assert.match(
    await messageOf(availabilityOf(blocks({ A: [['A1', null]] }))),
    new RegExp(`^${escape(path)}.A\\[0\\]\\[1\\]: expected text, found nothing`),
  );
});

function escape(text: string): string {
  return text.replace(/[[\]]/g, '\\$&');
}

test('a seat with all its fields', async () => {
  const { ticketOrders } = await orderOf(
    {},
    {
      seats: [
        minimal.seat('A1', {
          separator: '-',
          is_restricted_view: true,
          seat_text: 'Behind a pillar',
          barcode: '0042',
          seat_apple_wallet_urls: { apple_wallet_gen_url: 'https://wallet.example.com/a' },
          seat_google_pay_urls: { gpay_save_url: 'https://wallet.example.com/g' },
        }),
      ],
    },
  );
  assert.deepEqual(ticketOrders[0]!.seats, [
    {
      id: 'A1',
      row: 'A',
      column: '1',
      separator: '-',
      isRestrictedView: true,
      texts: ['Behind a pillar'],
      barcode: '0042',
      appleWalletUrl: 'https://wallet.example.com/a',
      googlePayUrl: 'https://wallet.example.com/g',
    },
  ]);
});

test('requested seats in their three shapes', async () => {
  for (const fields of [
    { requested_seat_ids: ['A1', 'A2'] },
    { requested_seats: [minimal.seat('A1'), minimal.seat('A2')] },
    { requested_seats: { id_details: [minimal.seat('A1'), minimal.seat('A2')] } },
  ]) {
    assert.deepEqual((await orderOf(fields)).requestedSeatIds, ['A1', 'A2']);
  }
});

const SEAT_STATUSES: readonly [name: string, fields: Fields, seats: string[], status: string | undefined][] = [
  ['a status', { seat_request_status: 'got_none' }, ['B1', 'B2'], 'got_none'],
  ['before a reservation', { got_requested_seats: false }, [], undefined],
  ['nothing said', {}, ['A1', 'A2'], undefined],
  ['yes or no, none wanted', { got_requested_seats: false, requested_seat_ids: [] }, ['A1', 'A2'], 'not_requested'],
  ['yes or no, all got', { got_requested_seats: true }, ['A2', 'A1'], 'got_all'],
  ['yes or no, some got', { got_requested_seats: false }, ['A1', 'B1'], 'got_partial'],
  ['yes or no, none got', { got_requested_seats: false }, ['B1', 'B2'], 'got_none'],
  ['a word of a later API', { seat_request_status: 'got_better' }, ['A1', 'B1'], 'got_partial'],
];

for (const [name, fields, seats, status] of SEAT_STATUSES) {
  test(`the seat request status, from ${name}`, async () => {
    const found = await orderOf(
      { requested_seat_ids: ['A1', 'A2'], ...fields },
      { seats: seats.map((id) => minimal.seat(id)) },
    );
    assert.equal(found.seatRequestStatus, status);
  });
}

test('the rule about single seats, by band, by hall and by default', async () => {
  assert.equal((await bandOf({ allows_leaving_single_seats: 'if_necessary' })).singleSeats, 'if_necessary');
  assert.equal((await bandOf({}, { can_leave_singles: false })).singleSeats, 'never');
  assert.equal((await bandOf({}, { can_leave_singles: true })).singleSeats, 'always');
  assert.equal((await bandOf({})).singleSeats, 'always');
});

test('a discount has its band’s rule for single seats unless it has its own', async () => {
  const discount = { ...minimal.band(), discount_code: 'CHILD' };
  const { discounts } = await bandOf({
    allows_leaving_single_seats: 'never',
    possible_discounts: { discount: [discount, { ...discount, allows_leaving_single_seats: 'always' }] },
  });
  assert.deepEqual(
    discounts.map(({ singleSeats }) => singleSeats),
    ['never', 'always'],
  );
});

test('by default seats must be contiguous, and example seats are real', async () => {
  assert.equal((await availabilityOf()).contiguousSeatSelectionOnly, true);
  assert.equal(
    (await availabilityOf({}, { contiguous_seat_selection_only: false })).contiguousSeatSelectionOnly,
    false,
  );
  assert.equal((await bandOf({})).exampleSeatsAreReal, true);
  assert.equal((await bandOf({ example_seats_are_real: false })).exampleSeatsAreReal, false);
});

test('the tickets that may not have a discount, as a list and as a bitmask', async () => {
  const discount = { ...minimal.band(), discount_code: 'CHILD', valid_quantities: [2, 4] };
  for (const [fields, tickets] of [
    [{ discount_disallowed_seat_nos: [0, 2] }, [0, 2]],
    [{ discount_disallowed_seat_no_bitmask: 0b101 }, [0, 2]],
    [{}, []],
  ] as const) {
    const { discounts } = await bandOf({ possible_discounts: { discount: [{ ...discount, ...fields }] } });
    assert.deepEqual(discounts[0]!.disallowedTickets, tickets);
    assert.deepEqual(discounts[0]!.validQuantities, [2, 4]);
  }
});

test('the bits of a mask, up to the 31st of a month and beyond', () => {
  const sets = fc.uniqueArray(fc.integer({ min: 0, max: 50 })).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(sets, (list) => {
      const mask = list.reduce((sum, bit) => sum + 2 ** bit, 0);
      assert.deepEqual(setBits(mask), list);
    }),
  );
});

test('numeric codes and rows are texts', async () => {
  const { ticketOrders } = await orderOf({}, { seats: [minimal.seat('A7', { row_id: 1, col_id: 7 })] });
  assert.deepEqual([ticketOrders[0]!.seats[0]!.row, ticketOrders[0]!.seats[0]!.column], ['1', '7']);
});

test('a separator that is missing from the IDs', async () => {
  const blocks = { blocks_by_row: { A: [['A10']] }, separators_by_row: { A: '.' } };
  assert.equal((await bandOf({ free_seat_blocks: blocks })).seatBlocks![0]!.seats[0]!.column, '10');
});

test('the number available is required', async () => {
  assert.match(await messageOf(availabilityOf({ number_available: undefined })), /number_available: expected a number/);
});

test('whole blocks, orders in one trolley and the supplier are kept', async () => {
  const told = await availabilityOf({}, { must_select_whole_seat_block: true, max_bundle_size: 1, source_code: 'src' });
  assert.deepEqual([told.mustSelectWholeSeatBlock, told.maxBundleSize, told.sourceCode], [true, 1, 'src']);
  const silent = await availabilityOf();
  assert.deepEqual(
    [silent.mustSelectWholeSeatBlock, silent.maxBundleSize, silent.sourceCode],
    [false, undefined, undefined],
  );
});

test('the ages and the kind of customer of a discount', async () => {
  const discount = {
    ...minimal.band(),
    discount_code: 'CHILD',
    discount_semantic_type: 'child',
    discount_minimum_eligible_age: 3,
    discount_maximum_eligible_age: 15,
  };
  const { discounts } = await bandOf({ possible_discounts: { discount: [discount] } });
  const [{ semanticType, minimumAge, maximumAge }] = discounts as [(typeof discounts)[number]];
  assert.deepEqual([semanticType, minimumAge, maximumAge], ['child', 3, 15]);
});

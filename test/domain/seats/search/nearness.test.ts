import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Nearness } from '../../../../src/domain/seats/search/nearness.js';
import { buildSeatIndex } from '../../../../src/domain/seats/seat-index.js';
import { arbitraryChoice, freeTheatre, openChoice, seatsOf } from '../../../support/halls.js';

const free = buildSeatIndex(freeTheatre);

describe('Nearness', () => {
  it('gives bounds for the distances of a block', () => {
    fc.assert(
      fc.property(arbitraryChoice({ maxSeats: 40 }), (choice) => {
        const { index, seats } = openChoice(choice);
        const nearness = new Nearness(index, seats);
        for (const { distance, block } of index.seats.map((seat) => ({
          distance: nearness.distance(seat),
          block: seat.block,
        }))) {
          assert.ok(nearness.atLeast(block) <= distance && distance <= nearness.atMost(block));
        }
        for (const seat of seats) assert.equal(nearness.distance(seat), 0);
      }),
    );
  });

  it('yields all blocks of a band from near to far', () => {
    fc.assert(
      fc.property(arbitraryChoice({ maxSeats: 40 }), (choice) => {
        const { index, seats } = openChoice(choice);
        const nearness = new Nearness(index, seats);
        for (const band of index.sections.flatMap(({ bands }) => bands)) {
          const visits = [...nearness.fromNear(band)];
          assert.deepEqual(new Set(visits.map(({ block }) => block)), new Set(band.blocks));
          assert.equal(visits.length, band.blocks.length);
          visits.forEach(({ block, distance }, at) => {
            assert.equal(distance, nearness.atLeast(block));
            assert.ok(distance >= (visits[at - 1]?.distance ?? 0));
          });
        }
      }),
    );
  });

  it('reads rows only as far as it is iterated', () => {
    const [first] = new Nearness(free, seatsOf(free, 'B5')).fromNear(free.sections[0]!.bands[0]!);
    assert.equal(first?.block.row.label, 'B');
  });
});

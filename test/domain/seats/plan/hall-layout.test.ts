import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DrawnHall, seatsIn } from '../../../../src/domain/seats/plan/drawn-hall.js';
import { layOutHall, ROW_PITCH, SEAT_PITCH, SEAT_RADIUS } from '../../../../src/domain/seats/plan/hall-layout.js';
import { buildSeatIndex } from '../../../../src/domain/seats/seat-index.js';
import { arbitraryHall, freeTheatre, makeArena, makeHall } from '../../../support/halls.js';

/** The hall as text, one line per row: seat numbers in their columns, from the left edge of the section. */
function draw({ sections }: DrawnHall): string[] {
  return sections.flatMap(({ name, rows, bounds }) => [
    name,
    ...rows.map(({ label, seats }) => {
      const cells: string[] = [];
      for (const { x, free } of seats) cells[(x - bounds.x - SEAT_RADIUS) / SEAT_PITCH] = free?.seat.column ?? '?';
      return `${label}: ${Array.from(cells, (cell) => cell ?? '.').join(' ')}`;
    }),
  ]);
}

describe('layOutHall', () => {
  it('draws the hall of events 7AA and 7AB (docs/api/demo-events.md#seats)', () => {
    assert.deepEqual(draw(layOutHall(buildSeatIndex(freeTheatre))), [
      'Stalls',
      'A: 1 2 3 4 5 6 7 8 9 10',
      'B: . 2 3 4 5 6 7 8 9',
      'C: . . 3 4 5 6',
      'D: . 2 3 4 5 6 7',
      'Circle',
      'E: . . . 4 5 . 7 8 9',
      'F: 1 2 3',
      'G: . . . . . . 7 8 9 10',
      'H: 1 2 3 4 . . 7 8 9 10',
    ]);
  });

  it('puts seats of several bands into one row', () => {
    const index = buildSeatIndex(
      makeHall({
        bands: [
          { code: 'A', blocks: ['A4-6'] },
          { code: 'B', blocks: ['A1-3', 'A7-9', 'B1-9'] },
        ],
      }),
    );
    assert.deepEqual(draw(layOutHall(index)), ['Stalls', 'A: 1 2 3 4 5 6 7 8 9', 'B: 1 2 3 4 5 6 7 8 9']);
  });

  it('puts the front row on top and ticket types one behind the other', () => {
    const { sections } = layOutHall(buildSeatIndex(freeTheatre));
    const heights = sections.flatMap(({ rows }) => rows.map(({ seats }) => seats[0]!.y));
    heights.forEach((y, row) => assert.ok(row === 0 || y >= heights[row - 1]! + ROW_PITCH));
  });

  it('centres ticket types of different widths', () => {
    const index = buildSeatIndex(makeHall({ bands: [{ blocks: ['A1-10'] }, { type: 'BOX', blocks: ['A1-4'] }] }));
    const middles = layOutHall(index).sections.map(({ bounds }) => bounds.x + bounds.width / 2);
    assert.deepEqual(middles, [0, 0]);
  });

  it('spreads many ticket types instead of stacking them', () => {
    const { bounds, sections } = layOutHall(buildSeatIndex(makeArena()));
    assert.equal(sections.length, 20);
    const proportion = bounds.width / bounds.height;
    assert.ok(proportion > 0.8 && proportion < 2.5, `${proportion}`);
  });

  it('labels rows at both edges', () => {
    const [section] = layOutHall(buildSeatIndex(freeTheatre)).sections;
    const edges = section!.rows.map(({ labelsAt }) => labelsAt.map(({ x }) => x));
    for (const edge of edges) assert.deepEqual(edge, edges[0]);
    assert.ok(edges[0]![0]! < section!.bounds.x && edges[0]![1]! > section!.bounds.x + section!.bounds.width);
  });

  it('draws nothing when no seats can be chosen', () => {
    const empty = { bounds: { x: 0, y: 0, width: 0, height: 0 }, sections: [], areas: [], notDrawn: [] };
    assert.deepEqual(layOutHall(buildSeatIndex(makeHall({ bands: [{}] }))), empty);
    assert.deepEqual(layOutHall(buildSeatIndex(makeHall({ bands: [{ blocks: [] }] }))), empty);
    const hall = makeHall({ bands: [{ blocks: ['A1-2'] }] });
    const [type] = hall.ticketTypes;
    const sold = { ...type!.priceBands[0]!, seatBlocks: [{ row: 'A', seats: [] }] };
    const index = buildSeatIndex({ ...hall, ticketTypes: [{ ...type!, priceBands: [sold] }] });
    assert.deepEqual(layOutHall(index), empty);
  });

  it('draws every seat once, inside its section and without overlaps', () => {
    fc.assert(
      fc.property(arbitraryHall({ maxSeats: 60 }), (hall) => {
        const index = buildSeatIndex(makeHall(hall));
        const drawn = layOutHall(index);
        const seats = [...seatsIn(drawn)];
        assert.deepEqual(new Set(seats.map(({ free }) => free)), new Set(index.seats));
        seats.forEach((seat, at) => {
          for (const other of seats.slice(at + 1)) {
            assert.ok(Math.hypot(seat.x - other.x, seat.y - other.y) >= 2 * SEAT_RADIUS);
          }
        });
        for (const { bounds, rows } of drawn.sections) {
          for (const { x, y, radius } of rows.flatMap((row) => row.seats)) {
            assert.ok(x - radius >= bounds.x && x + radius <= bounds.x + bounds.width);
            assert.ok(y - radius >= bounds.y && y + radius <= bounds.y + bounds.height);
          }
        }
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DrawnHall, seatsIn } from '../../../../src/domain/seats/plan/drawn-hall.js';
import { joinPlan } from '../../../../src/domain/seats/plan/join-plan.js';
import { buildSeatIndex } from '../../../../src/domain/seats/seat-index.js';
import { parseSeatingPlan } from '../../../../src/domain/seats/plan/seating-plan.js';
import { freeTheatre, idsOf, makeArena, makeHall } from '../../../support/halls.js';
import { makePlan, type ZoneSketch } from '../../../support/seating-plans.js';

/** Seats on sale as `A1@x,y`, taken seats by name, and seats without a place. */
function describeJoin(hall: DrawnHall): { drawn: string[]; taken: string[]; notDrawn: string[] } {
  const seats = [...seatsIn(hall)];
  return {
    drawn: seats.flatMap(({ free, x, y }) => (free ? [`${free.seat.id}@${x},${y}`] : [])),
    taken: seats.flatMap(({ free, name }) => (free ? [] : [name])),
    notDrawn: idsOf(hall.notDrawn),
  };
}

describe('joinPlan', () => {
  const stalls = makeHall({ bands: [{ type: 'STALLS', blocks: ['A1-2'] }] });

  function join(availability: typeof stalls, zones: readonly ZoneSketch[]) {
    return describeJoin(joinPlan(parseSeatingPlan(makePlan(zones)), buildSeatIndex(availability)));
  }

  it('matches the guid with the id', () => {
    assert.deepEqual(join(stalls, [{ rows: ['Row: 9=A2 8=A1 7=A3'] }]), {
      drawn: ['A2@0,0', 'A1@25,0'],
      taken: ['Row7'],
      notDrawn: [],
    });
  });

  it('matches the guid with ticket type and id', () => {
    assert.deepEqual(join(stalls, [{ rows: ['Row: 1=STALLS-A1 2=CIRCLE-A2'] }]), {
      drawn: ['A1@0,0'],
      taken: ['Row2'],
      notDrawn: ['A2'],
    });
  });

  it('matches row and number in the zone of the ticket type, by name or id, in any case', () => {
    for (const zone of [{ name: 'stalls ' }, { name: 'STALLS' }, { id: 'Stalls' }]) {
      const zones = [
        { name: 'Circle', rows: ['A: 1 2'] },
        { ...zone, rows: ['A: 1 2'] },
      ];
      assert.deepEqual(join(stalls, zones), { drawn: ['A1@1000,0', 'A2@1025,0'], taken: ['A1', 'A2'], notDrawn: [] });
    }
  });

  it('matches row and number alone when they are unique', () => {
    assert.deepEqual(join(stalls, [{ rows: ['A: 1 2'] }, { rows: ['A: 2'] }]), {
      drawn: ['A1@0,0'],
      taken: ['A2', 'A2'],
      notDrawn: ['A2'],
    });
  });

  it('uses the separator between row and number', () => {
    const dotted = makeHall({ bands: [{ blocks: ['A1-2'] }] });
    const [type] = dotted.ticketTypes;
    const [band] = type!.priceBands;
    const seats = band!.seatBlocks![0]!.seats.map((seat) => ({ ...seat, id: `A.${seat.column}`, separator: '.' }));
    const availability = {
      ...dotted,
      ticketTypes: [{ ...type!, priceBands: [{ ...band!, seatBlocks: [{ row: 'A', seats }] }] }],
    };
    assert.deepEqual(join(availability, [{ rows: ['A: 1 2'] }]).drawn, ['A.1@0,0', 'A.2@25,0']);
  });

  it('does not let a guess take the place of a certain match', () => {
    // By row and number, A1 would take the place whose guid is A2.
    assert.deepEqual(join(stalls, [{ rows: ['A: 1=A2'] }]), { drawn: ['A2@0,0'], taken: [], notDrawn: ['A1'] });
  });

  describe('with one id in two ticket types', () => {
    const twins = makeHall({
      bands: [
        { type: 'STALLS', blocks: ['A1-1'] },
        { type: 'CIRCLE', blocks: ['A1-1'] },
      ],
    });

    it('distinguishes them by zone', () => {
      const hall = joinPlan(
        parseSeatingPlan(
          makePlan([
            { name: 'Circle', rows: ['A: 1'] },
            { name: 'Stalls', rows: ['A: 1'] },
          ]),
        ),
        buildSeatIndex(twins),
      );
      assert.deepEqual(
        [...seatsIn(hall)].map(({ free }) => free?.block.band.section.ticketType.code),
        ['CIRCLE', 'STALLS'],
      );
    });

    it('gives the place to neither when the plan has one', () => {
      assert.deepEqual(join(twins, [{ rows: ['A: 1=A1'] }]), { drawn: [], taken: ['A1'], notDrawn: ['A1', 'A1'] });
    });
  });

  it('distinguishes A1 1 from A 11', () => {
    const hall = makeHall({ bands: [{ blocks: ['A11-11'] }] });
    assert.deepEqual(join(hall, [{ name: 'Stalls', rows: ['A: 11', 'A1: 1'] }]).notDrawn, ['A11']);
  });

  it('draws every plan seat once and keeps every seat on sale', () => {
    const number = fc.constantFrom('1', '2', '3', '4=A4', '5=STALLS-A5', '11');
    const zone = fc.record({
      name: fc.constantFrom('Stalls', 'Circle', 'Box'),
      rows: fc.array(fc.tuple(fc.constantFrom('A', 'A1', 'B'), fc.uniqueArray(number, { minLength: 1 })), {
        minLength: 1,
      }),
    });
    fc.assert(
      fc.property(fc.array(zone, { minLength: 1, maxLength: 3 }), (zones) => {
        const used = new Set<string>();
        const sketches = zones.map(({ name, rows }) => ({
          name,
          rows: rows.map(([label, numbers]) => {
            const once = numbers.map((entry) =>
              entry.includes('=') && used.has(entry) ? entry.split('=')[0]! : entry,
            );
            once.forEach((entry) => used.add(entry));
            return `${label}: ${once.join(' ')}`;
          }),
        }));
        const plan = parseSeatingPlan(makePlan(sketches));
        const index = buildSeatIndex(freeTheatre);
        const hall = joinPlan(plan, index);
        const drawn = [...seatsIn(hall)];
        assert.equal(drawn.length, [...seatsIn(plan)].length);
        const onSale = drawn.flatMap(({ free }) => free ?? []);
        assert.deepEqual(new Set([...onSale, ...hall.notDrawn]), new Set(index.seats));
        assert.equal(onSale.length + hall.notDrawn.length, index.seats.length);
      }),
    );
  });

  it('finds every seat of an arena', () => {
    const index = buildSeatIndex(makeArena());
    const zones = index.sections.map(({ ticketType, rows }) => ({
      name: ticketType.code,
      rows: rows.map(({ label }) => `${label}: ${Array.from({ length: 54 }, (_, at) => at + 1).join(' ')}`),
    }));
    const hall = joinPlan(parseSeatingPlan(makePlan(zones)), index);
    assert.deepEqual(hall.notDrawn, []);
    assert.equal([...seatsIn(hall)].filter(({ free }) => free).length, index.seats.length);
  });
});

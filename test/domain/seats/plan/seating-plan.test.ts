import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DrawnHall, seatsIn } from '../../../../src/domain/seats/plan/drawn-hall.js';
import { isTswError } from '../../../../src/domain/error.js';
import { joinPlan } from '../../../../src/domain/seats/plan/join-plan.js';
import { buildSeatIndex } from '../../../../src/domain/seats/seat-index.js';
import { parseSeatingPlan } from '../../../../src/domain/seats/plan/seating-plan.js';
import { freeTheatre, idsOf, makeArena, makeHall } from '../../../support/halls.js';

interface ZoneSketch {
  readonly name?: string;
  readonly id?: string;
  /** `A: 1 2 3`; a number may carry a guid: `1=abc`. */
  readonly rows: readonly string[];
}

function makePlan(zones: readonly ZoneSketch[], extras: object = {}): object {
  let guid = 0;
  return {
    name: 'House',
    categories: [{ name: 'Any' }],
    zones: zones.map(({ name = 'Zone', id = '', rows }, zone) => ({
      name,
      zone_id: id,
      position: { x: 1000 * zone, y: 0 },
      rows: rows.map((sketch, row) => {
        const [label = '', numbers = ''] = sketch.split(': ');
        return {
          row_number: label,
          position: { x: 0, y: 30 * row },
          seats: numbers.split(' ').map((number, seat) => {
            const [printed = '', own = `g${guid++}`] = number.split('=');
            return { seat_number: printed, seat_guid: own, position: { x: 25 * seat, y: 0 }, category: 'Any' };
          }),
        };
      }),
    })),
    ...extras,
  };
}

describe('parseSeatingPlan', () => {
  it('adds up positions and ignores what the schema does not list', () => {
    const plan = parseSeatingPlan({
      name: 'House',
      categories: [{ name: 'A', color: '#f00', editor: 1 }],
      size: { width: 500, height: 400 },
      layout: 'whatever',
      zones: [
        {
          name: 'Stalls',
          zone_id: 'STALLS',
          uuid: 'u',
          displayed: true,
          position: { x: 100, y: 50 },
          rows: [
            {
              row_number: 'B',
              row_number_position: 'both',
              position: { x: 10.5, y: 20 },
              uuid: 'v',
              seats: [
                { seat_guid: 'x', seat_number: '3', position: { x: 1, y: 2 }, category: 'A', radius: 8, uuid: 'w' },
                { seat_guid: 'y', seat_number: '4', position: { x: 26, y: 2 }, category: 'A' },
              ],
            },
          ],
          areas: [],
        },
      ],
    });
    assert.equal(plan.name, 'House');
    assert.deepEqual(plan.bounds, { x: 0, y: 0, width: 500, height: 400 });
    const [section] = plan.sections;
    assert.equal(section!.name, 'Stalls');
    assert.equal(section!.id, 'STALLS');
    assert.equal(section!.isOutlined, true);
    assert.deepEqual(section!.bounds, { x: 103.5, y: 62, width: 43, height: 20 });
    assert.deepEqual(section!.rows, [
      {
        label: 'B',
        labelsAt: [
          { side: 'left', x: 95.5, y: 72 },
          { side: 'right', x: 156.5, y: 72 },
        ],
        seats: [
          { guid: 'x', number: '3', category: 'A', name: 'B3', x: 111.5, y: 72, radius: 8 },
          { guid: 'y', number: '4', category: 'A', name: 'B4', x: 136.5, y: 72, radius: 10 },
        ],
      },
    ]);
  });

  it('reads a plan without optional values', () => {
    const plan = parseSeatingPlan({
      zones: [
        { rows: [{ seats: [{ position: { x: 5, y: 5 }, seat_number: 7, radius: -1 }] }, {}] },
        { areas: 'none', rows: null },
      ],
    });
    assert.deepEqual([...seatsIn(plan)], [{ guid: '', number: '7', category: '', name: '7', x: 5, y: 5, radius: 10 }]);
    assert.deepEqual(plan.bounds, { x: -5, y: -5, width: 20, height: 20 });
    assert.deepEqual(plan.sections[0]!.rows[0]!.labelsAt, []);
  });

  it('extends the bounds to everything outside the stated size', () => {
    const plan = makePlan([{ rows: ['A: 1 2'] }], { size: { width: 10, height: 100 } });
    assert.deepEqual(parseSeatingPlan(plan).bounds, { x: -10, y: -10, width: 45, height: 110 });
  });

  const seat = { seat_guid: 'x', seat_number: '1', position: { x: 0, y: 0 } };
  const unusable: [name: string, plan: unknown, path: string][] = [
    ['null', null, 'the plan must be an object'],
    ['text', '{}', 'the plan must be an object'],
    ['no zones', {}, 'zones must hold rows with seats'],
    ['no seats', { zones: [{ rows: [{ seats: [] }] }] }, 'zones must hold rows with seats'],
    ['zones that are not a list', { zones: {} }, 'zones must be a list'],
    ['a zone that is not an object', { zones: [1] }, 'zones[0] must be an object'],
    ['rows that are not a list', { zones: [{ rows: 'A' }] }, 'zones[0].rows must be a list'],
    ['a row that is not an object', { zones: [{ rows: [null] }] }, 'zones[0].rows[0] must be an object'],
    [
      'a seat without a position',
      { zones: [{ rows: [{ seats: [seat, { seat_guid: 'y' }] }] }] },
      'zones[0].rows[0].seats[1].position must have the numbers x and y',
    ],
    [
      'a seat whose position is no number',
      { zones: [{ rows: [{ seats: [{ ...seat, position: { x: '1', y: 0 } }] }] }] },
      'zones[0].rows[0].seats[0].position must have the numbers x and y',
    ],
    [
      'two seats of one guid',
      { zones: [{ rows: [{ seats: [seat] }] }, { rows: [{ seats: [seat] }] }] },
      'zones[1].rows[0].seats[0].seat_guid must be unique, but "x" is there twice',
    ],
  ];
  for (const [name, plan, path] of unusable) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => parseSeatingPlan(plan),
        (error) => isTswError(error) && error.code === 'configuration' && error.message.includes(`: ${path}.`),
      );
    });
  }

  it('reads any value, or refuses it with a path', () => {
    fc.assert(
      fc.property(fc.record({ zones: fc.anything() }), (plan) => {
        try {
          parseSeatingPlan(plan);
        } catch (error) {
          assert.ok(isTswError(error));
        }
      }),
    );
  });

  describe('areas', () => {
    const position = { x: 10, y: 20 };
    const read = (area: object) => {
      const plan = makePlan([{ rows: ['A: 1'] }]) as { zones: object[] };
      return parseSeatingPlan({ zones: [{ ...plan.zones[0], position: { x: 100, y: 0 }, areas: [area] }] }).areas;
    };
    const at = { x: 110, y: 20, rotation: 0 };

    const cases: [name: string, area: object, read: object[]][] = [
      [
        'a rectangle with a text',
        {
          shape: 'rectangle',
          rectangle: { width: 40, height: 20 },
          position,
          color: '#ccc',
          border_color: 'rgb(0, 0, 0)',
          rotation: 45,
          text: { text: 'Stage', color: 'black', size: 12, position: { x: 1, y: 2 } },
        },
        [
          {
            ...{ shape: 'rectangle', width: 40, height: 20, x: 110, y: 20, rotation: 45 },
            ...{ fill: '#ccc', border: 'rgb(0, 0, 0)', label: { text: 'Stage', color: 'black', size: 12, x: 1, y: 2 } },
          },
        ],
      ],
      [
        'an older rectangle with a text that is a string',
        { width: 40, height: 20, position, text: 'Bar' },
        [{ ...at, shape: 'rectangle', width: 40, height: 20, label: { text: 'Bar', x: 20, y: 10 } }],
      ],
      [
        'an ellipse',
        { shape: 'ellipse', ellipse: { radius: { x: 5, y: 3 } }, position },
        [{ ...at, shape: 'ellipse', radiusX: 5, radiusY: 3 }],
      ],
      [
        'a circle',
        { shape: 'circle', circle: { radius: 5 }, position },
        [{ ...at, shape: 'ellipse', radiusX: 5, radiusY: 5 }],
      ],
      [
        'a polygon',
        { shape: 'polygon', polygon: { points: [position, { x: 0, y: 0 }, { x: 5, y: 0 }] }, position },
        [{ ...at, shape: 'polygon', points: [position, { x: 0, y: 0 }, { x: 5, y: 0 }] }],
      ],
      [
        'a text',
        { shape: 'text', text: { text: 'Exit' }, position },
        [{ ...at, shape: 'text', label: { text: 'Exit', x: 0, y: 0 } }],
      ],
      ['no text without words', { shape: 'text', text: '' }, []],
      ['no unknown shape', { shape: 'star' }, []],
      ['no shape without a size', { shape: 'rectangle' }, []],
      [
        'no colour that is more than a colour',
        { width: 1, height: 1, position, color: 'url(https://example.com/x)', border_color: 'red;fill:url(x)' },
        [{ ...at, shape: 'rectangle', width: 1, height: 1 }],
      ],
    ];
    for (const [name, area, areas] of cases) it(`reads ${name}`, () => assert.deepEqual(read(area), areas));

    it('stay inside the bounds when rotated', () => {
      const plan = parseSeatingPlan({
        zones: [
          {
            rows: [{ seats: [seat] }],
            areas: [
              { shape: 'rectangle', rectangle: { width: 100, height: 10 }, rotation: 90, position: { x: 50, y: 0 } },
            ],
          },
        ],
      });
      const { x, y, width, height } = plan.bounds;
      assert.deepEqual([x, y, Math.round(width), Math.round(height)], [-10, -10, 60, 110]);
    });
  });
});

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

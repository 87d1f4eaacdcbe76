import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seatsIn } from '../../../../src/domain/seats/plan/drawn-hall.js';
import { isTswError } from '../../../../src/domain/error.js';
import { parseSeatingPlan } from '../../../../src/domain/seats/plan/seating-plan.js';
import { makePlan } from '../../../support/seating-plans.js';

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

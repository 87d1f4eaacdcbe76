/**
 * Writes the seating plans of the demo's two seated events, with curved rows, in the format of docs/seating-plans.md. Run
 * `node demo/plans/make-plans.mjs` after a change here.
 */
import { writeFileSync } from 'node:fs';

const SEAT_PITCH = 26;
const ROW_PITCH = 32;

/** Halls whose rows are arcs around a point on the stage. */
const HALLS = [
  {
    file: '7AB.json',
    name: 'Lyric Apollo',
    stage: 'Stage',
    zones: [
      { id: 'STALLS', name: 'Stalls', rows: 'ABCD', seats: 10, radius: 250, aisleAfter: [] },
      { id: 'CIRCLE', name: 'Dress Circle', rows: 'EFGH', seats: 10, radius: 446, aisleAfter: [3, 7] },
    ],
  },
  {
    file: '7AA.json',
    name: 'Lyceum Theatre',
    stage: 'Stage',
    zones: [
      { id: 'STALLS', name: 'Stalls', rows: 'ABCD', seats: 10, radius: 340, aisleAfter: [5] },
      { id: 'CIRCLE', name: 'Dress Circle', rows: 'EFGH', seats: 10, radius: 540, aisleAfter: [3, 7] },
    ],
  },
];

const AISLE = 22;
const WIDTH = 430;

const round = (value) => Math.round(value * 10) / 10;

/** Distance of each seat from the middle of its row, along the curve. */
function placesAlong({ seats, aisleAfter }) {
  const places = [];
  let at = 0;
  for (let seat = 1; seat <= seats; seat++) {
    places.push(at);
    at += SEAT_PITCH + (aisleAfter.includes(seat) ? AISLE : 0);
  }
  const middle = places.at(-1) / 2;
  return places.map((place) => place - middle);
}

function makeZone(zone, centre) {
  const rows = [...zone.rows].map((label, rank) => {
    const radius = zone.radius + rank * ROW_PITCH;
    return {
      row_number: label,
      row_number_position: 'both',
      position: { x: 0, y: 0 },
      seats: placesAlong(zone).map((along, seat) => {
        const angle = along / radius;
        return {
          seat_guid: `${label}${seat + 1}`,
          seat_number: String(seat + 1),
          position: { x: round(centre.x + radius * Math.sin(angle)), y: round(centre.y + radius * Math.cos(angle)) },
          category: zone.name,
        };
      }),
    };
  });
  return { name: zone.name, zone_id: zone.id, position: { x: 0, y: 0 }, displayed: false, rows, areas: [] };
}

function makePlan({ name, stage, zones }) {
  const front = zones[0].radius;
  // The centre of the arcs lies above the plan, so that the front row is 130 units below the top.
  const centre = { x: WIDTH / 2, y: 130 - front };
  const drawn = zones.map((zone) => makeZone(zone, centre));
  const bulge = (x) => round(Math.sqrt((front - 62) ** 2 - x ** 2) + centre.y);
  const edge = [-130, -90, -45, 0, 45, 90, 130].map((x) => ({ x: round(x + WIDTH / 2), y: bulge(x) }));
  drawn[0].areas.push({
    shape: 'polygon',
    polygon: { points: [{ x: WIDTH / 2 - 130, y: 10 }, { x: WIDTH / 2 + 130, y: 10 }, ...edge.reverse()] },
    position: { x: 0, y: 0 },
    rotation: 0,
    color: '#dddddd',
    border_color: '#999999',
    text: { text: stage, color: '#333333', size: 18, position: { x: WIDTH / 2, y: 34 } },
  });
  const lowest = Math.max(...drawn.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats.map((s) => s.position.y))));
  return {
    name,
    categories: zones.map((zone) => ({ name: zone.name })),
    size: { width: WIDTH, height: Math.ceil(lowest + 18) },
    zones: drawn,
  };
}

for (const hall of HALLS) {
  writeFileSync(new URL(hall.file, import.meta.url), `${JSON.stringify(makePlan(hall), undefined, 2)}\n`);
}

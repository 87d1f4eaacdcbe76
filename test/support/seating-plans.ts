/** Makes seating plans in the format of docs/seating-plans.md from rows of numbers. */

export interface ZoneSketch {
  readonly name?: string;
  readonly id?: string;
  /** `A: 1 2 3`; a number may carry a guid: `1=abc`. */
  readonly rows: readonly string[];
}

export function makePlan(zones: readonly ZoneSketch[], extras: object = {}): object {
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

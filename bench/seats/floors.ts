/**
 * The simplest possible maps, which the seat map is measured against. A bare canvas draws each seat as a circle,
 * without rules, names or keys. A static SVG has one circle element per seat.
 */
import type { WireAvailability } from './arena.js';

export const WIDTH = 900;
export const HEIGHT = 600;

const COLOURS = ['#6d28b8', '#0a66c2', '#0a7355'];
const RADIUS = 10;

interface Placed {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly band: Uint8Array;
  readonly count: number;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Positions straight from the answer: columns by number, rows by order, sections in a grid. */
function place({ availability: { ticket_type: types } }: WireAvailability): Placed {
  const x: number[] = [];
  const y: number[] = [];
  const band: number[] = [];
  const across = Math.ceil(Math.sqrt(types.length));
  types.forEach((type, section) => {
    const left = (section % across) * 1_600;
    let top = Math.floor(section / across) * 1_400;
    type.price_band.forEach((priceBand, place) => {
      const { blocks_by_row: rows } = priceBand['free_seat_blocks'] as { blocks_by_row: Record<string, string[][]> };
      for (const [label, blocks] of Object.entries(rows)) {
        for (const block of blocks) {
          for (const id of block) {
            x.push(left + Number(id.slice(label.length)) * 24);
            y.push(top);
            band.push(place);
          }
        }
        top += 28;
      }
    });
  });
  const [minX, maxX] = range(x);
  const [minY, maxY] = range(y);
  const scale = Math.min(WIDTH / (maxX - minX + 24), HEIGHT / (maxY - minY + 28));
  return {
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    band: Uint8Array.from(band),
    count: x.length,
    scale,
    left: minX - 12,
    top: minY - 14,
  };
}

function range(values: readonly number[]): [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}

/** @returns a function that takes a click in the middle of the map */
export function drawCanvas(host: HTMLElement, data: WireAvailability): (x: number, y: number) => void {
  const placed = place(data);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  host.append(canvas);
  const context = canvas.getContext('2d')!;
  const draw = (seat: number, colour: string): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(screenX(placed, seat), screenY(placed, seat), RADIUS * placed.scale, 0, 2 * Math.PI);
    context.fill();
  };
  for (let seat = 0; seat < placed.count; seat++) draw(seat, COLOURS[placed.band[seat]!]!);
  return (x, y) => {
    let nearest = 0;
    let least = Infinity;
    for (let seat = 0; seat < placed.count; seat++) {
      const distance = Math.hypot(screenX(placed, seat) - x, screenY(placed, seat) - y);
      if (distance < least) {
        least = distance;
        nearest = seat;
      }
    }
    draw(nearest, '#000');
  };
}

export function drawSvg(host: HTMLElement, data: WireAvailability): void {
  const placed = place(data);
  const radius = (RADIUS * placed.scale).toFixed(2);
  let markup = `<svg width="${WIDTH}" height="${HEIGHT}">`;
  for (let seat = 0; seat < placed.count; seat++) {
    const [x, y] = [screenX(placed, seat).toFixed(1), screenY(placed, seat).toFixed(1)];
    markup += `<circle cx="${x}" cy="${y}" r="${radius}" fill="${COLOURS[placed.band[seat]!]}"/>`;
  }
  host.innerHTML = `${markup}</svg>`;
}

function screenX({ x, left, scale }: Placed, seat: number): number {
  return (x[seat]! - left) * scale;
}

function screenY({ y, top, scale }: Placed, seat: number): number {
  return (y[seat]! - top) * scale;
}

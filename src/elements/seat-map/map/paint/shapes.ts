/** The outlines of seats on a canvas. */
import type { Shape } from '../../model/marks.js';

/** Adds the outline of a seat to a path. @param size diameter, in the context's units */
export function traceShape(path: CanvasPath, shape: Shape, x: number, y: number, size: number): void {
  const half = size / 2;
  switch (shape) {
    case 'circle':
      path.moveTo(x + half, y);
      path.arc(x, y, half, 0, 2 * Math.PI);
      return;
    case 'square':
      path.roundRect(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9, size * 0.2);
      return;
    case 'diamond':
      return tracePolygon(path, x, y, half * 1.1, 4);
    case 'hexagon':
      return tracePolygon(path, x, y, half, 6);
    case 'triangle':
      return tracePolygon(path, x, y + half * 0.15, half * 1.1, 3);
    case 'pentagon':
      return tracePolygon(path, x, y, half * 1.05, 5);
  }
}

/** A regular polygon with a corner at the top. */
function tracePolygon(path: CanvasPath, x: number, y: number, radius: number, corners: number): void {
  for (let corner = 0; corner < corners; corner++) {
    const angle = (corner / corners - 0.25) * 2 * Math.PI;
    path.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  path.closePath();
}

/**
 * Reads the decoration of a seating plan. An area that cannot be read is left out, because no seat depends on it.
 * Called by seating-plan for every zone.
 */
import type { Area, AreaLabel, AreaShape, Point } from './drawn-hall.js';
import { isRecord, numberOr, pointOr, type Unknown } from './plan-values.js';

/** @param zone the position of the zone; the positions of its areas are relative to it */
export function readAreas(areas: unknown, zone: Point): Area[] {
  if (!Array.isArray(areas)) return [];
  return areas.flatMap((area: unknown) => (isRecord(area) ? (readArea(area, zone) ?? []) : []));
}

function readArea(area: Unknown, zone: Point): Area | undefined {
  const shape = readShape(area);
  if (!shape) return undefined;
  const { x, y } = pointOr(area['position']);
  const fill = safeColor(area['color']);
  const border = safeColor(area['border_color']);
  const label = readLabel(area['text'], shape);
  if (shape.shape === 'text' && !label) return undefined;
  return {
    ...shape,
    x: zone.x + x,
    y: zone.y + y,
    rotation: numberOr(area['rotation'], 0),
    ...(fill === undefined ? {} : { fill }),
    ...(border === undefined ? {} : { border }),
    ...(label === undefined ? {} : { label }),
  };
}

function readShape(area: Unknown): AreaShape | undefined {
  switch (area['shape']) {
    // Older files have no shape: the area itself has the size of a rectangle.
    case undefined:
    case null:
      return rectangle(isRecord(area['rectangle']) ? area['rectangle'] : area);
    case 'rectangle':
      return rectangle(area['rectangle']);
    case 'ellipse':
      return isRecord(area['ellipse']) ? ellipse(area['ellipse']['radius']) : undefined;
    case 'circle': {
      const radius = isRecord(area['circle']) ? area['circle']['radius'] : undefined;
      return ellipse({ x: radius, y: radius });
    }
    case 'polygon':
      return isRecord(area['polygon']) ? polygon(area['polygon']['points']) : undefined;
    case 'text':
      return { shape: 'text' };
    default:
      return undefined;
  }
}

function rectangle(size: unknown): AreaShape | undefined {
  if (!isRecord(size)) return undefined;
  const width = numberOr(size['width'], 0);
  const height = numberOr(size['height'], 0);
  return width > 0 && height > 0 ? { shape: 'rectangle', width, height } : undefined;
}

function ellipse(radius: unknown): AreaShape | undefined {
  const { x: radiusX, y: radiusY } = pointOr(radius);
  return radiusX > 0 && radiusY > 0 ? { shape: 'ellipse', radiusX, radiusY } : undefined;
}

function polygon(points: unknown): AreaShape | undefined {
  return Array.isArray(points) && points.length >= 3
    ? { shape: 'polygon', points: points.map((point: unknown) => pointOr(point)) }
    : undefined;
}

/** A plain text, or `{text, color, size, position}`. Without a position it is in the middle of the shape. */
function readLabel(text: unknown, shape: AreaShape): AreaLabel | undefined {
  const label = isRecord(text) ? text : { text };
  if (typeof label['text'] !== 'string' || label['text'] === '') return undefined;
  const middle = shape.shape === 'rectangle' ? { x: shape.width / 2, y: shape.height / 2 } : { x: 0, y: 0 };
  const color = safeColor(label['color']);
  const size = numberOr(label['size'], 0);
  return {
    text: label['text'],
    ...pointOr(label['position'], middle),
    ...(color === undefined ? {} : { color }),
    ...(size > 0 ? { size } : {}),
  };
}

/** A name, a hash or a function of numbers. Anything else could load a resource or break out of the attribute. */
function safeColor(color: unknown): string | undefined {
  const isSafe = typeof color === 'string' && /^(#[\da-f]{3,8}|[a-z]+|(rgb|hsl)a?\([\d\s.,%/-]+\))$/i.test(color);
  return isSafe ? color : undefined;
}

/** Points around the area as drawn, with its rotation. */
export function cornersOf(area: Area): Point[] {
  const angle = (area.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return outlineOf(area).map(({ x, y }) => ({ x: area.x + x * cos - y * sin, y: area.y + x * sin + y * cos }));
}

function outlineOf(area: Area): readonly Point[] {
  switch (area.shape) {
    case 'rectangle':
      return cornersBetween(0, 0, area.width, area.height);
    case 'ellipse':
      return cornersBetween(-area.radiusX, -area.radiusY, area.radiusX, area.radiusY);
    case 'polygon':
      return area.points;
    case 'text':
      return area.label ? [area.label] : [];
  }
}

function cornersBetween(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** Reading a seating plan and finding its seats: a chunk of its own, because most halls are drawn without one. */
import type { DrawnHall } from '../../../domain/seats/plan/drawn-hall.js';
import { joinPlan } from '../../../domain/seats/plan/join-plan.js';
import type { SeatIndex } from '../../../domain/seats/seat-index.js';
import { parseSeatingPlan } from '../../../domain/seats/plan/seating-plan.js';

/** How many missing seats the console names. */
const NAMED = 10;

/**
 * @param plan parsed JSON
 * @returns what draws a hall by it; the developer is told once which seats on sale it lacks
 * @throws TswError `configuration` for a plan that cannot be read
 */
export function readPlan(plan: unknown): (index: SeatIndex) => DrawnHall {
  const parsed = parseSeatingPlan(plan);
  let hasTold = false;
  return (index) => {
    const hall = joinPlan(parsed, index);
    const missing = hall.notDrawn.map(({ seat }) => seat.id);
    if (missing.length > 0 && !hasTold) {
      hasTold = true;
      const names = missing.slice(0, NAMED).join(', ');
      console.warn(`tsw-widgets: the seating plan lacks ${missing.length} seats that are on sale, such as ${names}.`);
    }
    return hall;
  };
}

/** Reading a seating plan and finding its seats: a chunk of its own, because most halls are drawn without one. */
import { warnOnce } from '../../../browser/warn-once.js';
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
  return (index) => {
    const hall = joinPlan(parsed, index);
    const missing = hall.notDrawn.map(({ seat }) => seat.id);
    if (missing.length > 0) {
      const names = missing.slice(0, NAMED).join(', ');
      const words = `the seating plan “${parsed.name}” lacks ${missing.length} seats that are on sale, such as ${names}.`;
      // Seats are sold while the plan is on screen, so the number changes.
      warnOnce(words, `seating plan ${parsed.name}`);
    }
    return hall;
  };
}

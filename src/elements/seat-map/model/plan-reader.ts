/** Parses a seating plan and finds its seats. A chunk of its own, because most halls have no seating plan. */
import { warnOnce } from '../../../browser/warn-once.js';
import type { DrawnHall } from '../../../domain/seats/plan/drawn-hall.js';
import { joinPlan } from '../../../domain/seats/plan/join-plan.js';
import type { SeatIndex } from '../../../domain/seats/seat-index.js';
import { parseSeatingPlan } from '../../../domain/seats/plan/seating-plan.js';

/** The most missing seats that the console message names. */
const NAMED_SEATS = 10;

/**
 * @param plan parsed JSON
 * @returns a function that places the seats by the plan. It warns once about seats on sale that the plan lacks.
 * @throws TswError `configuration` for a plan that cannot be read
 */
export function readPlan(plan: unknown): (index: SeatIndex) => DrawnHall {
  const parsed = parseSeatingPlan(plan);
  return (index) => {
    const hall = joinPlan(parsed, index);
    const missing = hall.notDrawn.map(({ seat }) => seat.id);
    if (missing.length > 0) {
      const names = missing.slice(0, NAMED_SEATS).join(', ');
      const words = `the seating plan “${parsed.name}” lacks ${missing.length} seats that are on sale, such as ${names}.`;
      // One key for each plan, because the number in the message changes as seats are sold.
      warnOnce(words, `seating plan ${parsed.name}`);
    }
    return hall;
  };
}

/** Reading a seating plan and finding its seats: a chunk of its own, because most halls are drawn without one. */
export { joinPlan } from '../../domain/join-plan.js';
export { parseSeatingPlan } from '../../domain/seating-plan.js';

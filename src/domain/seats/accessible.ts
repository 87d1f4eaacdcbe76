/**
 * Which seats are for customers who need access: the API has no field for it, only texts for people. Used by
 * best-together, which finds such seats on request and leaves them free otherwise.
 */
import type { Seat } from './seat.js';

/** What box offices write, in the languages of the interface; the texts come as the venue wrote them. */
const ACCESS =
  /wheel-?\s?chair|accessib|step[- ]?free|companion|carer|rollstuhl|barrierefrei|fauteuils? roulants?|\bpmr\b|silla de ruedas|sedi[ae] a rotelle|車椅子|車いす/i;

/** `Not suitable for wheelchairs`, `no step-free access`: said of seats that are the opposite. */
const DENIAL = /\b(not|no(?!\.)|non|nicht|kein\w*|pas|sans)\b|\binaccessib|\bunsuitable/i;

export function isAccessibleSeat({ texts }: Seat): boolean {
  return texts.some((text) => ACCESS.test(text) && !DENIAL.test(text));
}

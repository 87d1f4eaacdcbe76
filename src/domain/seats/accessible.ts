/**
 * Recognises accessible seats. The API has no field for them, only texts for people. Used by best-together, which finds
 * such seats on request and otherwise leaves them free.
 */
import type { Seat } from './seat.js';

/**
 * Words of box offices for accessible seats, in the interface's languages: the texts come in the venue's own language.
 */
const ACCESS =
  /wheel-?\s?chair|accessib|step[- ]?free|companion|carer|rollstuhl|barrierefrei|fauteuils? roulants?|\bpmr\b|silla de ruedas|sedi[ae] a rotelle|車椅子|車いす/i;

/** `Not suitable for wheelchairs`, `no step-free access`: the words for accessible seats, used to say the opposite. */
const DENIAL = /\b(not|no(?!\.)|non|nicht|kein\w*|pas|sans)\b|\binaccessib|\bunsuitable/i;

export function isAccessibleSeat({ texts }: Seat): boolean {
  return texts.some((text) => ACCESS.test(text) && !DENIAL.test(text));
}

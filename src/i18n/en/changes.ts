/** Words about changes to the trolley, for the trolley's view and every view that adds tickets to it. */
import type { DiscardReason } from '../../domain/trolley/discards.js';

/** Each follows the name of the discarded event. @param added the events that replace it; empty where none do */
const reasons: Record<DiscardReason, (added: string) => string> = {
  'same-performance': () => 'is for the same performance: a trolley can hold one order for each.',
  currency: (added) => `is sold in another currency than ${added}: a trolley can hold one currency.`,
  'add-on': () => 'is only sold together with an event that leaves the trolley.',
  'same-event': () => 'is for the same event: no more orders of it go into one booking.',
  delivery: (added) => `has the same seller as ${added}, and the two cannot be delivered the same way.`,
  other: (added) => (added ? `cannot be booked together with ${added}.` : 'cannot be booked without what was removed.'),
};

export const changes = {
  discardReason: (event: string, reason: DiscardReason, added: string) => `${event} ${reasons[reason](added)}`,
  /** Asks before anything is discarded. */
  askDiscard: 'This cannot go into your trolley beside what is there',
  addAndTakeOut: (events: string) => `Add and take out ${events}`,
  keep: (events: string) => `Keep ${events}`,
  /** Heads the list of discarded orders. */
  tookOut: 'Taken out of your trolley',

  change: 'Change',
  changeOf: (event: string) => `Change ${event}`,
  save: 'Save changes',
  keepAsIs: 'Keep as it is',
  changed: (event: string) => `${event} was changed.`,
  /** For an order whose discounts differ from those requested. */
  altered: (event: string) =>
    `Please check ${event}: the box office changed the kind of tickets, because those you chose do not go together.`,
  heldSeats: (seats: string) =>
    `You still hold ${seats}, so they cannot be chosen on the map. They are given back once you choose others. To choose from all seats again, release your tickets first.`,
  unavailableWhileHeld:
    'This cannot be had while your tickets are held: those you hold are among what is left. Release your tickets first, then change them.',

  emptied: 'Your trolley was emptied.',
  wasEmptied: 'You can bring back what was in your trolley.',
  undo: 'Undo',
  canUndo: 'You can undo this.',
  undone: 'Your trolley is as it was before.',
  empty: 'Empty trolley',

  keptLonger: 'Your tickets were reserved again.',

  nothingToSend:
    'It is too late for these tickets to reach you before this date. Please choose a later date, or something that can be collected or printed.',
  noDelivery: (supplier: string) =>
    `${supplier} has no way left to send these tickets. Please ask the seller how you get them before you pay, or give them back.`,

  extras: 'Add to your order',
  addExtra: 'Add',
  seeExtra: 'See',
  autoQuantity: 'One for each of your tickets.',
};

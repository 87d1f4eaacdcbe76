/** Texts of the ticket picker. */
import type { AvailabilityTrouble } from '../../domain/sale/availability.js';
import type { QuantityProblem } from '../../domain/sale/quantities.js';
import { plural } from './plural.js';

const trouble: Record<AvailabilityTrouble, string> = {
  'sold-out': 'This performance is sold out.',
  down: 'The venue’s box office cannot be reached right now. Please try again in a moment.',
  broken: 'The venue’s box office has a problem right now. Please try again in a few minutes.',
  busy: 'Very many people are booking right now. Please try again in a moment.',
};

export const tickets = {
  /** The parts of a total, in brackets after it. */
  breakdown: (seatPrice: string, fee: string) => `(${seatPrice} + ${fee} fee)`,
  trouble: (code: AvailabilityTrouble) => trouble[code],
  noPerformance: 'Choose a performance first.',
  chooseBand: 'Tickets and prices',
  howMany: 'How many tickets?',
  soldOut: 'Sold out',
  /** The most tickets that are available together. */
  atMost: (count: number) => `Up to ${count} together`,
  /** Seats that the box office is likely to give in this price band. */
  likelySeats: (seats: readonly string[]) => `Likely seats: ${seats.join(', ')}`,
  exampleSeats: (seats: readonly string[]) => `Seats such as ${seats.join(', ')}`,
  tickets: 'Tickets',
  /** @param label what is counted, such as `Adult` */
  fewer: (label: string) => `Fewer: ${label}`,
  more: (label: string) => `More: ${label}`,
  numberOf: (label: string) => `${label}, number of tickets`,
  /** The ages that a discount is for. */
  ages: (from: number | undefined, to: number | undefined) => {
    if (from === undefined) return to === undefined ? '' : `Age ${to} and under`;
    return to === undefined ? `Age ${from} and over` : `Age ${from} to ${to}`;
  },
  /** Valid quantities, ascending. */
  quantities: (allowed: readonly number[]) => `You can buy ${orText(allowed)} tickets.`,
  oneOnly: 'One ticket for each order.',
  runningTotal: (count: number, total: string) => `${plural(count, 'ticket', 'tickets')}: ${total}`,
  add: 'Add to trolley',
  added: (count: number) => `${plural(count, 'ticket', 'tickets')} added to your trolley.`,
  /** The order differs from the request. */
  addedOtherwise: (shown: string, now: string) =>
    shown === now
      ? 'Please check your trolley: the box office changed the kind of tickets, because these do not go together.'
      : `Please check your trolley: the box office sells these tickets for ${now}, not ${shown}.`,
  durationNote: 'The price is for one night or day. Your trolley shows what the whole stay costs.',
  addedForDuration: (now: string) => `For the whole stay this comes to ${now}.`,
  problem: (problem: QuantityProblem) => {
    switch (problem.rule) {
      case 'quantity':
        return problem.quantity === 0
          ? 'Choose how many tickets you want.'
          : `Please choose ${orText(problem.allowed)} tickets.`;
      case 'available':
        return `Only ${plural(problem.available, 'ticket is', 'tickets are')} left here. Please choose fewer, or another price.`;
      case 'discount-for-each':
      case 'discount-unknown':
        return 'Please choose the kind of every ticket again.';
      case 'discount-quantity':
        return `${problem.discount.name}: please choose ${orText(problem.allowed)} tickets.`;
      case 'discount-available':
        return `${problem.discount.name}: only ${plural(problem.available, 'ticket is', 'tickets are')} left.`;
      case 'discount-ticket':
        return `${problem.discount.name} can only be bought together with other tickets.`;
    }
  },
};

/** `1 to 6`, `2, 4 or 6` @param numbers ascending */
function orText(numbers: readonly number[]): string {
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? first;
  if (numbers.length > 2 && last - first === numbers.length - 1) return `${first} to ${last}`;
  return numbers.length > 1 ? `${numbers.slice(0, -1).join(', ')} or ${last}` : String(first);
}

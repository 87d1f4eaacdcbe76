/** Words of the seat map. Seat names, lists and prices arrive ready to print. */
import { plural } from './plural.js';

const seatsOf = (count: number): string => plural(count, 'seat', 'seats');

export const seats = {
  heading: 'Choose your seats',
  map: 'Seat map',
  list: 'Seat list',
  view: 'View',
  showMap: 'Map',
  showList: 'List',
  seats: seatsOf,
  row: (label: string) => `Row ${label}`,
  prices: 'Prices',

  // What a seat's accessible name may end with.
  restrictedView: 'restricted view',
  selected: 'selected',
  unavailable: 'unavailable',

  chosen: 'Your seats',
  noneChosen: 'No seats chosen yet.',
  deselect: (seat: string) => `Deselect ${seat}`,
  clear: 'Clear selection',
  add: 'Add to trolley',
  added: (seats: string) => `Added to your trolley: ${seats}.`,
  gone: (seats: string) => `No longer available: ${seats}. Please choose again.`,
  suggestions: 'Nearest seats you can have',
  suggestion: (seats: string, total: string) => `${seats} for ${total}`,

  nowSelected: (seat: string) => `${seat}, selected.`,
  nowDeselected: (seat: string) => `${seat}, deselected.`,
  total: (count: number, total: string) => `${seatsOf(count)}, ${total}.`,
  cleared: 'Selection cleared.',

  noChoice: 'Seats of this performance cannot be chosen one by one.',
  trouble: {
    'sold-out': 'There are no seats left for this performance.',
    down: 'The venue’s box office cannot be reached right now.',
    broken: 'The venue’s box office has a problem right now, so these seats may not be up to date.',
    busy: 'Very many people are booking right now.',
  },

  /** What is wrong with a selection, by rule. */
  rules: {
    chooseSome: 'Choose the seats you would like.',
    chooseMore: (count: number) => `Choose ${plural(count, 'more seat', 'more seats')}.`,
    tooMany: (chosen: number, most: number) =>
      `You have chosen ${seatsOf(chosen)}, but no more than ${most} can be bought at once.`,
    notAsked: (chosen: number, wanted: number) => `You have chosen ${seatsOf(chosen)}, but asked for ${wanted}.`,
    notSoldIn: (chosen: number, allowed: string) =>
      `Tickets for this performance are sold in numbers of ${allowed}; you have chosen ${chosen}.`,
    contiguous: (seats: string) => `Seats must be next to each other in one row: ${seats} stands apart.`,
    singleSeats: (leftAlone: string) =>
      `This would leave ${leftAlone} as a single seat, which this venue does not allow.`,
    wholeBlock: (missing: string) => `These seats are only sold together: add ${missing}.`,
    oneBand: 'All seats of one order must be in the same section and price band.',
    bundleSize: (ordersLeft: number) =>
      ordersLeft === 0
        ? 'Your trolley already holds as many orders of this event as one booking may have.'
        : `Only ${plural(ordersLeft, 'more order', 'more orders')} of this event fit into your trolley.`,
  },
};

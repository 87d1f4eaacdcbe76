/** Texts of the seat map. Seat names, lists and prices are passed in as formatted text. */
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
  /** A row or section of the list, with how many seats it has and the lowest price. */
  summary: (name: string, count: number, from: string) => `${name}: ${seatsOf(count)} from ${from}`,
  notOnPlan: 'More seats, not shown on the map',
  section: 'Section',
  allSections: 'All',

  // Controls of the map.
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wholeHall: 'Show all',
  pan: { left: 'Move left', right: 'Move right', up: 'Move up', down: 'Move down' },
  cardHint: 'Point at a seat to see its price and view.',

  // Legend.
  prices: 'Prices',
  hideRestricted: 'Hide restricted views',
  marks: {
    restricted: 'Restricted view',
    text: 'With a note',
    chosen: 'Your choice',
    own: 'In your trolley',
    taken: 'Not available',
  },

  // States at the end of a seat's accessible name.
  restrictedView: 'restricted view',
  selected: 'selected',
  unavailable: 'unavailable',
  inTrolley: 'in your trolley',

  // Find seats together.
  find: 'Find seats together',
  findButton: 'Find seats',
  howMany: 'Number of seats',
  where: 'Where',
  anywhere: 'Anywhere',
  maxPrice: 'Price per ticket',
  anyPrice: 'Any price',
  upTo: (price: string) => `Up to ${price}`,
  near: 'What matters more',
  nearStage: 'Close to the front',
  nearMiddle: 'The middle of the row',
  avoidRestricted: 'No restricted views',
  accessible: 'With a seat for wheelchair users',
  found: (seats: string, total: string) => `We have chosen ${seats} for ${total}.`,
  foundSplit: (groups: string) => `There is no room for all of you side by side, so we have chosen groups: ${groups}.`,
  notFound: {
    quantity: (allowed: string) => `Tickets for this performance are sold in numbers of ${allowed}.`,
    'restricted-views': 'Only seats with a restricted view are left for so many.',
    price: (from: string) => `So many seats together cost at least ${from} each.`,
    accessible: 'No seats for wheelchair users are left for so many.',
    within: 'There are none in this section, but there are elsewhere.',
    wishes: 'No seats match all of these wishes. Try with fewer of them.',
    'single-seats': 'The only seats left for so many would leave a single seat, which this venue does not allow.',
    'whole-block': 'These seats are only sold in fixed groups, and none has this size.',
    'too-large': (longest: number) => `At most ${seatsOf(longest)} are left side by side.`,
    'too-few': (free: number) => `Only ${seatsOf(free)} are left at one price.`,
  },

  // The choice.
  chosen: 'Your seats',
  noneChosen: 'No seats chosen yet.',
  ticketFor: (seat: string) => `Ticket for ${seat}`,
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

  /** Problems of a selection, by rule. */
  rules: {
    chooseSome: 'Choose the seats you would like.',
    chooseMore: (count: number) => `Choose ${plural(count, 'more seat', 'more seats')}.`,
    tooMany: (chosen: number, most: number) =>
      `You have chosen ${seatsOf(chosen)}, but no more than ${most} can be bought at once.`,
    notAsked: (chosen: number, wanted: number) => `You have chosen ${seatsOf(chosen)}, but asked for ${wanted}.`,
    notSoldIn: (chosen: number, allowed: string) =>
      `Tickets for this performance are sold in numbers of ${allowed}; you have chosen ${chosen}.`,
    contiguous: (seats: string, count: number) =>
      `Seats must be next to each other in one row: ${seats} ${count === 1 ? 'is' : 'are'} apart.`,
    singleSeats: (leftAlone: string, count: number) =>
      `This would leave ${leftAlone} as ${count === 1 ? 'a single seat' : 'single seats'}, which this venue does not allow.`,
    wholeBlock: (missing: string) => `These seats are only sold together: add ${missing}.`,
    oneBand: 'All seats of one order must be in the same section and price band.',
    bundleSize: (ordersLeft: number) =>
      ordersLeft === 0
        ? 'Your trolley already holds as many orders of this event as one booking may have.'
        : `Only ${plural(ordersLeft, 'more order', 'more orders')} of this event fit into your trolley.`,
  },
};

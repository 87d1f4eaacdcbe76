/** Words of the trolley, and of every order summary. */
import { plural } from './plural.js';

export const trolley = {
  orderTotal: 'Total',
  /** @param name `A` */
  priceBand: (name: string) => `Price band ${name}`,
  /** Seats that are reserved or bought. */
  seats: (labels: readonly string[]) => `${seatWord(labels)} ${labels.join(', ')}`,
  /** Seats that are requested but not reserved yet. */
  seatsWanted: (labels: readonly string[]) => `${seatWord(labels)} ${labels.join(', ')}, not held yet`,
  bestAvailable: 'Best available seats, chosen when you reserve',

  heading: 'Your trolley',
  empty: 'Your trolley is empty.',
  purchased: 'Your booking is complete, and your trolley is empty again.',
  supplier: (name: string) => `Sold by ${name}`,
  remove: 'Remove',
  removed: (event: string) => `${event} was removed from your trolley.`,
  grandTotal: 'Total to pay',
  /** For a trolley with more than one supplier. */
  separately: (suppliers: number) =>
    `Each seller takes its own payment: your statement will show ${suppliers} payments instead of one.`,
  /** A rough total in the customer's own currency, for information only. */
  about: (amount: string) => `about ${amount}`,

  reserve: 'Reserve',
  reserving: 'Your tickets are being reserved…',
  notHeldYet: 'Nothing is held for you yet: reserve to keep these tickets while you pay.',
  reserved: (minutes: number) => `Your tickets are held for ${plural(minutes, 'minute', 'minutes')}.`,
  /** The remaining time follows. */
  heldFor: 'Held for you for',
  timeWarning: (minutes: number) => `Your tickets are held for ${plural(minutes, 'more minute', 'more minutes')} only.`,
  release: 'Release tickets',
  keepLonger: 'Keep my tickets longer',
  keepLongerRisk: 'They are given back and reserved again at once: your seats and prices may then be different.',
  releasing: 'Your tickets are being given back…',
  released: 'Your tickets were given back.',
  expired: 'The time is up, so your tickets were given back.',
  failed: 'The booking was not made, and your tickets were given back.',
  reserveAgain: 'You can reserve again. Your seats may then be different, so please check them.',
  buying: 'This is being booked now.',

  notReserved: 'Your tickets could not be reserved',
  notReservedOrder: (event: string, place: string) => `${event}: ${place} could not be reserved.`,
  comment: (words: string) => `The box office says: “${words}”`,
  notCharged: 'Your card has not been charged.',
  chooseOthers: 'Please choose other tickets, or remove these and reserve the rest.',

  changed: 'Please check what has changed',
  /** Replaces `changed` where the order is as requested but has remarks to read. */
  checkSeats: 'Please check your seats',
  /** Heads the remarks about seats that the box office chose. */
  seatRemarks: 'About the seats that were chosen for you:',
  changedSeats: (requested: readonly string[], got: readonly string[]) =>
    got.length > 0
      ? `You asked for ${seatWord(requested).toLowerCase()} ${requested.join(', ')} and now have ${seatWord(got).toLowerCase()} ${got.join(', ')}.`
      : `${seatWord(requested)} ${requested.join(', ')} could not be held; other seats will be given.`,
  changedPrice: (shown: string, now: string) => `The price is now ${now}. It was ${shown}.`,
  changedDiscounts: (shown: string, now: string) => `The tickets are now ${now}. You asked for ${shown}.`,
  changedQuantity: (shown: number, now: number) =>
    `You now have ${plural(now, 'ticket', 'tickets')}. You asked for ${shown}.`,
  changedDelivery: (shown: string, now: string) => `Delivery now costs ${now}. It was ${shown}.`,
  accept: 'Accept',
  refuse: 'Give the tickets back',
  accepted: 'Thank you. You can go on with these tickets.',

  badge: 'Trolley',
  /** Accessible name. @param minutes whole minutes left; undefined without a reservation */
  badgeName: (tickets: number, minutes: number | undefined) =>
    [`Trolley: ${tickets === 0 ? 'empty' : plural(tickets, 'ticket', 'tickets')}`, ...timeWords(minutes)].join(', '),
  badgeTime: (minutes: number) => (minutes < 1 ? '< 1 min' : `${minutes} min`),
};

const seatWord = (labels: readonly string[]): string => (labels.length === 1 ? 'Seat' : 'Seats');

function timeWords(minutes: number | undefined): string[] {
  if (minutes === undefined) return [];
  return [minutes < 1 ? 'less than a minute left' : `${plural(minutes, 'minute', 'minutes')} left`];
}

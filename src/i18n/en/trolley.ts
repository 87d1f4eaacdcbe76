/** Words of the trolley part of the interface. */
export const trolley = {
  orderTotal: 'Total',
  /** @param name `A` */
  priceBand: (name: string) => `Price band ${name}`,
  /** Seats that are held or bought. */
  seats: (labels: readonly string[]) => `${labels.length === 1 ? 'Seat' : 'Seats'} ${labels.join(', ')}`,
  /** Seats that are asked for and not held yet. */
  seatsWanted: (labels: readonly string[]) =>
    `${labels.length === 1 ? 'Seat' : 'Seats'} ${labels.join(', ')}, not held yet`,
  bestAvailable: 'Best available seats, chosen when you reserve',
};

/** Words of the button that opens the booking in a dialog, and of that dialog. */
export const button = {
  /** The default label of the button. */
  book: 'Book tickets',
  leaving: 'Keep your tickets?',
  /** Follows the time for which the tickets are still held. */
  leavingHint: 'Close this and come back in that time, or give them back for others to buy.',
  keep: 'Keep and close',
  stay: 'Back to the booking',
};

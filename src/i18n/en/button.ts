/** Words of the button that opens the booking, and of the dialog that it opens. */
export const button = {
  /** Unless the page says something else. */
  book: 'Book tickets',
  leaving: 'Keep your tickets?',
  /** Behind how long they are held. */
  leavingHint: 'Close this and come back in that time, or give them back for others to buy.',
  keep: 'Keep and close',
  stay: 'Back to the booking',
};

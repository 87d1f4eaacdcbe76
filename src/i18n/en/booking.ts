/** Words of `<tsw-booking>`, the whole booking in one element. */
export const booking = {
  steps: 'Booking steps',
  /** Short names, for the list of steps. */
  stepNames: {
    event: 'Event',
    performance: 'Date',
    tickets: 'Tickets',
    trolley: 'Trolley',
    checkout: 'Your details',
    confirmation: 'Done',
  },
  /** Headings. */
  stepTitles: {
    event: 'Choose an event',
    performance: 'Choose a date',
    tickets: 'Choose your tickets',
    trolley: 'Your trolley',
    checkout: 'Check and confirm',
    confirmation: 'Your booking',
  },
  otherEvent: 'Choose another event',
  otherDate: 'Choose another date',
  addMore: 'Add something else',
  toTrolley: 'Back to your trolley',
};

/** Words of the confirmation. */
export const confirmation = {
  confirmed: 'Your booking is confirmed',
  partlyConfirmed: 'Only part of your booking is confirmed',
  failed: 'Your booking was not made',
  cancelled: 'Your booking is cancelled',
  notYet: {
    reserved: 'These tickets are reserved, but not booked yet.',
    attempting: 'This booking is being made. Please look again in a few minutes, and do not book again before.',
    released: 'These tickets are not reserved any more. Nothing was charged.',
  },

  reference: 'Booking reference',
  emailed: 'A confirmation has been sent to you by email.',
  emailedTo: (address: string) => `A confirmation has been sent to ${address}.`,
  keep: 'Please keep this page or print it until you have your tickets.',

  partlyWords: (booked: string, notBooked: string) => `Booked: ${booked}. Not booked: ${notBooked}.`,
  bundleFailed: 'Not booked. Nothing was charged for these tickets, or it is paid back.',
  failedWords: 'Nothing was charged, or it is paid back to you, and the tickets were given back.',
  reasons: {
    failedCvTwo: 'The security code of the card was not accepted.',
    failedAvs: 'The address does not match that of the card.',
    failed3dSecure: 'The bank could not confirm the payment.',
    other: 'The venue’s box office could not make this booking.',
  },

  supplier: (name: string) => `Sold by ${name}`,
  venueReference: (venue: string) => `Reference at ${venue}`,
  referenceAtVenue: 'Reference at the venue',
  /** Takes the place of the venue's reference. */
  orderCancelled: 'Cancelled',
  cancelFailed: 'A cancellation was tried and failed.',
  voucher: 'Show your tickets',
  manage: 'Manage this booking',
  appleWallet: (seat: string) => `Add ${seat} to Apple Wallet`,
  googleWallet: (seat: string) => `Add ${seat} to Google Wallet`,
  barcode: (seats: readonly string[]) => `Barcode for ${seats.length === 1 ? 'seat' : 'seats'} ${seats.join(', ')}`,
  barcodeNotDrawn: 'The picture of this barcode could not be loaded. The number below it is what it says.',

  calendar: 'Add to calendar',
  calendarFile: 'tickets.ics',
  print: 'Print',
  startAgain: 'Start again',
};

/** Words of the booking part of the interface. */
export const booking = {};

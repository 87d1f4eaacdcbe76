/** Words of the seats part of the interface. */
export const seats = {};

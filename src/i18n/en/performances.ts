/** Words of the performances part of the interface. */
export const performances = {};

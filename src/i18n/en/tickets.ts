/** Words of the tickets part of the interface. */
export const tickets = {};

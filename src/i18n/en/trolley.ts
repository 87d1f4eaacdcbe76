/** Words of the trolley part of the interface. */
export const trolley = {};

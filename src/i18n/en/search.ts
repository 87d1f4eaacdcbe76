/** Words of the search part of the interface. */
export const search = {};

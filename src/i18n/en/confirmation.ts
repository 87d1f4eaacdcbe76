/** Words of the confirmation part of the interface. */
export const confirmation = {};

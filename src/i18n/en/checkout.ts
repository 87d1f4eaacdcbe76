/** Words of the checkout part of the interface. */
export const checkout = {};

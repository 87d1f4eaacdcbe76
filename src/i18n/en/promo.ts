/** Words of the promo code field. */
export const promo = {
  label: 'Promo code',
  apply: 'Apply',
  applying: 'Checking the promo code…',
  remove: 'Remove code',
  missing: 'Enter a promo code.',
  /** For when the prices on screen include the code. */
  applied: (code: string) => `Promo code ${code} is applied to these prices.`,
  removed: 'The promo code was removed.',
  changesNothing: (code: string) => `Promo code ${code} changes nothing for this performance.`,
};

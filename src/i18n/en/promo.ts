/** Words about promo codes: they come with the field for one. */
export const promo = {
  label: 'Promo code',
  apply: 'Apply',
  applying: 'Checking the promo code…',
  remove: 'Remove code',
  missing: 'Enter a promo code.',
  /** The prices on screen are with the code. */
  applied: (code: string) => `Promo code ${code} is applied to these prices.`,
  removed: 'The promo code was removed.',
  changesNothing: (code: string) => `Promo code ${code} changes nothing for this performance.`,
};

/** Words of the tickets part of the interface. */
export const tickets = {
  /** Behind a total, what it is made of. */
  breakdown: (seatPrice: string, fee: string) => `(${seatPrice} + ${fee} fee)`,
};

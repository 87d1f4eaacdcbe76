/** One seat, in availability, a trolley or a ticket (reference 4.9). */
export interface Seat {
  /** The API's `full_id`, sent back as it came to ask for this seat. */
  readonly id: string;
  readonly row: string;
  readonly column: string;
  /** Printed between row and column; usually empty. */
  readonly separator: string;
  readonly isRestrictedView: boolean;
  /** Messages that must be shown before payment; a restricted seat may have none. */
  readonly texts: readonly string[];
  /** Only after purchase. */
  readonly barcode?: string;
  readonly appleWalletUrl?: string;
  readonly googlePayUrl?: string;
}

/** One seat, in availability, a trolley or a ticket (docs/api/availability.md#seats). */
export interface Seat {
  /** The API's `full_id`. Requests send it back unchanged to ask for this seat. */
  readonly id: string;
  readonly row: string;
  readonly column: string;
  /** Printed between row and column; usually empty. */
  readonly separator: string;
  readonly isRestrictedView: boolean;
  /** Messages that must be shown before payment. A seat with a restricted view may have none. */
  readonly texts: readonly string[];
  /** Present after the purchase. */
  readonly barcode?: string;
  readonly appleWalletUrl?: string;
  readonly googlePayUrl?: string;
}

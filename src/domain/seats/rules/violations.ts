/** What is wrong with a selection of seats, as data. i18n turns it into words, the seat map into marks. */
import type { SingleSeatsPolicy } from '../../sale/availability.js';
import type { FreeBand, FreeSeat } from '../seat-index.js';

interface SeatViolation {
  /**
   * `incomplete`: adding seats can put the order right, so it is a hint while the customer is choosing. `broken`: the
   * customer has to give a selected seat back. Either way the selection cannot be reserved as it is.
   */
  readonly kind: 'incomplete' | 'broken';
  /** The selected seats at fault, in hall order; empty when there are too few. */
  readonly seats: readonly FreeSeat[];
}

interface QuantityViolation extends SeatViolation {
  readonly rule: 'quantity';
  readonly chosen: number;
  /** The number of tickets asked for, if known. */
  readonly wanted: number | undefined;
  /** The quantities that can be bought, ascending; empty when the API names none. */
  readonly allowed: readonly number[];
}

/**
 * `contiguous_seat_selection_only`. At fault are the seats outside the longest run, or all seats if no run is longest.
 */
interface ContiguousViolation extends SeatViolation {
  readonly rule: 'contiguous';
  readonly kind: 'broken';
}

/** `allows_leaving_single_seats`. At fault are the seats next to one that is left alone. */
interface SingleSeatsViolation extends SeatViolation {
  readonly rule: 'single-seats';
  readonly leftAlone: readonly FreeSeat[];
  readonly policy: Exclude<SingleSeatsPolicy, 'always'>;
}

/** `must_select_whole_seat_block` */
interface WholeBlockViolation extends SeatViolation {
  readonly rule: 'whole-block';
  /** The seats that these blocks still lack. */
  readonly missing: readonly FreeSeat[];
}

/** An order has one ticket type and one price band. At fault are the seats outside the band with the most seats. */
interface OneBandViolation extends SeatViolation {
  readonly rule: 'one-band';
  readonly kind: 'broken';
  readonly bands: readonly FreeBand[];
}

/** `max_bundle_size` */
interface BundleSizeViolation extends SeatViolation {
  readonly rule: 'bundle-size';
  readonly kind: 'broken';
  /** How many more orders of this event the trolley can take. */
  readonly ordersLeft: number;
}

export type Violation =
  | QuantityViolation
  | ContiguousViolation
  | SingleSeatsViolation
  | WholeBlockViolation
  | OneBandViolation
  | BundleSizeViolation;

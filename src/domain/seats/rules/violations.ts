/** What may be wrong with a choice of seats, as data: i18n turns it into words, the seat map into marks. */
import type { SingleSeatsPolicy } from '../../sale/availability.js';
import type { FreeBand, FreeSeat } from '../seat-index.js';

interface Broken {
  /**
   * `incomplete`: more seats alone can put the order right, so while the customer is choosing it is a hint. `broken`: some
   * chosen seat has to be given back. Either way the choice cannot be reserved as it is.
   */
  readonly kind: 'incomplete' | 'broken';
  /** The chosen seats at fault, in hall order; empty where too few were chosen. */
  readonly seats: readonly FreeSeat[];
}

interface QuantityViolation extends Broken {
  readonly rule: 'quantity';
  readonly chosen: number;
  /** How many tickets were asked for, if that is known. */
  readonly wanted: number | undefined;
  /** The numbers that can be bought, ascending; empty where the API names none. */
  readonly allowed: readonly number[];
}

/** `contiguous_seat_selection_only`: the seats at fault are those away from the longest run, all where none is. */
interface ContiguousViolation extends Broken {
  readonly rule: 'contiguous';
  readonly kind: 'broken';
}

/** `allows_leaving_single_seats`: the seats at fault are those next to a seat left alone. */
interface SingleSeatsViolation extends Broken {
  readonly rule: 'single-seats';
  readonly leftAlone: readonly FreeSeat[];
  readonly policy: Exclude<SingleSeatsPolicy, 'always'>;
}

/** `must_select_whole_seat_block` */
interface WholeBlockViolation extends Broken {
  readonly rule: 'whole-block';
  /** What the blocks in question still lack. */
  readonly missing: readonly FreeSeat[];
}

/** One order is one ticket type and one price band: the seats at fault are those outside the band with most seats. */
interface OneBandViolation extends Broken {
  readonly rule: 'one-band';
  readonly kind: 'broken';
  readonly bands: readonly FreeBand[];
}

/** `max_bundle_size` */
interface BundleSizeViolation extends Broken {
  readonly rule: 'bundle-size';
  readonly kind: 'broken';
  /** How many more orders of this event fit into the trolley. */
  readonly ordersLeft: number;
}

export type Violation =
  | QuantityViolation
  | ContiguousViolation
  | SingleSeatsViolation
  | WholeBlockViolation
  | OneBandViolation
  | BundleSizeViolation;

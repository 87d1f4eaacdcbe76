/** Halls of any size, as the API sends them: sections with three price bands each, aisles, and some seats sold. */

interface WireBand {
  readonly price_band_code: string;
  readonly [field: string]: unknown;
}

export interface WireAvailability {
  readonly availability: {
    readonly ticket_type: readonly {
      readonly ticket_type_code: string;
      readonly ticket_type_desc: string;
      readonly price_band: readonly WireBand[];
    }[];
  };
  readonly [field: string]: unknown;
}

const SECTION_SEATS = 2_500;
const MOST_COLUMNS = 60;

/** @param seats the number of free seats. A few more are left out, as if they were sold. */
export function makeArena(seats: number): WireAvailability {
  const sections = Math.max(1, Math.round(seats / SECTION_SEATS));
  let left = seats;
  const types = Array.from({ length: sections }, (_, section) => {
    const count = section === sections - 1 ? left : Math.floor(seats / sections);
    left -= count;
    return makeSection(section, count);
  });
  return {
    availability: { ticket_type: types },
    currency_code: 'gbp',
    currency_details: {
      gbp: {
        currency_code: 'gbp',
        currency_factor: 100,
        currency_places: 2,
        currency_pre_symbol: '£',
        currency_post_symbol: '',
      },
    },
    valid_quantities: [1, 2, 3, 4, 5, 6],
    contiguous_seat_selection_only: true,
  };
}

function makeSection(section: number, seats: number): WireAvailability['availability']['ticket_type'][number] {
  const columns = Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(seats * 1.6)));
  const rows: [label: string, blocks: string[][]][] = [];
  let left = seats;
  for (let row = 0; left > 0; row++) {
    const label = rowLabel(row);
    const blocks: string[][] = [[]];
    for (let column = 1; column <= columns && left > 0; column++) {
      const isSold = (row * 7 + column * 13 + section) % 11 === 0;
      if (!isSold) {
        blocks.at(-1)?.push(`${label}${column}`);
        left--;
      } else if (blocks.at(-1)?.length) blocks.push([]);
    }
    rows.push([label, blocks.filter((block) => block.length > 0)]);
  }
  const third = Math.ceil(rows.length / 3);
  return {
    ticket_type_code: `S${section + 1}`,
    ticket_type_desc: `Block ${section + 1}`,
    price_band: [80, 60, 40].map((price, band) =>
      makeBand('ABC'.charAt(band), price - section, rows.slice(band * third, (band + 1) * third)),
    ),
  };
}

function rowLabel(row: number): string {
  const letter = String.fromCharCode(65 + (row % 26));
  return row < 26 ? letter : `${String.fromCharCode(64 + Math.floor(row / 26))}${letter}`;
}

function makeBand(code: string, price: number, rows: readonly [string, string[][]][]): WireBand {
  return {
    price_band_code: code,
    allows_leaving_single_seats: 'never',
    number_available: 6,
    sale_seatprice: price,
    sale_surcharge: 5,
    non_offer_sale_seatprice: price,
    non_offer_sale_surcharge: 5,
    is_offer: false,
    absolute_saving: 0,
    percentage_saving: 0,
    discount_code: '',
    discount_desc: '',
    free_seat_blocks: {
      blocks_by_row: Object.fromEntries(rows),
      restricted_view_seats: rows.map(([label]) => `${label}1`),
      seats_by_text_message: {},
      separators_by_row: {},
    },
  };
}

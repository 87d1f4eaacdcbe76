/** The smallest answers that the client can read, for tests to vary. All values are invented. */
type Fields = Record<string, unknown>;

export const GBP = {
  gbp: {
    currency_code: 'gbp',
    currency_factor: 100,
    currency_number: 826,
    currency_places: 2,
    currency_pre_symbol: '£',
    currency_post_symbol: '',
  },
};

export const event = (fields: Fields = {}): Fields => ({ event_id: '1AA', event_desc: 'A play', ...fields });

export const performance = (fields: Fields = {}): Fields => ({ perf_id: '1AA-1', event_id: '1AA', ...fields });

export const band = (fields: Fields = {}): Fields => ({
  price_band_code: 'A/pool',
  sale_seatprice: 35,
  sale_surcharge: 4,
  number_available: 6,
  ...fields,
});

export const availability = (bandFields: Fields = {}, fields: Fields = {}): Fields => ({
  availability: { ticket_type: [{ ticket_type_code: 'STALLS', price_band: [band(bandFields)] }] },
  currency_code: 'gbp',
  currency_details: GBP,
  ...fields,
});

export const seat = (id: string, fields: Fields = {}): Fields => ({
  full_id: id,
  row_id: id[0],
  col_id: id.slice(1),
  is_restricted_view: false,
  ...fields,
});

export const tickets = (fields: Fields = {}): Fields => ({
  discount_code: 'ADULT',
  no_of_seats: 2,
  sale_seatprice: 35,
  sale_surcharge: 4,
  total_sale_seatprice: 70,
  total_sale_surcharge: 8,
  ...fields,
});

export const order = (fields: Fields = {}, ticketFields: Fields = {}): Fields => ({
  item_number: 1,
  event: event(),
  performance: performance(),
  ticket_type_code: 'STALLS',
  price_band_code: 'A/pool',
  ticket_orders: { ticket_order: [tickets(ticketFields)] },
  total_no_of_seats: 2,
  total_sale_seatprice: 70,
  total_sale_surcharge: 8,
  ...fields,
});

export const bundle = (fields: Fields = {}): Fields => ({
  bundle_source_code: 'src',
  bundle_total_seatprice: 70,
  bundle_total_surcharge: 8,
  bundle_total_send_cost: 1.5,
  bundle_total_cost: 79.5,
  currency_code: 'gbp',
  order: [order()],
  ...fields,
});

export const trolley = (fields: Fields = {}): Fields => ({ transaction_uuid: 'uuid-1', bundle: [bundle()], ...fields });

export const reserved = (fields: Fields = {}): Fields => ({
  transaction_status: 'reserved',
  trolley_contents: trolley(),
  minutes_left_on_reserve: 14.5,
  currency_details: GBP,
  ...fields,
});

/** A bundle whose one order and its tickets have these fields. */
export const withOrder = (orderFields: Fields, ticketFields: Fields = {}): Fields =>
  reserved({ trolley_contents: trolley({ bundle: [bundle({ order: [order(orderFields, ticketFields)] })] }) });

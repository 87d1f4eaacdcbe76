/** availability.v1, discounts.v1 and send_methods.v1: what one performance offers. */
import { longestRun, numberAvailable } from '../stock/availability.js';
import { performanceOf, type Call, type JsonObject } from '../box-office.js';
import { findPlace, type Place } from '../catalogue/catalogue.js';
import { missing, rejected } from '../http/errors.js';
import { type Performance } from '../model/performances.js';
import { defaultQuote, quotesOf, type QuoteWish } from '../model/pricing.js';
import { currencyOf } from '../serialise/currency.js';
import { priceFields, serialiseDiscount } from '../serialise/price.js';
import { serialiseSendMethod } from '../serialise/send-method.js';
import { houseOf } from '../stock/hall.js';
import { sendMethodsOf } from '../trolley/requested-order.js';

function requirePerformance(call: Call): Performance {
  const perfId = call.params.text('perf_id');
  if (perfId === undefined) throw missing('perf_id');
  const performance = performanceOf(call, perfId);
  if (!performance) throw rejected('Bad data supplied');
  return performance;
}

const wishOf = ({ params }: Call, { event }: Performance): QuoteWish => ({
  nights: event.needDuration ? Math.max(1, params.count('duration') ?? 1) : 1,
  promoCode: params.text('promo_code'),
});

function seatBlocks(call: Call, place: Place, performance: Performance): JsonObject | undefined {
  if (!call.params.flag('add_seat_blocks') || !place.band.rows) return undefined;
  const { restricted = [], texts = {} } = place.event.seatRemarks ?? {};
  const blocksByRow: Record<string, string[][]> = {};
  const free = new Set<string>();
  for (const { row, seats } of call.box.stock.runs(place, performance)) {
    (blocksByRow[row] ??= []).push([...seats]);
    for (const seat of seats) free.add(seat);
  }
  const byText: Record<string, string[]> = {};
  for (const [seat, text] of Object.entries(texts)) if (free.has(seat)) (byText[text] ??= []).push(seat);
  return {
    blocks_by_row: blocksByRow,
    restricted_view_seats: restricted.filter((seat) => free.has(seat)),
    seats_by_text_message: byText,
    separators_by_row: Object.fromEntries(
      Object.keys(blocksByRow).map((row) => [row, place.event.seatSeparator ?? '']),
    ),
  };
}

/** Past seats of the band, not the ones that will be reserved (recorded: F1, F2 of 7AB's circle). */
function exampleSeats(call: Call, place: Place): JsonObject | undefined {
  const { exampleSeats: examples } = place.band;
  if (!call.params.flag('add_example_seats') || !examples) return undefined;
  const { positions } = houseOf(place.event);
  return {
    example_seats: examples.map((id) => {
      const [, letters = '', digits = ''] = /^(\D*)(.*)$/.exec(id) ?? [];
      const position = positions.get(id) ?? { row: letters, col: digits };
      return { full_id: id, row_id: position.row, col_id: position.col, is_restricted_view: false };
    }),
    example_seats_are_real: false,
  };
}

function priceBand(call: Call, place: Place, performance: Performance): JsonObject {
  const { params, box } = call;
  const available = numberAvailable(box.stock, place, performance);
  const quote = defaultQuote(place, performance, wishOf(call, performance));
  const hidden = place.event.hidesDefaultDiscount;
  const commission = params.flag('req_predicted_commission');
  return {
    discount_code: hidden ? '' : quote.discount.code,
    discount_desc: hidden ? '' : quote.discount.desc,
    number_available: available,
    ...priceFields(place, quote, commission),
    free_seat_blocks: seatBlocks(call, place, performance),
    ...exampleSeats(call, place),
    possible_discounts: params.flag('add_discounts')
      ? {
          discount: quotesOf(place, performance, wishOf(call, performance)).map((other) =>
            serialiseDiscount(place, other, available, commission),
          ),
        }
      : undefined,
  };
}

/** Bands that are sold out, or have too few seats side by side for `no_of_seats`, are left out. */
function ticketTypes(call: Call, performance: Performance): JsonObject[] {
  const { params, box } = call;
  const together = Math.max(1, params.count('no_of_seats', 'number_of_seats') ?? 1);
  return performance.event.ticketTypes.flatMap((ticketType) => {
    const places = ticketType.bands.map((band) => ({ event: performance.event, ticketType, band }));
    const open = places.filter(
      (place) =>
        numberAvailable(box.stock, place, performance) > 0 &&
        (!performance.event.isSeated || longestRun(box.stock, place, performance) >= together),
    );
    if (open.length === 0) return [];
    return [
      {
        ticket_type_code: ticketType.code,
        ticket_type_desc: ticketType.desc,
        price_band: open.map((place) => priceBand(call, place, performance)),
      },
    ];
  });
}

export function availability(call: Call): JsonObject {
  const performance = requirePerformance(call);
  const { event } = performance;
  const trouble = {
    backend_is_broken: call.faults.has('backend_is_broken'),
    backend_is_down: call.faults.has('backend_is_down'),
    backend_throttle_failed: call.faults.has('backend_throttle_failed'),
  };
  const hasNothing = Object.values(trouble).includes(true) || call.faults.has('sold_out');
  return {
    availability: { ticket_type: hasNothing ? [] : ticketTypes(call, performance) },
    ...trouble,
    contiguous_seat_selection_only: event.contiguousOnly,
    valid_quantities: [...event.quantities],
    max_bundle_size: event.maxBundleSize,
    must_select_whole_seat_block: event.wholeBlocksOnly,
    source_code: event.source,
    ...currencyOf(event.currency),
  };
}

export function discounts(call: Call): JsonObject {
  const { params, box } = call;
  const performance = requirePerformance(call);
  const [ticketType, band] = [params.text('ticket_type_code'), params.text('price_band_code')];
  if (ticketType === undefined || band === undefined) throw missing('ticket_type_code', 'price_band_code');
  const place = findPlace(performance.event, ticketType, band);
  if (!place) throw rejected('Bad data supplied');
  const available = numberAvailable(box.stock, place, performance);
  const enough = available >= (params.count('no_of_seats') ?? 0);
  const quotes = enough ? quotesOf(place, performance, wishOf(call, performance)) : [];
  return {
    discounts: {
      discount: quotes.map((quote) =>
        serialiseDiscount(place, quote, available, params.flag('req_predicted_commission')),
      ),
    },
    ...currencyOf(performance.event.currency),
  };
}

export function sendMethods(call: Call): JsonObject {
  const performance = requirePerformance(call);
  return {
    send_methods: { send_method: sendMethodsOf(performance, call.now).map(serialiseSendMethod) },
    source_code: performance.event.source,
    ...currencyOf(performance.event.currency),
  };
}

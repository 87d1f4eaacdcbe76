/** availability.v1, discounts.v1 and send_methods.v1: what one performance offers. */
import { type Call, performanceOf } from '../box-office.js';
import { type EventBand, findEventBand } from '../catalogue/catalogue.js';
import { missing, rejected } from '../http/errors.js';
import { type JsonObject } from '../json.js';
import { type Performance } from '../model/performances.js';
import { defaultQuote, type QuoteOptions, quotesOf } from '../model/pricing.js';
import { sendMethodsFor } from '../model/send-methods.js';
import { currencyOf } from '../serialise/currency.js';
import { priceFields, serialiseDiscount } from '../serialise/price.js';
import { serialiseSendMethod } from '../serialise/send-method.js';
import { longestRun, numberAvailable } from '../stock/availability.js';
import { hallOf } from '../stock/hall.js';

function requirePerformance(call: Call): Performance {
  const perfId = call.params.text('perf_id');
  if (perfId === undefined) throw missing('perf_id');
  const performance = performanceOf(call, perfId);
  if (!performance) throw rejected('Bad data supplied');
  return performance;
}

const quoteOptionsOf = ({ params }: Call, { event }: Performance): QuoteOptions => ({
  nights: event.needDuration ? Math.max(1, params.count('duration') ?? 1) : 1,
  promoCode: params.text('promo_code'),
});

function seatBlocks(call: Call, eventBand: EventBand, performance: Performance): JsonObject | undefined {
  if (!call.params.flag('add_seat_blocks') || !eventBand.band.rows) return undefined;
  const { restricted = [], texts = {} } = eventBand.event.seatRemarks ?? {};
  const blocksByRow: Record<string, string[][]> = {};
  const free = new Set<string>();
  for (const { row, seats } of call.boxOffice.stock.runs(eventBand, performance)) {
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
      Object.keys(blocksByRow).map((row) => [row, eventBand.event.seatSeparator ?? '']),
    ),
  };
}

/** Seats the band once had, not the ones that will be reserved (recorded: F1 and F2 of 7AB's circle). */
function exampleSeats(call: Call, eventBand: EventBand): JsonObject | undefined {
  const { exampleSeats: examples } = eventBand.band;
  if (!call.params.flag('add_example_seats') || !examples) return undefined;
  const { positions } = hallOf(eventBand.event);
  return {
    example_seats: examples.map((id) => {
      const [, letters = '', digits = ''] = /^(\D*)(.*)$/.exec(id) ?? [];
      const position = positions.get(id) ?? { row: letters, col: digits };
      return { full_id: id, row_id: position.row, col_id: position.col, is_restricted_view: false };
    }),
    example_seats_are_real: false,
  };
}

function priceBand(call: Call, eventBand: EventBand, performance: Performance): JsonObject {
  const { params, boxOffice } = call;
  const available = numberAvailable(boxOffice.stock, eventBand, performance);
  const quote = defaultQuote(eventBand, performance, quoteOptionsOf(call, performance));
  const hidden = eventBand.event.hidesDefaultDiscount;
  const commission = params.flag('req_predicted_commission');
  return {
    discount_code: hidden ? '' : quote.discount.code,
    discount_desc: hidden ? '' : quote.discount.desc,
    number_available: available,
    ...priceFields(eventBand, quote, commission),
    free_seat_blocks: seatBlocks(call, eventBand, performance),
    ...exampleSeats(call, eventBand),
    possible_discounts: params.flag('add_discounts')
      ? {
          discount: quotesOf(eventBand, performance, quoteOptionsOf(call, performance)).map((other) =>
            serialiseDiscount(eventBand, other, available, commission),
          ),
        }
      : undefined,
  };
}

/** Leaves out price bands that are sold out or have too few neighbouring seats for `no_of_seats`. */
function ticketTypes(call: Call, performance: Performance): JsonObject[] {
  const { params, boxOffice } = call;
  const together = Math.max(1, params.count('no_of_seats', 'number_of_seats') ?? 1);
  return performance.event.ticketTypes.flatMap((ticketType) => {
    const eventBands = ticketType.bands.map((band) => ({ event: performance.event, ticketType, band }));
    const open = eventBands.filter(
      (eventBand) =>
        numberAvailable(boxOffice.stock, eventBand, performance) > 0 &&
        (!performance.event.isSeated || longestRun(boxOffice.stock, eventBand, performance) >= together),
    );
    if (open.length === 0) return [];
    return [
      {
        ticket_type_code: ticketType.code,
        ticket_type_desc: ticketType.desc,
        price_band: open.map((eventBand) => priceBand(call, eventBand, performance)),
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
  const { params, boxOffice } = call;
  const performance = requirePerformance(call);
  const [ticketType, band] = [params.text('ticket_type_code'), params.text('price_band_code')];
  if (ticketType === undefined || band === undefined) throw missing('ticket_type_code', 'price_band_code');
  const eventBand = findEventBand(performance.event, ticketType, band);
  if (!eventBand) throw rejected('Bad data supplied');
  const available = numberAvailable(boxOffice.stock, eventBand, performance);
  const enough = available >= (params.count('no_of_seats') ?? 0);
  const quotes = enough ? quotesOf(eventBand, performance, quoteOptionsOf(call, performance)) : [];
  return {
    discounts: {
      discount: quotes.map((quote) =>
        serialiseDiscount(eventBand, quote, available, params.flag('req_predicted_commission')),
      ),
    },
    ...currencyOf(performance.event.currency),
  };
}

export function sendMethods(call: Call): JsonObject {
  const performance = requirePerformance(call);
  return {
    send_methods: { send_method: sendMethodsFor(performance, call.now).map(serialiseSendMethod) },
    source_code: performance.event.source,
    ...currencyOf(performance.event.currency),
  };
}

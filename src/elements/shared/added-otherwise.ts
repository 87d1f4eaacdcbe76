/** The warning after tickets were added at another price or discount than asked for. Used by all that add to the trolley. */
import { isAsAsked } from '../../domain/sale/discounts.js';
import { formatMoney, type Money } from '../../domain/sale/money.js';
import { type Price, totalPrice } from '../../domain/sale/price.js';
import { type OrderRequest, ticketTotal, type TrolleyChange } from '../../domain/trolley/trolley.js';
import type { Locale } from '../../i18n/locale.js';

export interface Asked {
  readonly order: OrderRequest;
  /** Of the whole order, as the customer saw it. */
  readonly price: Price;
  /** Availability has no duration (docs/api/availability.md#availability-endpoint): the price shown is for one night or day. */
  readonly isLong?: boolean;
}

/** @returns undefined where the box office sells the order as it was asked for */
export function addedOtherwise(
  { added }: TrolleyChange,
  { order: asked, price, isLong }: Asked,
  { terms: { tickets }, language }: Locale,
): string | undefined {
  const order = added.find(
    ({ performance, ticketTypeCode, priceBandCode }) =>
      performance.id === asked.performanceId &&
      ticketTypeCode === asked.ticketTypeCode &&
      priceBandCode === asked.priceBandCode,
  );
  if (!order || isAsAsked(order, price, asked.discounts ?? [])) return undefined;
  const now = ticketTotal(order);
  const inWords = (amount: Money): string => formatMoney(amount, language);
  return isLong
    ? tickets.addedForDuration(inWords(now))
    : tickets.addedOtherwise(inWords(totalPrice(price)), inWords(now));
}

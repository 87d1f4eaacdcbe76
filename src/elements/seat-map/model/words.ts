/** Texts about seats, prices and broken rules, for the map, the list, the summary and the live region. */
import type { Discount } from '../../../domain/sale/availability.js';
import { formatMoney } from '../../../domain/sale/money.js';
import { totalPrice } from '../../../domain/sale/price.js';
import { bandOf, type FreeBand, type FreeSeat } from '../../../domain/seats/seat-index.js';
import type { Violation } from '../../../domain/seats/rules/violations.js';
import { formatList, formatNumber } from '../../../i18n/format.js';
import type { Locale } from '../../../i18n/locale.js';
import type { SeatChoice } from './seat-choice.js';

/** `B3, Stalls, £55.00, restricted view, Haunted seat` */
export function nameSeat(free: FreeSeat, locale: Locale): string {
  const { seat } = free;
  const { section, ticketPrice } = bandOf(free);
  return [
    seat.id,
    section.ticketType.name,
    formatMoney(ticketPrice, locale.language),
    ...(seat.isRestrictedView ? [locale.terms.seats.restrictedView] : []),
    ...seat.texts,
  ].join(', ');
}

/** `B3, B4 and B5` */
export function listSeats(seats: readonly FreeSeat[], language: string): string {
  return formatList(
    seats.map(({ seat }) => seat.id),
    language,
  );
}

/** The total price of these seats, with fees and with the discounts they would have in the choice. */
export function formatTotal(choice: SeatChoice, seats: readonly FreeSeat[], language: string): string {
  return formatMoney(choice.totalOf(seats), language);
}

/** `Child, Age 5 to 15: £30.00` */
export function describeDiscount({ name, price, minimumAge, maximumAge }: Discount, locale: Locale): string {
  const about = [name || locale.terms.tickets.tickets, locale.terms.tickets.ages(minimumAge, maximumAge)]
    .filter(Boolean)
    .join(', ');
  return `${about}: ${formatMoney(totalPrice(price), locale.language)}`;
}

/** `Stalls`, or `Stalls, Front rows` if the band has a name. */
export function nameBand({ section, priceBand }: FreeBand): string {
  return [section.ticketType.name, priceBand.name].filter(Boolean).join(', ');
}

export function explainViolation(violation: Violation, locale: Locale): string {
  const { rules } = locale.terms.seats;
  switch (violation.rule) {
    case 'quantity': {
      const { chosen, wanted, allowed } = violation;
      if (chosen === 0) return wanted === undefined ? rules.chooseSome : rules.chooseMore(wanted);
      if (wanted !== undefined && (allowed.length === 0 || allowed.includes(wanted))) {
        return chosen < wanted ? rules.chooseMore(wanted - chosen) : rules.notAsked(chosen, wanted);
      }
      const most = allowed.at(-1) ?? Infinity;
      if (chosen > most) return rules.tooMany(chosen, most);
      return rules.notSoldIn(
        chosen,
        formatList(
          allowed.map((size) => formatNumber(size, locale.language)),
          locale.language,
        ),
      );
    }
    case 'contiguous':
      return rules.contiguous(listSeats(violation.seats, locale.language), violation.seats.length);
    case 'single-seats':
      return rules.singleSeats(listSeats(violation.leftAlone, locale.language), violation.leftAlone.length);
    case 'whole-block':
      return rules.wholeBlock(listSeats(violation.missing, locale.language));
    case 'one-band':
      return rules.oneBand;
    case 'bundle-size':
      return rules.bundleSize(violation.ordersLeft);
  }
}

/**
 * Whether the choice only needs more seats to reach the requested number. The view shows a hint for it, and an alert for
 * other violations.
 */
export function isUnfinished(violations: readonly Violation[]): boolean {
  return violations.every(({ kind }) => kind === 'incomplete') && violations.some(({ rule }) => rule === 'quantity');
}

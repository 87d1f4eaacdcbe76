/** Words of the performance picker. */
import { plural } from './plural.js';

export const performances = {
  count: (count: number) => plural(count, 'performance', 'performances'),
  /** The accessible name of a day: the full date and its details. */
  day: (date: string, ...details: readonly string[]) => [date, ...details].join(', '),
  fromPrice: (price: string) => `from ${price}`,
  /** Follows an offer that is not on the cheapest tickets. */
  onTicketsAt: (price: string) => `on tickets at ${price}`,
  noneThatDay: 'no performances',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  month: 'Month',
  /** An option of the month menu. */
  monthFrom: (month: string, price: string) => `${month}, from ${price}`,
  asList: 'Show as list',
  asCalendar: 'Show as calendar',
  moreDates: 'Show more dates',
  chooseDay: 'Choose a day to see its performances.',
  onDay: (count: number, date: string) => `${plural(count, 'performance', 'performances')} on ${date}`,
  /** Heads performances with a name but no date. */
  undated: 'Without a date',
  /** Takes the place of a time that has no meaning. */
  anyTime: 'Any time',
  fewLeft: 'Few left',
  noDateNeeded: 'No date needed: these tickets are not for a particular performance.',
  chosenForYou: 'There is one performance:',
  none: 'No performances are on sale at the moment.',
  notForSale: 'This performance is not on sale any more.',
  chooseEvent: 'Choose an event first.',
  departureDate: 'Departure date',
  departureHint: 'The day of the visit, unless you choose another.',
  departureWrong: 'Please choose a departure date, today or later.',
  nights: 'Number of nights',
  days: 'Number of days',
  durationWrong: (most: number) => `Please choose a number from 1 to ${most}.`,
};

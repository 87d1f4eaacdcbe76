/** Words of the performance picker. */
import { plural } from './plural.js';

export const performances = {
  count: (count: number) => plural(count, 'performance', 'performances'),
  /** Names a day: what there is of it after the full date. */
  day: (date: string, ...facts: readonly string[]) => [date, ...facts].join(', '),
  fromPrice: (price: string) => `from ${price}`,
  /** Behind an offer that is not on the cheapest tickets: which ones it is on. */
  onTicketsAt: (price: string) => `on tickets at ${price}`,
  noneThatDay: 'no performances',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  month: 'Month',
  /** In the choice of months. */
  monthFrom: (month: string, price: string) => `${month}, from ${price}`,
  asList: 'Show as list',
  asCalendar: 'Show as calendar',
  moreDates: 'Show more dates',
  chooseDay: 'Choose a day to see its performances.',
  onDay: (count: number, date: string) => `${plural(count, 'performance', 'performances')} on ${date}`,
  /** Above performances that have a name and no date. */
  undated: 'Without a date',
  /** Instead of a time, where times mean nothing. */
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

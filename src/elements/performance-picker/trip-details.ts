/** The departure date and duration of events that need them (docs/api/catalogue.md#events). */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import type { Locale } from '../../i18n/locale.js';

export interface TripDetails {
  /** `YYYY-MM-DD`, or empty. */
  readonly departureDate: string;
  /** The typed text: a number of days or nights. */
  readonly duration: string;
}

/** The limit of the simulated box office and of most hotels. The API names none. */
const MOST_DAYS = 30;

export type TripProblem = 'departure' | 'duration';

/**
 * @param today `YYYY-MM-DD` in the customer's time zone
 * @param isDated whether the performance has a date, which then is the default for the departure
 */
export function findTripProblem(
  { needsDepartureDate, needsDuration }: TicketedEvent,
  { departureDate, duration }: TripDetails,
  today: string,
  isDated: boolean,
): TripProblem | undefined {
  const hasDeparture = departureDate === '' ? isDated : departureDate >= today;
  if (needsDepartureDate && !hasDeparture) return 'departure';
  const days = Number(duration);
  if (needsDuration && !(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) return 'duration';
  return undefined;
}

/** @returns today's date in the customer's time zone, `YYYY-MM-DD` */
export function getToday(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function needsTrip({ needsDepartureDate, needsDuration }: TicketedEvent): boolean {
  return needsDepartureDate || needsDuration;
}

export interface TripSetting {
  readonly locale: Locale<'performances'>;
  readonly details: TripDetails;
  readonly problem: TripProblem | undefined;
  /** `YYYY-MM-DD` in the customer's time zone. */
  readonly today: string;
  readonly isDated: boolean;
  readonly onChange: (changes: Partial<TripDetails>) => void;
}

export function renderTrip(event: TicketedEvent, setting: TripSetting): TemplateResult {
  const { locale, details, problem, today, isDated, onChange } = setting;
  const { performances } = locale.terms;
  const words =
    problem && (problem === 'departure' ? performances.departureWrong : performances.durationWrong(MOST_DAYS));
  return html`<div class="details" part="details">
    ${
      event.needsDepartureDate
        ? html`<div class="field">
            <label for="departure">${performances.departureDate}</label>
            <input
              id="departure"
              type="date"
              min=${today}
              .value=${details.departureDate}
              aria-required=${isDated ? 'false' : 'true'}
              aria-describedby=${isDated ? 'departure-hint' : nothing}
              aria-invalid=${problem === 'departure' ? 'true' : nothing}
              @change=${(input: Event) => onChange({ departureDate: valueIn(input) })}
            />
            ${isDated ? html`<p class="muted" id="departure-hint">${performances.departureHint}</p>` : nothing}
          </div>`
        : nothing
    }
    ${
      event.needsDuration
        ? html`<div class="field">
            <label for="duration">${event.type === 'hotel_room' ? performances.nights : performances.days}</label>
            <input
              id="duration"
              type="number"
              inputmode="numeric"
              min="1"
              max=${MOST_DAYS}
              .value=${details.duration}
              aria-invalid=${problem === 'duration' ? 'true' : nothing}
              @change=${(input: Event) => onChange({ duration: valueIn(input) })}
            />
          </div>`
        : nothing
    }
    ${words ? html`<p role="alert" class="wrong">${words}</p>` : nothing}
  </div>`;
}

function valueIn({ target }: Event): string {
  return (target as HTMLInputElement).value;
}

/** A number field with a button on each side. It also takes arrow keys and typing. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Locale } from '../../i18n/locale.js';

export interface StepperOptions {
  /** What is counted, such as `Adult`. */
  readonly label: string;
  readonly value: number;
  /** The valid numbers, ascending. The buttons and the arrow keys skip gaps. */
  readonly values: readonly number[];
  /** Id of the element that describes the number. */
  readonly describedBy: string;
  readonly onChange: (value: number) => void;
}

export function renderStepper(
  { label, value, values, describedBy, onChange }: StepperOptions,
  locale: Locale,
): TemplateResult {
  const lower = values.findLast((other) => other < value);
  const higher = values.find((other) => other > value);
  const change = (next = value): void => {
    if (next !== value) onChange(next);
  };
  const onInput = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const { valueAsNumber: typed } = input;
    if (!Number.isSafeInteger(typed)) return;
    const isArrow = Math.abs(typed - value) === 1 && !values.includes(typed);
    const next = isArrow ? (typed > value ? higher : lower) : (values.findLast((other) => other <= typed) ?? values[0]);
    input.value = String(next ?? value);
    change(next);
  };
  /** Shows the current number again if the customer leaves the field empty. */
  const onBlur = (event: Event): void => {
    (event.currentTarget as HTMLInputElement).value = String(value);
  };
  return html`<span class="stepper">
    <button
      type="button"
      aria-label=${locale.terms.tickets.fewer(label)}
      aria-disabled=${lower === undefined}
      @click=${() => change(lower)}
    >
      −
    </button>
    <input
      type="number"
      inputmode="numeric"
      min=${values[0] ?? 0}
      max=${values.at(-1) ?? 0}
      aria-label=${locale.terms.tickets.numberOf(label)}
      aria-describedby=${describedBy}
      .value=${live(String(value))}
      @input=${onInput}
      @blur=${onBlur}
    />
    <button
      type="button"
      aria-label=${locale.terms.tickets.more(label)}
      aria-disabled=${higher === undefined}
      @click=${() => change(higher)}
    >
      +
    </button>
  </span>`;
}

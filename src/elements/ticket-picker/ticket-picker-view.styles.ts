/** Styles of the ticket picker's view. */
import { css } from 'lit';

export const ticketPickerViewStyles = css`
  form {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.25);
  }

  legend {
    padding: 0;
    margin-block-end: calc(var(--_space) / 2);
    font-size: 1.1em;
    font-weight: 600;
  }

  .type {
    display: grid;
    gap: calc(var(--_space) / 2);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
  }

  .type + .type {
    margin-block-start: var(--_space);
  }

  .type > h3 {
    grid-column: 1 / -1;
    font-size: 1em;
  }

  .band {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: 0.25em 0.75em;
    padding: calc(var(--_space) * 0.75);
    font-weight: 400;
    cursor: pointer;
  }

  .band.only {
    grid-template-columns: 1fr;
    cursor: auto;
  }

  .band input {
    margin: 0.15em 0 0;
  }

  .band:has(input:checked) {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
    background: var(--_accent-soft);
  }

  .band:has(input:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }

  .band input:focus-visible {
    outline: none;
  }

  .band:has(input:disabled) {
    cursor: default;
    color: var(--_muted);
    background: var(--_raised);
  }

  .band-words {
    display: flex;
    flex-direction: column;
    gap: 0.2em;
  }

  .band-words > * {
    display: block;
  }

  .band-name {
    font-weight: 600;
  }

  .price .muted {
    white-space: nowrap;
  }

  .price strong,
  .total {
    font-variant-numeric: tabular-nums;
  }

  .count {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em var(--_space);
    padding-block: calc(var(--_space) / 2);
    border-block-end: 1px solid var(--_border);
    max-inline-size: 32em;
  }

  .count-words {
    display: flex;
    flex-direction: column;
    flex: 1 1 12em;
  }

  .count-name {
    font-weight: 600;
  }

  .hint {
    margin-block-start: calc(var(--_space) / 2);
  }

  .stepper {
    display: inline-flex;
    align-items: stretch;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .stepper button {
    inline-size: 44px;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: transparent;
    font-size: 1.25em;
    line-height: 1;
    touch-action: manipulation;
  }

  .stepper input:not([type='checkbox'], [type='radio']) {
    appearance: textfield;
    inline-size: 2.75em;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: transparent;
    text-align: center;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .stepper input::-webkit-inner-spin-button,
  .stepper input::-webkit-outer-spin-button {
    appearance: none;
    margin: 0;
  }

  .total {
    font-size: 1.1em;
  }

  .actions {
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: calc(var(--_space) / 2);
  }

  @container (max-width: 30em) {
    .actions button.primary {
      inline-size: 100%;
    }
  }
`;

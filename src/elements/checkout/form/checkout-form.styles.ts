/** Styles of the checkout's form. */
import { css } from 'lit';

export const checkoutFormStyles = css`
  form {
    gap: calc(var(--_space) * 1.75);
  }

  .fields {
    display: grid;
    gap: var(--_space);
  }

  details[open] .fields {
    margin-block-start: var(--_space);
  }

  @container (inline-size >= 30em) {
    .fields {
      grid-template-columns: 1fr 1fr;
    }

    .field:not(.short) {
      grid-column: 1 / -1;
    }
  }

  .label {
    display: flex;
    gap: 0.25em;
  }

  .required,
  .error {
    color: var(--_danger);
  }

  input[readonly] {
    background: var(--_raised);
  }

  summary {
    display: list-item;
    min-block-size: 44px;
    padding-block: 0.6em;
    cursor: pointer;
  }

  legend {
    padding: 0;
    margin-block-end: calc(var(--_space) / 2);
    font-weight: 600;
  }

  .option {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: 44px;
    font-weight: 400;
    cursor: pointer;
  }

  .option input {
    flex: none;
  }

  .delivery {
    gap: calc(var(--_space) / 4);
  }

  .delivery[aria-busy='true'] .option {
    cursor: progress;
  }

  .problems ul {
    margin-block-start: calc(var(--_space) / 4);
  }

  .problems button {
    min-block-size: 32px;
    padding: 0.25em 0;
    border: 0;
    color: var(--_danger);
    text-align: start;
  }

  fieldset.card {
    background: none;
  }

  .plain-list li + li {
    margin-block-start: 0.25em;
  }

  .frame {
    min-block-size: 44px;
    padding: 0.6em 0.75em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: text;
  }

  .frame.focused {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }

  .frame.invalid {
    border: 2px solid var(--_danger);
  }

  /* The slotted element is a child of the page, whose rules must not reach it. A frame whose colour scheme differs from
     its page's is opaque. */
  .frame ::slotted(*) {
    all: initial !important;
    display: block !important;
    color-scheme: light !important;
  }

  [part='conditions'],
  [part='debits'] {
    color: var(--_muted);
  }

  [part='conditions'] a {
    display: inline-block;
    padding-block: 0.6em;
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }

  .comment {
    white-space: pre-line;
  }

  .totals {
    font-variant-numeric: tabular-nums;
  }

  .totals > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_space);
  }

  .totals.grand {
    padding-block-start: calc(var(--_space) / 2);
    border-block-start: 2px solid var(--_border);
    font-size: 1.25em;
    font-weight: 700;
  }

  button.primary {
    inline-size: 100%;
    min-block-size: 52px;
    font-size: 1.1em;
  }
`;

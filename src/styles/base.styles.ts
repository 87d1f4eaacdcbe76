/** The base styles of every element: protection from inherited styles of the page, and the look of controls. */
import { css } from 'lit';
import { tokens } from './tokens.styles.js';

const host = css`
  :host {
    display: block;
    container-type: inline-size;
    font-family: var(--_font);
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    letter-spacing: normal;
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-spacing: normal;
    overflow-wrap: anywhere;
    visibility: visible;
    cursor: auto;
    color: var(--_text);
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  h2 {
    font-size: 1.35em;
    line-height: 1.25;
  }

  h3 {
    font-size: 1.1em;
    line-height: 1.3;
  }

  img {
    max-inline-size: 100%;
  }

  :focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }

  .muted {
    color: var(--_muted);
  }

  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) / 2);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  button {
    cursor: pointer;
    min-block-size: 44px;
    padding: 0.5em 1em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }

  button:hover {
    background: var(--_raised);
  }

  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  button.primary:hover {
    filter: brightness(1.08);
  }

  button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  button[aria-disabled='true'],
  button:disabled {
    cursor: default;
    opacity: 0.6;
  }

  button[aria-busy='true'] {
    cursor: progress;
  }

  label {
    font-weight: 600;
  }

  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_control);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 20px;
    block-size: 20px;
    accent-color: var(--_accent);
  }

  input[aria-invalid='true'],
  select[aria-invalid='true'] {
    border: 2px solid var(--_danger);
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }

  .card {
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .notice {
    padding: calc(var(--_space) * 0.75) var(--_space);
    border-radius: var(--_radius);
    border-inline-start: 4px solid var(--_control);
    background: var(--_raised);
  }

  .notice.danger {
    border-color: var(--_danger);
    background: var(--_danger-soft);
  }

  .notice.warning {
    border-color: var(--_warning);
    background: var(--_warning-soft);
  }

  .notice.success {
    border-color: var(--_success);
    background: var(--_success-soft);
  }

  .badge {
    display: inline-block;
    padding: 0.1em 0.6em;
    border-radius: 1em;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.85em;
    font-weight: 600;
  }

  .skeleton {
    border-radius: var(--_radius);
    background: var(--_raised);
    min-block-size: 3em;
  }
`;

export const baseStyles = [tokens, host, controls];

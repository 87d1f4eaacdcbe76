/** Styles of the seat list. */
import { css } from 'lit';
import { swatchStyles } from './swatch.styles.js';

export const listStyles = [
  swatchStyles,
  css`
    .list {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) / 2);
    }

    summary {
      min-block-size: 44px;
      padding: 0.6em 0.25em;
      cursor: pointer;
      font-weight: 600;
    }

    .section {
      padding-inline: calc(var(--_space) * 0.75);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_surface);
    }

    .section > summary {
      font-size: 1.05em;
    }

    .row-of-seats {
      border-block-start: 1px solid var(--_border);
      content-visibility: auto;
      contain-intrinsic-block-size: auto 100px;
    }

    .row-of-seats > summary {
      font-weight: 400;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding-block-end: 10px;
    }

    li {
      display: flex;
      align-items: center;
      gap: 0.4em;
    }

    button {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      min-inline-size: 64px;
    }

    button[aria-pressed='true'] {
      border-color: var(--_text);
      background: var(--_text);
      color: var(--_surface);
      font-weight: 700;
    }

    button.fault {
      outline: 3px solid var(--_danger);
      outline-offset: 1px;
    }

    button.fault:focus-visible {
      outline: var(--_focus-width) solid var(--_focus);
      outline-offset: 2px;
    }

    button[aria-pressed='true'] .swatch {
      padding: 2px;
      border-radius: 4px;
      background: var(--_surface);
    }

    @media (forced-colors: active) {
      button[aria-pressed='true'] {
        forced-color-adjust: none;
        border-color: Highlight;
        background: Highlight;
        color: HighlightText;
      }
    }
  `,
];

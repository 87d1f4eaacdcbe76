/** The look of the seat map's view: head, legend, map or list, summary. */
import { css } from 'lit';
import { swatchStyles } from './swatch.styles.js';

export const viewStyles = [
  swatchStyles,
  css`
    .layout {
      display: grid;
      gap: var(--_space);
    }

    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: calc(var(--_space) / 2);
    }

    .switch,
    .tabs {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }

    .switch button[aria-pressed='true'],
    .tabs button[aria-pressed='true'] {
      border-color: var(--_accent);
      background: var(--_accent-soft);
      color: var(--_accent);
      font-weight: 600;
    }

    .legend {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) / 2);
    }

    .legend ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    .band {
      display: flex;
      align-items: center;
      gap: 0.6em;
      padding: 0.35em 0.75em;
      text-align: start;
      line-height: 1.3;
    }

    .band .name {
      display: block;
      font-size: 0.9em;
    }

    .band[aria-pressed='true'] {
      border-color: var(--_accent);
      background: var(--_accent-soft);
      box-shadow: inset 0 0 0 1px var(--_accent);
    }

    .key {
      color: var(--_muted);
      font-size: 0.9em;
    }

    .legend .key {
      gap: 4px 1em;
    }

    .key li {
      display: flex;
      align-items: center;
      gap: 0.4em;
    }

    .check {
      display: flex;
      align-items: center;
      gap: 0.5em;
      min-block-size: 32px;
      font-weight: 400;
    }

    .side,
    .main {
      display: flex;
      flex-direction: column;
      gap: var(--_space);
      min-inline-size: 0;
    }

    .chosen {
      display: flex;
      flex-direction: column;
    }

    .chosen li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.2em 0.6em;
      padding-block: 2px;
      border-block-end: 1px solid var(--_border);
    }

    .chosen li.fault {
      box-shadow: inset 4px 0 0 var(--_danger);
      padding-inline-start: 10px;
    }

    .remove {
      min-inline-size: 44px;
      margin-inline-start: auto;
      padding: 0;
      font-size: 1.3em;
      text-decoration: none;
    }

    .total {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0.6em;
      font-size: 1.1em;
    }

    .suggestions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
    }

    .suggestions p {
      inline-size: 100%;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    .actions .primary {
      flex: 1 1 auto;
    }

    @container (inline-size >= 900px) {
      .layout {
        grid-template-columns: minmax(0, 1fr) minmax(260px, 320px);
        align-items: start;
      }
    }

    @media print {
      .switch,
      .tabs,
      .actions,
      .remove,
      tsw-seat-map-finder {
        display: none;
      }
    }
  `,
];

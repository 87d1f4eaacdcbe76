/** Styles of the seat map's view: head, legend, map or list, summary, finder. */
import { css } from 'lit';
import { swatchStyles } from './parts/swatch.styles.js';

export const seatMapViewStyles = [
  swatchStyles,
  css`
    /* Narrow: one column of head, legend, seats, summary and finder. Wide: legend, summary and finder beside the seats. */
    .layout {
      display: grid;
      gap: var(--_space);
      grid-template-areas: 'head' 'legend' 'seats' 'summary' 'finder';
      grid-template-columns: minmax(0, 1fr);
    }

    .head {
      grid-area: head;
    }

    .legend {
      grid-area: legend;
    }

    .seats {
      grid-area: seats;
    }

    .summary {
      grid-area: summary;
    }

    .finder {
      grid-area: finder;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_surface);
    }

    .head,
    .seats {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) * 0.75);
      min-inline-size: 0;
    }

    .waiting {
      block-size: 20em;
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

    .legend .bands {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 136px), 1fr));
    }

    .bands li,
    .band {
      display: flex;
      inline-size: 100%;
    }

    .bands .muted {
      font-size: 0.85em;
    }

    .band {
      align-items: center;
      gap: 0.5em;
      padding: 0.3em 0.7em 0.3em 0.5em;
      text-align: start;
      line-height: 1.25;
      font-size: 0.95em;
    }

    .band .name {
      display: block;
      font-size: 0.9em;
    }

    summary {
      min-block-size: 44px;
      padding: 0.6em 0.9em;
      cursor: pointer;
      font-weight: 600;
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

    .chosen {
      display: flex;
      flex-direction: column;
    }

    .chosen li {
      display: flex;
      align-items: center;
      gap: 0.5em;
      border-block-end: 1px solid var(--_border);
    }

    .chosen .about {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.1em 0.5em;
      padding-block: 6px;
    }

    .chosen select {
      inline-size: auto;
      max-inline-size: 100%;
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
        grid-template-areas: 'head head' 'seats legend' 'seats summary' 'seats finder';
        grid-template-columns: minmax(0, 1fr) minmax(260px, 320px);
        grid-template-rows: auto auto auto 1fr;
        align-items: start;
      }

      .legend .bands {
        grid-template-columns: minmax(0, 1fr);
      }
    }

    @media print {
      .switch,
      .tabs,
      .actions,
      .remove,
      .finder {
        display: none;
      }
    }
  `,
];

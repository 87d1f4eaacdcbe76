/** The look of the performance picker's view, apart from the calendar. */
import { css } from 'lit';
import { performancePickerStyles } from './performance-picker.styles.js';

export const performancePickerViewStyles = [
  performancePickerStyles,
  css`
    .calendar-and-day {
      display: grid;
      gap: calc(var(--_space) * 1.5);
    }

    .toggle {
      align-self: end;
      min-block-size: 24px;
      padding: 0;
    }

    .body:focus-visible {
      outline-offset: 4px;
    }

    .performances {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) * 0.75);
    }

    .performances ul,
    .days {
      display: flex;
      flex-direction: column;
      gap: calc(var(--_space) / 2);
      list-style-type: '';
    }

    .performance,
    .row-day {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25em 1em;
      inline-size: 100%;
      padding: 0.75em 1em;
      text-align: start;
    }

    .performance:hover,
    .row-day:hover {
      border-color: var(--_accent);
    }

    .performance[aria-current] {
      border-color: var(--_accent);
      background: var(--_accent-soft);
      box-shadow: inset 0 0 0 1px var(--_accent);
    }

    .row-day[aria-expanded='true'] {
      border-color: var(--_accent);
    }

    .row-day + .performances {
      margin-block-start: calc(var(--_space) / 2);
      padding-inline-start: var(--_space);
      border-inline-start: 3px solid var(--_accent);
    }

    .row-day + .performances h3 {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .time {
      font-size: 1.15em;
      font-weight: 600;
    }

    .name {
      flex: 1 1 12em;
    }

    .limited {
      color: var(--_warning);
      font-weight: 600;
    }

    .details {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 280px));
      gap: var(--_space);
    }

    .wrong {
      grid-column: 1 / -1;
      color: var(--_danger);
    }

    .more {
      align-self: center;
      min-inline-size: min(18em, 100%);
    }

    @container (min-width: 760px) {
      .calendar-and-day {
        grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
      }
    }

    @media (forced-colors: active) {
      .performance[aria-current] {
        outline: 3px solid Highlight;
      }
    }
  `,
];

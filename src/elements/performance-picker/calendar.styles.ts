/** The look of the calendar. */
import { css } from 'lit';

export const calendarStyles = css`
  .calendar {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) / 2);
  }

  .head {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: calc(var(--_space) / 2);
    align-items: center;
    text-align: center;
  }

  .months {
    text-align: center;
    text-align-last: center;
    font-weight: 600;
    text-overflow: ellipsis;
  }

  .step {
    display: grid;
    place-items: center;
    inline-size: 44px;
    padding: 0;
  }

  .step svg {
    inline-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }

  .step.back svg,
  .step:not(.back):dir(rtl) svg {
    transform: scaleX(-1);
  }

  .step.back:dir(rtl) svg {
    transform: none;
  }

  table {
    inline-size: 100%;
    border-spacing: 2px;
    table-layout: fixed;
  }

  th {
    padding: 0.25em 0;
    color: var(--_muted);
    font-size: 0.8em;
    font-weight: 600;
    text-align: center;
  }

  td {
    padding: 0;
  }

  .day {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 2px 0;
    font-weight: 600;
    line-height: 1.2;
  }

  .day[aria-disabled='true'] {
    border-color: transparent;
    background: none;
    color: var(--_muted);
    opacity: 1;
    font-weight: 400;
  }

  .day:hover:not([aria-disabled='true']) {
    border-color: var(--_accent);
  }

  [aria-selected='true'] .day {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .price {
    font-size: 0.7em;
    font-weight: 400;
    overflow-wrap: normal;
    white-space: nowrap;
  }

  .day .dot {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
  }

  .dot {
    display: inline-block;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_accent);
  }

  [aria-selected='true'] .dot {
    background: var(--_on-accent);
  }

  .legend {
    font-size: 0.85em;
  }

  @container (max-width: 359px) {
    .months {
      padding-inline: 4px;
      font-size: 0.85em;
    }

    .price {
      font-size: 0.6em;
    }
  }

  @media (forced-colors: active) {
    [aria-selected='true'] .day {
      outline: 3px solid Highlight;
    }

    .dot {
      background: Highlight;
    }
  }
`;

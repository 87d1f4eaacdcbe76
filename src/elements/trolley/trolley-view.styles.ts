/** The look of the trolley's view. */
import { css } from 'lit';

export const trolleyViewStyles = css`
  .content[aria-busy='true'] .card {
    opacity: 0.7;
  }

  h2:focus,
  [role='alert']:focus {
    outline: none;
  }

  h2:focus-visible,
  [role='alert']:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }

  .orders {
    /* Empty text, and not none, with which Safari would no longer call it a list. */
    list-style-type: '';
    display: flex;
    flex-direction: column;
  }

  .orders > li {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: calc(var(--_space) / 2) var(--_space);
    padding-block: calc(var(--_space) * 0.75);
    border-block-end: 1px solid var(--_border);
  }

  .orders > li:first-child {
    padding-block-start: 0;
  }

  .order {
    flex: 1 1 16em;
    min-inline-size: 0;
  }

  .change.card {
    flex: 1 1 100%;
    min-inline-size: 0;
    background: var(--_surface);
  }

  .row.change {
    justify-content: space-between;
  }

  .row.change > .about {
    flex: 1 1 12em;
  }

  .risk {
    flex: 1 1 100%;
  }

  .totals {
    display: grid;
    gap: 0.25em;
    font-variant-numeric: tabular-nums;
  }

  .totals > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_space);
  }

  .totals dd {
    text-align: end;
  }

  .totals > div:last-child {
    font-weight: 700;
    font-size: 1.1em;
  }

  .totals > div:last-child .muted {
    font-weight: 400;
  }

  .held {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) / 2) var(--_space);
  }

  time {
    font-weight: 700;
    font-size: 1.15em;
    font-variant-numeric: tabular-nums;
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

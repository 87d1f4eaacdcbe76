/** The look of `<tsw-trolley-badge>`. */
import { css } from 'lit';

export const trolleyBadgeStyles = css`
  :host {
    display: inline-block;
    container-type: normal;
  }

  .trolley {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 44px;
    min-inline-size: 44px;
    padding-inline: 0.5em;
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
    white-space: nowrap;
  }

  a.trolley:hover {
    background: var(--_raised);
    color: var(--_text);
  }

  .words {
    display: contents;
  }

  svg {
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .count {
    min-inline-size: 1.7em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .time {
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .count {
      border: 1px solid;
    }
  }
`;

/** The look of `<tsw-booking>`: the list of steps and the heading. */
import { css } from 'lit';

export const bookingStyles = css`
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.25em;
    counter-reset: step;
    font-size: 0.9em;
  }

  .steps li {
    counter-increment: step;
    display: flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_muted);
  }

  .steps li::before {
    content: counter(step);
    display: grid;
    place-items: center;
    inline-size: 1.8em;
    block-size: 1.8em;
    border: 1px solid var(--_control);
    border-radius: 50%;
    font-weight: 600;
  }

  .steps li.done::before {
    content: '✓';
    border-color: var(--_success);
    color: var(--_success);
  }

  .steps li[aria-current] {
    color: var(--_text);
    font-weight: 600;
  }

  .steps li[aria-current]::before {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.5em 1em;
  }

  h2:focus {
    outline: none;
  }

  h2.spoken:not(:focus-visible) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  h2:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
  }

  @container (max-width: 30em) {
    .steps li:not([aria-current]) span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

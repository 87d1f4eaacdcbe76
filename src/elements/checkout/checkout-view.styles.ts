/** Styles of the checkout around its form. */
import { css } from 'lit';

export const checkoutViewStyles = css`
  :host > * + * {
    margin-block-start: var(--_space);
  }

  .stage {
    gap: calc(var(--_space) / 2);
  }

  .error {
    color: var(--_danger);
  }

  .time-left {
    font-variant-numeric: tabular-nums;
  }
`;

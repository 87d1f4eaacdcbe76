/** Styles for `renderOrder` (order-summary.ts), for the elements that use it. */
import { css } from 'lit';

export const orderSummaryStyles = css`
  .order {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) / 8);
  }

  .order-event {
    font-weight: 600;
    font-size: 1.05em;
  }

  .order-performance {
    font-style: italic;
  }

  .order-tickets {
    display: flex;
    flex-direction: column;
    font-variant-numeric: tabular-nums;
  }

  .order-discount::after {
    content: ' · ';
  }

  .order-total {
    font-variant-numeric: tabular-nums;
  }

  .order .price .muted {
    white-space: nowrap;
  }

  .order-remarks {
    margin-block: calc(var(--_space) / 4);
    padding-block: calc(var(--_space) / 2);
  }
`;

/** The look of `<tsw-event-detail>` until its view is loaded. */
import { css } from 'lit';

export const eventDetailStyles = css`
  /* Without an event the element leaves no gap in the page's grid. */
  :host(:state(empty)) {
    display: none;
  }

  /* Reserves space, so that the page does not jump when the view appears. */
  .waiting {
    min-block-size: 420px;
  }
`;

/** The look of `<tsw-event-search>` until its view is loaded. */
import { css } from 'lit';

export const eventSearchStyles = css`
  /* Reserves space, so that the page does not jump when the view appears. */
  .waiting {
    min-block-size: 420px;
  }
`;

/** The look of `<tsw-seat-map>` itself: what stands in for the view until it is here. */
import { css } from 'lit';

export const seatMapStyles = css`
  .waiting {
    block-size: 20em;
  }
`;

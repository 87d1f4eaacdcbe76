/** Styles of `<tsw-seat-map>`: the placeholder that is shown until the view has loaded. */
import { css } from 'lit';

export const seatMapStyles = css`
  .waiting {
    block-size: 20em;
  }
`;

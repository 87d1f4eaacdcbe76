/** The look of `<tsw-ticket-picker>` itself: what stands in for the view until it is here. */
import { css } from 'lit';

export const ticketPickerStyles = css`
  :host(:state(aside)) {
    display: none;
  }

  .waiting {
    block-size: 16em;
  }
`;

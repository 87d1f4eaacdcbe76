/** Styles of `<tsw-ticket-picker>`: the placeholder that is shown until the view has loaded. */
import { css } from 'lit';

export const ticketPickerStyles = css`
  :host(:state(aside)) {
    display: none;
  }

  .waiting {
    block-size: 16em;
  }
`;

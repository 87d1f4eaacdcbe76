/** The look of `<tsw-event-detail>` before its view is here, which brings its own. */
import { css } from 'lit';

export const hostStyles = css`
  /* Nothing is chosen yet: no gap in the page's grid either. */
  :host(:state(empty)) {
    display: none;
  }

  /* Space for what is to come, so that the page does not jump. */
  .waiting {
    min-block-size: 420px;
  }
`;

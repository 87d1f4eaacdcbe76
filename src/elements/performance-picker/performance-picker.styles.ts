/** The look of `<tsw-performance-picker>` until its view is loaded. */
import { css } from 'lit';

export const performancePickerStyles = css`
  /* Reserves space, so that the page does not jump when the view appears. */
  .waiting {
    min-block-size: 420px;
  }
`;

/** The look of `<tsw-trolley>` itself: while it is empty, and until its view is here. */
import { css } from 'lit';

export const trolleyStyles = css`
  .waiting {
    min-block-size: 12em;
  }

  /* Its children are what the view shows in its places, not what stands in for it. */
  tsw-trolley-view:not(:defined) > slot {
    display: none;
  }
`;

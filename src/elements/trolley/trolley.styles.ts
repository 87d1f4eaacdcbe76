/** The look of `<tsw-trolley>` while it is empty and until its view has loaded. */
import { css } from 'lit';

export const trolleyStyles = css`
  .waiting {
    min-block-size: 12em;
  }

  /* The slot is content for the view, not a stand-in until the view has loaded. */
  tsw-trolley-view:not(:defined) > slot {
    display: none;
  }
`;

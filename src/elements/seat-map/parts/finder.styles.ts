/** Styles of the form that finds seats together. */
import { css } from 'lit';

export const finderStyles = css`
  :host {
    container-type: inline-size;
  }

  .criteria {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 170px), 1fr));
    align-items: end;
    gap: calc(var(--_space) * 0.75);
    padding: 0 calc(var(--_space) * 0.75) calc(var(--_space) * 0.75);
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 44px;
    font-weight: 400;
  }

  .notice {
    margin: 0 calc(var(--_space) * 0.75) calc(var(--_space) * 0.75);
  }
`;

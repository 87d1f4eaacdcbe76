/** The look of a confirmation, on screen and on paper. */
import { css } from 'lit';

export const confirmationViewStyles = css`
  header.notice {
    gap: calc(var(--_space) / 2);
  }

  .reference {
    font-variant-numeric: tabular-nums;
    user-select: all;
  }

  .comment {
    white-space: pre-line;
    color: var(--_muted);
  }

  a {
    display: inline-block;
    padding-block: 0.4em;
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }

  .passes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .passes > .row {
    flex-basis: 100%;
  }

  figure {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) / 4);
    break-inside: avoid;
  }

  figcaption {
    font-weight: 600;
  }

  code {
    font-size: 1.05em;
  }

  .totals {
    font-variant-numeric: tabular-nums;
  }

  .totals > div {
    display: flex;
    justify-content: space-between;
    gap: var(--_space);
  }

  .grand {
    font-size: 1.25em;
    font-weight: 700;
  }

  @media print {
    :host {
      color: #000;
    }

    .actions {
      display: none;
    }

    .card,
    header.notice {
      break-inside: avoid;
      background: none;
    }

    a::after {
      content: ' ' attr(href);
      font-size: 0.8em;
    }
  }
`;

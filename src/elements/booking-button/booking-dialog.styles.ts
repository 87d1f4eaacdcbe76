/** The look of the dialog: centred on the page, full screen on a phone. */
import { css } from 'lit';

export const bookingDialogStyles = css`
  :host {
    display: contents;
  }

  dialog {
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }

  .booking {
    inline-size: min(1000px, calc(100vw - 48px));
    max-inline-size: none;
    block-size: calc(100dvh - 48px);
    max-block-size: 900px;
    overflow: hidden;
  }

  /* While a bank asks its question in front of it. */
  .booking[open]:not(:modal) {
    position: fixed;
    inset: 0;
    z-index: 2147483646;
    margin: auto;
  }

  .frame {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    padding: 0.4em 0.5em 0.4em var(--_space);
    border-block-end: 1px solid var(--_border);
  }

  .bar h2 {
    font-size: 1.1em;
  }

  .close {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    padding: 0;
    border-color: transparent;
    background: transparent;
  }

  .close svg {
    inline-size: 1.5em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
  }

  .content {
    flex: 1;
    min-block-size: 0;
    padding: var(--_space);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .question {
    inline-size: min(520px, calc(100vw - 32px));
    padding: calc(var(--_space) * 1.5);
  }

  @media (max-width: 640px) {
    .booking {
      inline-size: 100vw;
      block-size: 100dvh;
      max-block-size: none;
      margin: 0;
      border: 0;
      border-radius: 0;
    }

    .content {
      padding-block-end: max(var(--_space), env(safe-area-inset-bottom));
    }

    .question .row {
      flex-direction: column;
      align-items: stretch;
    }
  }
`;

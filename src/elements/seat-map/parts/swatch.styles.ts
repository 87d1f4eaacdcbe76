/** Styles of a price band's mark in the legend, the list and the description of a seat. */
import { css } from 'lit';

export const swatchStyles = css`
  .swatch {
    flex: none;
    fill: currentColor;
    stroke-width: 2.5;
    color: var(--_text);
  }
  .swatch .hollow,
  .swatch .tick {
    fill: none;
    stroke: currentColor;
  }
  .swatch .faint {
    opacity: 0.35;
  }
  .swatch .tick {
    stroke: var(--_surface);
  }
  .swatch .own {
    stroke: currentColor;
  }
  .swatch.taken {
    color: var(--_taken);
  }
  .band-0 {
    color: var(--_band-0);
  }
  .band-1 {
    color: var(--_band-1);
  }
  .band-2 {
    color: var(--_band-2);
  }
  .band-3 {
    color: var(--_band-3);
  }
  .band-4 {
    color: var(--_band-4);
  }
  .band-5 {
    color: var(--_band-5);
  }
  .band-6 {
    color: var(--_band-6);
  }
  .band-7 {
    color: var(--_band-7);
  }
`;

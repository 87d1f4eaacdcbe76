/** The colours of the map. Shared by the canvas (which reads them from probes), the legend and the list. */
import { css } from 'lit';

export const mapColoursStyles = css`
  :host {
    --_ground: var(--tsw-seat-map-ground, light-dark(#ececf1, #2b2a31));
    --_taken: var(--tsw-seat-map-taken, light-dark(#c9c9d2, #4c4b55));
    --_chosen: var(--_text);
    --_on-chosen: var(--_surface);
    --_on-band: light-dark(#ffffff, #17161c);
    --_band-0: var(--tsw-seat-map-band-1, light-dark(#6d28b8, #cba4ff));
    --_band-1: var(--tsw-seat-map-band-2, light-dark(#0a66c2, #7cbcff));
    --_band-2: var(--tsw-seat-map-band-3, light-dark(#0a7355, #5fd6ac));
    --_band-3: var(--tsw-seat-map-band-4, light-dark(#9a5200, #f0b45c));
    --_band-4: var(--tsw-seat-map-band-5, light-dark(#b3245f, #ff9dc4));
    --_band-5: var(--tsw-seat-map-band-6, light-dark(#5a6400, #cbd74e));
    --_band-6: var(--tsw-seat-map-band-7, light-dark(#8a3a2b, #f0a592));
    --_band-7: var(--tsw-seat-map-band-8, light-dark(#3f4a63, #b7c3dd));
  }

  /* Bands keep their shapes, not their colours. */
  @media (forced-colors: active) {
    :host {
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_control: CanvasText;
      --_ground: Canvas;
      --_taken: GrayText;
      --_chosen: Highlight;
      --_on-chosen: HighlightText;
      --_danger: LinkText;
      --_focus: Highlight;
      --_on-band: ButtonFace;
      --_band-0: ButtonText;
      --_band-1: ButtonText;
      --_band-2: ButtonText;
      --_band-3: ButtonText;
      --_band-4: ButtonText;
      --_band-5: ButtonText;
      --_band-6: ButtonText;
      --_band-7: ButtonText;
    }
  }
`;

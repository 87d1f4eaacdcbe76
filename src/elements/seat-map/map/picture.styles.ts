/** Styles of the drawn map: its frame, layers and controls. */
import { css } from 'lit';

export const pictureStyles = css`
  :host {
    position: relative;
    display: block;
    container-type: inline-size;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }

  .viewport {
    position: relative;
    overflow: hidden;
    inline-size: 100%;
    aspect-ratio: var(--_aspect, 1.5);
    min-block-size: 220px;
    max-block-size: max(220px, 72svh);
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
    direction: ltr;
  }

  .viewport.draggable {
    cursor: grab;
  }

  .viewport.draggable:active {
    cursor: grabbing;
  }

  .viewport.pointed {
    cursor: pointer;
  }

  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }

  [role='grid'] {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    /* As large as the map, so that assistive technology and tests find it. Only its cells take clicks. */
    inline-size: 100%;
    block-size: 100%;
    transform-origin: 0 0;
    pointer-events: none;
  }

  [role='gridcell'] {
    position: absolute;
    pointer-events: auto;
    border-radius: 50%;
    cursor: pointer;
  }

  [role='gridcell'][aria-disabled] {
    cursor: default;
  }

  /* The ring is drawn on the canvas, where it keeps its width at any zoom. */
  [role='gridcell']:focus-visible {
    outline: none;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 6px;
    border-block-start: 1px solid var(--_border);
    background: var(--_raised);
  }

  .tools button {
    min-inline-size: 44px;
    padding-inline: 0;
    line-height: 1;
  }

  .tools .wide {
    padding-inline: 0.8em;
  }

  .pan {
    display: flex;
    gap: 6px;
    margin-inline-start: auto;
    direction: ltr;
  }

  .card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 0.7em;
    min-block-size: 3.4em;
    padding: 6px 12px;
    border: 0;
    border-block-start: 1px solid var(--_border);
    border-radius: 0;
    font-size: 0.95em;
  }

  .card strong {
    font-size: 1.1em;
  }

  .mini {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
    padding: 0;
    min-block-size: 0;
    overflow: hidden;
    border: 1px solid var(--_control);
    border-radius: 6px;
    background: var(--_surface);
    box-shadow: 0 1px 4px rgb(0 0 0 / 25%);
    opacity: 0.95;
    cursor: crosshair;
  }

  .mini canvas {
    position: static;
    display: block;
    inline-size: auto;
    block-size: auto;
  }

  .mini .frame {
    position: absolute;
    border: 2px solid var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    pointer-events: none;
  }

  /* Elements whose computed colours script reads. Their transitions signal a change of theme. */
  .probes {
    position: absolute;
    visibility: hidden;
    forced-color-adjust: none;
  }

  .probes i {
    transition: color 1ms !important;
  }

  /* In the order of PROBES. */
  .probes :nth-child(1) {
    color: var(--_text);
  }
  .probes :nth-child(2) {
    color: var(--_muted);
  }
  .probes :nth-child(3) {
    color: var(--_surface);
  }
  .probes :nth-child(4) {
    color: var(--_ground);
  }
  .probes :nth-child(5) {
    color: var(--_control);
  }
  .probes :nth-child(6) {
    color: var(--_taken);
  }
  .probes :nth-child(7) {
    color: var(--_chosen);
  }
  .probes :nth-child(8) {
    color: var(--_on-chosen);
  }
  .probes :nth-child(9) {
    color: var(--_danger);
  }
  .probes :nth-child(10) {
    color: var(--_focus);
  }
  .probes :nth-child(11) {
    color: var(--_on-band);
  }
  .probes :nth-child(12) {
    color: var(--_band-0);
  }
  .probes :nth-child(13) {
    color: var(--_band-1);
  }
  .probes :nth-child(14) {
    color: var(--_band-2);
  }
  .probes :nth-child(15) {
    color: var(--_band-3);
  }
  .probes :nth-child(16) {
    color: var(--_band-4);
  }
  .probes :nth-child(17) {
    color: var(--_band-5);
  }
  .probes :nth-child(18) {
    color: var(--_band-6);
  }
  .probes :nth-child(19) {
    color: var(--_band-7);
  }

  @media print {
    .tools,
    .mini {
      display: none;
    }
  }
`;

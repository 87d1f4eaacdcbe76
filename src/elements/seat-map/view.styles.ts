/** The look of the seat map's view: legend, map, list, summary. */
import { css } from 'lit';

export const viewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    container-type: normal;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) / 2);
  }

  .switch button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) / 2) var(--_space);
  }

  .map {
    display: flex;
    flex-direction: column;
    gap: 6px;
    overflow-x: auto;
    padding: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .map [role='row'] {
    display: flex;
    gap: 6px;
  }

  .seat {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border: 2px solid var(--_control);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.8em;
    cursor: pointer;
  }

  .seat[aria-selected='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .seat[aria-invalid='true'] {
    outline: 3px dashed var(--_danger);
    outline-offset: 1px;
  }

  .seat:focus-visible {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }

  .list ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .list button[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .chosen {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }

  .chosen li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
`;

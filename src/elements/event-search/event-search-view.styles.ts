/** The look of the search form and of the results. */
import { css } from 'lit';

export const eventSearchViewStyles = css`
  :host {
    --_result-width: var(--tsw-event-search-result-width, 240px);
  }

  form {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .words-field {
    display: flex;
    gap: calc(var(--_space) / 2);
  }

  .words-field input {
    flex: 1 1 8em;
    min-inline-size: 0;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: calc(var(--_space) * 0.75);
  }

  .fields:empty {
    display: none;
  }

  select {
    text-overflow: ellipsis;
  }

  .wrong {
    color: var(--_danger);
  }

  h2:focus-visible {
    outline-offset: 4px;
  }

  .results {
    /* An empty text: with none, Safari no longer announces a list. */
    list-style-type: '';
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_result-width), 100%), 1fr));
    gap: var(--_space);
  }

  .results.old {
    opacity: 0.55;
  }

  .result {
    position: relative;
    display: flex;
    flex-direction: column;
    padding: 0;
    overflow: hidden;
  }

  .result:hover {
    border-color: var(--_accent);
  }

  .result:has(.choose:focus-visible) {
    outline: var(--_focus-width) solid var(--_focus);
    outline-offset: 2px;
  }

  .result:has([aria-current]) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_accent);
  }

  .picture {
    display: grid;
    aspect-ratio: 4 / 3;
    border-radius: 0;
    background: var(--_raised);
    place-items: center;
  }

  .picture > * {
    grid-area: 1 / 1;
  }

  .picture svg {
    inline-size: 25%;
    fill: none;
    stroke: var(--_border);
    stroke-width: 1.2;
  }

  .picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .words {
    display: flex;
    flex-direction: column;
    gap: 0.35em;
    padding: calc(var(--_space) * 0.75) var(--_space) var(--_space);
  }

  .price {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.5em;
    margin-block-start: auto;
  }

  h3 {
    text-wrap: pretty;
  }

  :lang(ja),
  :lang(zh) {
    line-break: strict;
    word-break: auto-phrase;
  }

  /* The link or button of the name is stretched over the card, so that the whole card is the target. */
  .choose,
  .choose:hover {
    display: inline;
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: 600;
    text-align: start;
    text-decoration: none;
    filter: none;
  }

  .choose::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .choose:focus-visible {
    outline: none;
  }

  .result:hover .choose {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .line {
    min-block-size: 1.25em;
  }

  .short {
    inline-size: 40%;
  }

  .nothing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
  }

  .more {
    align-self: center;
    min-inline-size: min(18em, 100%);
  }

  @container (min-width: 640px) {
    .words-field input {
      font-size: 1.05em;
    }
  }

  @media (forced-colors: active) {
    .result:has([aria-current]) {
      outline: 3px solid Highlight;
    }
  }
`;

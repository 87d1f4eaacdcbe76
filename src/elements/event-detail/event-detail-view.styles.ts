/** The look of an event's details. */
import { css } from 'lit';

export const eventDetailViewStyles = css`
  :host {
    --_picture-width: var(--tsw-event-detail-picture-width, 380px);
  }

  section {
    gap: calc(var(--_space) * 1.5);
  }

  section:focus {
    outline: none;
  }

  header {
    display: flex;
    flex-direction: column;
    gap: 0.35em;
  }

  h2,
  h3,
  h4 {
    text-wrap: pretty;
  }

  h4 {
    font-size: 1em;
  }

  :lang(ja),
  :lang(zh) {
    line-break: strict;
    word-break: auto-phrase;
  }

  a {
    color: var(--_accent);
  }

  .prices {
    display: flex;
    flex-direction: column;
    gap: 0.25em;
  }

  .price,
  .offers li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.5em;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 2em;
  }

  dt {
    font-size: 0.9em;
    color: var(--_muted);
  }

  dd {
    font-weight: 600;
  }

  .gallery {
    /* An empty text: with none, Safari no longer announces a list. */
    list-style-type: '';
    display: flex;
    gap: calc(var(--_space) / 2);
    overflow-x: auto;
    overscroll-behavior-inline: contain;
    scroll-snap-type: inline proximity;
    scrollbar-width: thin;
  }

  /* Narrower than the gallery, so that the edge of the next picture shows. */
  .gallery li {
    flex: 0 0 min(var(--_picture-width), 85%);
    scroll-snap-align: start;
  }

  .gallery li:only-child {
    flex-basis: min(640px, 100%);
  }

  figure {
    display: flex;
    flex-direction: column;
    gap: 0.35em;
  }

  .gallery img {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
    object-fit: cover;
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .gallery .banner {
    aspect-ratio: auto;
  }

  figcaption {
    font-size: 0.9em;
    color: var(--_muted);
  }

  .text {
    max-inline-size: 70ch;
  }

  .text p {
    white-space: pre-line;
  }

  .text p + p,
  .text details {
    margin-block-start: 0.75em;
  }

  .text details {
    display: flex;
    flex-direction: column;
  }

  summary {
    inline-size: fit-content;
    min-block-size: 44px;
    padding-block: 0.6em;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  [open] > summary > .more,
  :not([open]) > summary > .less {
    display: none;
  }

  .sections {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: var(--_space) calc(var(--_space) * 1.5);
  }

  .video {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
  }

  .play,
  iframe {
    inline-size: min(100%, 640px);
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius);
  }

  iframe {
    border: 0;
    background: #000;
  }

  .play {
    position: relative;
    display: grid;
    place-items: center;
    padding: 0;
    overflow: hidden;
    background: var(--_raised);
  }

  .play > * {
    grid-area: 1 / 1;
  }

  .play img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .play-words {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 48px;
    padding: 0.4em 1.2em 0.4em 0.8em;
    border-radius: 2em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .play svg {
    inline-size: 1.6em;
    fill: currentcolor;
  }

  .reviews {
    list-style-type: '';
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr));
    gap: var(--_space);
  }

  .review {
    display: flex;
    flex-direction: column;
    gap: 0.4em;
  }

  .stars {
    inline-size: fit-content;
    color: var(--_warning);
    letter-spacing: 0.1em;
    line-height: 1.2;
  }

  .without {
    opacity: 0.25;
  }

  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.5em;
    margin-block-start: auto;
  }

  .venue {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr));
    gap: var(--_space) calc(var(--_space) * 1.5);
    align-items: start;
  }

  .venue .stack {
    gap: 0.5em;
  }

  address {
    display: flex;
    flex-direction: column;
    font-style: normal;
  }

  .venue img {
    inline-size: fit-content;
    max-inline-size: min(100%, 560px);
    block-size: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: #fff;
  }

  .line {
    min-block-size: 1.4em;
  }

  .title {
    inline-size: 60%;
    min-block-size: 2em;
  }

  .banner.skeleton {
    min-block-size: 240px;
  }

  @media (forced-colors: active) {
    .without {
      opacity: 1;
      color: GrayText;
    }

    .play-words {
      border: 1px solid;
    }
  }
`;

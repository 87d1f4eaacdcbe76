/** The video of an event. Nothing loads from the video's host until the customer presses the play button. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { TicketedEvent } from '../../domain/catalogue/event.js';
import { galleryOf } from '../../domain/catalogue/event-content.js';
import { videoSource } from '../../domain/catalogue/video.js';
import type { Locale } from '../../i18n/locale.js';

export function renderVideo(
  event: TicketedEvent,
  locale: Locale<'detail'>,
  isPlaying: boolean,
  onPlay: () => void,
): TemplateResult | typeof nothing {
  const { video } = event;
  const source = video && videoSource(video.url);
  if (!video || !source) return nothing;
  const { detail } = locale.terms;
  return html`<div class="video" part="video">
    <h3>${detail.video}</h3>
    ${
      source.kind === 'page'
        ? html`<p>
            <a href=${source.url} target="_blank" rel="noopener noreferrer"
              >${detail.watch} <span class="muted">(${detail.newTab})</span></a
            >
          </p>`
        : isPlaying
          ? renderPlayer(source.url, video.caption || event.name)
          : renderPlayButton(event, locale, onPlay)
    }
    ${video.caption ? html`<p class="muted">${video.caption}</p>` : nothing}
  </div>`;
}

function renderPlayButton(
  event: TicketedEvent,
  { terms: { detail } }: Locale<'detail'>,
  onPlay: () => void,
): TemplateResult {
  const poster = galleryOf(event)[0]?.url;
  return html`<button type="button" class="play" aria-describedby="play-note" @click=${onPlay}>
      ${poster ? html`<img src=${poster} alt="" loading="lazy" decoding="async" @error=${hideImage} />` : nothing}
      <span class="play-words">${PLAY_ICON} ${detail.play}</span>
    </button>
    <p class="muted" id="play-note"><small>${detail.playNote}</small></p>`;
}

/**
 * The sandbox allows only what a player needs. The player learns the origin of the page, which YouTube demands, but no
 * path.
 */
function renderPlayer(url: string, title: string): TemplateResult {
  return html`<iframe
    src=${url}
    title=${title}
    allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
    referrerpolicy="strict-origin-when-cross-origin"
    sandbox="allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox"
    tabindex="0"
  ></iframe>`;
}

const PLAY_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  ${svg`<path d="M8 5v14l11-7z" />`}
</svg>`;

function hideImage({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = true;
}

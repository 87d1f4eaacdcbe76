/** Where to play an event's video: in the page if its host is known, otherwise on the host's own page. */

export type VideoSource =
  /** For an iframe. It sets no cookie before the customer plays the video. */
  | { readonly kind: 'player'; readonly url: string }
  /** For a link. */
  | { readonly kind: 'page'; readonly url: string };

const YOUTUBE = /^(?:(?:www\.|m\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com)$/;

/** Playlists and live streams have these in the place of an id, with the length of one. */
const NO_VIDEO: ReadonlySet<string> = new Set(['videoseries', 'live_stream']);

/**
 * @param url from the API, untrusted
 * @returns undefined when it is not a web address
 */
export function videoSource(url: string): VideoSource | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (!['http:', 'https:'].includes(address.protocol)) return undefined;
  const id = address.protocol === 'https:' ? youTubeId(address) : undefined;
  if (id === undefined) return { kind: 'page', url: address.href };
  const player = new URL(`https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0`);
  const start = address.searchParams.get('start') ?? '';
  if (/^\d{1,5}$/.test(start)) player.searchParams.set('start', start);
  return { kind: 'player', url: player.href };
}

function youTubeId({ hostname, port, pathname, searchParams }: URL): string | undefined {
  if (port !== '') return undefined;
  const [first = '', second = ''] = pathname.split('/').slice(1);
  const id = hostname === 'youtu.be' ? first : YOUTUBE.test(hostname) ? idInPath(first, second, searchParams) : '';
  return /^[\w-]{11}$/.test(id) && !NO_VIDEO.has(id) ? id : undefined;
}

function idInPath(first: string, second: string, search: URLSearchParams): string {
  if (first === 'watch') return search.get('v') ?? '';
  return ['embed', 'v', 'shorts'].includes(first) ? second : '';
}

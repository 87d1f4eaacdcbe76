/** Where an event's video may be played: in the page from hosts we know, else on its own page. */

export type VideoSource =
  /** For an iframe; sets no cookie before the customer plays it. */
  | { readonly kind: 'player'; readonly url: string }
  /** For a link. */
  | { readonly kind: 'page'; readonly url: string };

const YOUTUBE = /^(?:(?:www\.|m\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com)$/;

/** Lists and broadcasts stand where an id would, and are as long as one. */
const NO_VIDEO: ReadonlySet<string> = new Set(['videoseries', 'live_stream']);

/** @param url what the API sends: untrusted. Undefined where it is no web address */
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

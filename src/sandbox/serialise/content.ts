/**
 * Content of events: copy, reviews, pictures, video (docs/api/catalogue.md#event-content, docs/api/catalogue.md#media).
 * Pictures are small SVGs in data: URLs, so that nothing has to be fetched.
 */
import { escapeHtml } from '../../net/html.js';
import { type Call } from '../box-office.js';
import { type EventSpec } from '../catalogue/types.js';
import { hash32 } from '../chance.js';
import { type JsonObject } from '../json.js';
import { dateText, parseDay } from '../model/calendar.js';

const SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  landscape: [220, 115],
  marquee: [700, 300],
  seating_plan: [520, 390],
  square: [140, 140],
  supplier: [180, 60],
};
const TRIPLET = [520, 390] as const;

const SECTION_NAMES: Readonly<Record<string, string>> = {
  overview: 'Overview',
  address: 'Address',
  duration: 'Duration',
  when_can_i_go: 'Performance Times',
  where_do_i_go: 'Where Do I Go',
  whats_included: "What's Included",
  good_to_know: 'Good To Know',
  suitable_for_children: 'Suitable For Children',
  offers: 'Offers Information',
  pricing_details_info: 'Pricing Details',
};

const paragraphs = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part)}</p>`)
    .join('\r\n');

function picture(event: EventSpec, name: string): string {
  const [width, height] = SIZES[name] ?? TRIPLET;
  const hue = hash32(1, event.id, name) % 360;
  const label = event.desc.length > 24 ? `${event.desc.slice(0, 23)}…` : event.desc;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<rect width="100%" height="100%" fill="hsl(${hue} 45% 32%)"/>` +
    `<circle cx="${width * 0.75}" cy="${height * 0.35}" r="${height * 0.22}" fill="hsl(${(hue + 40) % 360} 70% 62%)"/>` +
    `<text x="50%" y="80%" fill="#fff" font-family="sans-serif" font-size="${Math.max(9, width / 22)}" ` +
    `text-anchor="middle">${escapeHtml(label)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function mediaAsset(event: EventSpec, name: string): JsonObject {
  const url = picture(event, name);
  return {
    name,
    caption: '',
    caption_html: '',
    host: '',
    path: '',
    insecure_complete_url: url,
    secure_complete_url: url,
    supports_http: true,
    supports_https: true,
  };
}

function media(call: Call, event: EventSpec): JsonObject | undefined {
  const asked = (event.content.media ?? []).filter((name) => call.params.flag(`req_media_${name}`));
  return asked.length > 0 ? { media_asset: asked.map((name) => mediaAsset(event, name)) } : undefined;
}

/** An address of the recorded form, 420 by 315. The video ID is invented and plays nothing. */
function video(event: EventSpec): JsonObject {
  const path = `/embed/${`sandbox${event.id}`.padEnd(11, '0').slice(0, 11)}?rel=0`;
  const url = `https://www.youtube.com${path}`;
  return {
    video_iframe_width: 420,
    video_iframe_height: 315,
    video_iframe_caption: '',
    video_iframe_caption_html: '',
    video_iframe_host: 'www.youtube.com',
    video_iframe_path: path,
    video_iframe_supports_http: false,
    video_iframe_supports_https: true,
    video_iframe_url_when_secure: url,
    video_iframe_url_when_insecure: url,
  };
}

function reviews(event: EventSpec): JsonObject | undefined {
  const { reviews: list } = event.content;
  return (
    list && {
      review: list.map((review) => ({
        is_user_review: review.byUser,
        review_author: review.author,
        review_body: review.body,
        review_title: review.title,
        review_lang: 'en',
        review_original_url: '',
        review_date_desc: dateText(parseDay(review.date) ?? 0),
        review_time_desc: '10.00 AM',
        review_iso8601_date_and_time: `${review.date}T10:00:00Z`,
        star_rating: review.stars,
      })),
    }
  );
}

/** Mixes line ends as the recordings do: `\n` in texts, `\r\n` in addresses and HTML. */
function extraInfo(event: EventSpec): JsonObject {
  const { content, venue } = event;
  const address = [...(venue.address ?? []), venue.country[1]].join('\r\n');
  const texts: [string, string][] = [
    ['overview', `${content.overview}\n`],
    ...Object.entries(content.sections ?? {}),
    ['address', address],
  ];
  const sections = texts.filter(([key]) => key !== 'overview' && key !== 'address');
  const title = (key: string): string => SECTION_NAMES[key] ?? key;
  return {
    structured_info: Object.fromEntries(
      texts.map(([key, value]) => [key, { name: title(key), value, value_html: paragraphs(value) }]),
    ),
    event_info: [content.overview, ...sections.map(([key, text]) => `${title(key)}\n\n${text}`)].join('\n\n'),
    event_info_html: [
      `<div>${paragraphs(content.overview)}</div>`,
      ...sections.map(([key, text]) => `<h4>${escapeHtml(title(key))}</h4>\n<div>${paragraphs(text)}</div>`),
    ].join('\n\n'),
    venue_info: `${venue.desc}\n`,
    venue_info_html: paragraphs(venue.desc),
    venue_addr: address,
    venue_addr_html: `<p>${escapeHtml(address)}</p>`,
  };
}

export function contentFields(call: Call, event: EventSpec): JsonObject {
  const { params } = call;
  return {
    ...(params.flag('req_extra_info') ? extraInfo(event) : {}),
    reviews: params.flag('req_reviews') ? reviews(event) : undefined,
    media: media(call, event),
    video_iframe: params.flag('req_video_iframe') && event.content.hasVideo ? video(event) : undefined,
  };
}

/**
 * The texts, pictures and offers of an event's page, selected from the API's content
 * (docs/api/catalogue.md#event-content).
 */
import {
  type CostRange,
  type EventInfo,
  headlineOffer,
  type MediaAsset,
  type Review,
  type TicketedEvent,
} from './event.js';
import { isEqual } from '../sale/money.js';
import { type OfferedPrice, totalPrice } from '../sale/price.js';

export interface EventCopy {
  /** What the event is about; empty when the API has no text. */
  readonly lead: string;
  /** In the API's order. */
  readonly sections: readonly { readonly key: string; readonly title: string; readonly text: string }[];
}

/**
 * Removes repetition. The API's summary is the overview followed by each section under its name, and one of the
 * sections is the venue's address, which the page shows elsewhere.
 */
export function eventCopy({ summary = '', sections = {} }: Partial<EventInfo> = {}): EventCopy {
  const filled = Object.entries(sections).filter(([, { text }]) => text.trim() !== '');
  const overview = filled.find(([key]) => key === 'overview')?.[1].text;
  const isInSummary = (text: string): boolean => plain(summary).includes(plain(text));
  const own = filled.filter(([key]) => key !== 'overview' && key !== 'address');
  return {
    lead: overview === undefined ? summary : isInSummary(overview) ? overview : `${summary}\n\n${overview}`,
    sections: own
      .filter(([, { name, text }]) => overview !== undefined || !isInSummary(`${name} ${text}`))
      .map(([key, { name, text }]) => ({ key, title: name, text })),
  };
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The lines of the address, without the venue's name: the page shows it above them. */
export function venueAddress({ info, venueName }: TicketedEvent): string[] {
  const text = info?.venueAddress ?? info?.sections.address?.text ?? '';
  return linesOf(text).filter((line) => line !== venueName);
}

/** The venue's description; empty when the API has no more than its name. */
export function venueText({ info, venueName }: TicketedEvent): string {
  const text = info?.venueInfo?.trim() ?? '';
  return text === venueName.trim() ? '' : text;
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * Splits a text at its empty lines. The API mixes line ends (docs/api/catalogue.md#event-content); single ones stay.
 */
export function paragraphsOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

export interface SplitText {
  /** Paragraphs to show at once. */
  readonly head: readonly string[];
  /** Paragraphs to show on request; empty when the text is short. */
  readonly rest: readonly string[];
}

/**
 * Cuts a long text after a paragraph, or after a sentence when the first paragraph alone is too long. Texts that are
 * only slightly too long stay whole. `head` and `rest` together are always the whole text.
 *
 * @param room the approximate length of `head` in Latin letters; an East Asian character counts as two
 */
export function splitText(text: string, room = 480): SplitText {
  const paragraphs = paragraphsOf(text);
  if (widthOf(text) <= room * 1.5) return { head: paragraphs, rest: [] };
  const fitting = countFitting(paragraphs, room);
  if (fitting > 0) return { head: paragraphs.slice(0, fitting), rest: paragraphs.slice(fitting) };
  const [first = '', ...others] = paragraphs;
  const sentences = first.split(SENTENCE_END);
  const shown = Math.max(1, countFitting(sentences, room));
  return {
    head: [sentences.slice(0, shown).join('').trim()].filter(Boolean),
    rest: [sentences.slice(shown).join('').trim(), ...others].filter(Boolean),
  };
}

/** After a full stop and the quotes or brackets that close with it; the space belongs to its sentence. */
const SENTENCE_END = /(?<=[.!?…][)”’"']?\s+)|(?<=[。！？][」』）]?)(?![」』）])/u;

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

function countFitting(parts: readonly string[], room: number): number {
  let used = 0;
  const over = parts.findIndex((part) => (used += widthOf(part)) > room);
  return over === -1 ? parts.length : over;
}

/**
 * The large pictures. The other sizes show the same pictures, so one of them is used only when there are no large ones.
 */
export function galleryOf({ media }: TicketedEvent): MediaAsset[] {
  const find = (name: string): MediaAsset[] => media.filter((asset) => asset.name === name);
  const large = ['one', 'two', 'three', 'four', 'five'].flatMap((number) => find(`triplet_${number}`));
  const pictures = large.length > 0 ? large : ['marquee', 'landscape', 'square'].flatMap(find).slice(0, 1);
  return pictures.filter(({ url }, index) => pictures.findIndex((other) => other.url === url) === index);
}

/** 1 to 5; undefined when the review has no rating or one outside this range. */
export function starsOf({ starRating }: Review): number | undefined {
  const stars = Math.round(starRating ?? 0);
  return stars >= 1 && stars <= 5 ? stars : undefined;
}

/** Offers on other tickets than the headline offer's, without repeats. */
export function otherOffers(range: CostRange | undefined): OfferedPrice[] {
  const headline = headlineOffer(range);
  if (!range || !headline) return [];
  const found: OfferedPrice[] = [headline];
  for (const offer of [range.bestValueOffer, range.maxSavingOffer, range.minCostOffer, range.topPriceOffer]) {
    if (offer && !found.some((other) => isSameOffer(other, offer))) found.push(offer);
  }
  return found.slice(1);
}

const isSameOffer = (left: OfferedPrice, right: OfferedPrice): boolean =>
  isEqual(totalPrice(left.price), totalPrice(right.price)) &&
  isEqual(totalPrice(left.usualPrice), totalPrice(right.usualPrice));

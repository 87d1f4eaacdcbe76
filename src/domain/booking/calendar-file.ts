/** Writes performances as an iCalendar file (RFC 5545), for “Add to calendar” on the confirmation. */

export interface CalendarEntry {
  /** Stable for one performance of one booking, so that adding it twice makes one calendar entry. */
  readonly id: string;
  /** ISO 8601 with the venue's offset. A date alone (`YYYY-MM-DD`) lasts all day. */
  readonly start: string;
  /** Running time, if known. */
  readonly minutes?: number | undefined;
  readonly title: string;
  readonly location: string;
  /** Degrees. */
  readonly coordinates?: { readonly latitude: number; readonly longitude: number } | undefined;
  readonly description: string;
}

/**
 * @param stampedAt when the file is written, in milliseconds since the epoch
 * @returns the text of the file, without entries whose start cannot be read
 */
export function calendarFile(entries: readonly CalendarEntry[], stampedAt: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tsw-widgets//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => eventLines(entry, utc(stampedAt))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(entry: CalendarEntry, stamp: string): string[] {
  const times = timeLines(entry);
  if (!times) return [];
  return [
    'BEGIN:VEVENT',
    `UID:${escape(entry.id)}`,
    `DTSTAMP:${stamp}`,
    ...times,
    `SUMMARY:${escape(entry.title)}`,
    ...(entry.location ? [`LOCATION:${escape(entry.location)}`] : []),
    ...(entry.coordinates ? [`GEO:${entry.coordinates.latitude};${entry.coordinates.longitude}`] : []),
    ...(entry.description ? [`DESCRIPTION:${escape(entry.description)}`] : []),
    'END:VEVENT',
  ];
}

/**
 * In UTC, which every calendar converts to its owner's time. The offset in the text already has the venue's summer
 * time.
 */
function timeLines({ start, minutes }: CalendarEntry): string[] | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(start)) return [`DTSTART;VALUE=DATE:${start.replaceAll('-', '')}`];
  const startsAt = Date.parse(start);
  if (Number.isNaN(startsAt)) return undefined;
  const isTimed = minutes !== undefined && minutes > 0;
  return [`DTSTART:${utc(startsAt)}`, ...(isTimed ? [`DTEND:${utc(startsAt + minutes * 60_000)}`] : [])];
}

/** `20270101T153000Z` */
function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Escapes text (RFC 5545, 3.3.11). Other control characters are not allowed in a file at all. */
function escape(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');
}

/** RFC 5545, 3.1: at most 75 octets per line, without splitting a character. */
const MAX_OCTETS = 75;

function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n ';
      // The space counts as one octet.
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/** The length of one character in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

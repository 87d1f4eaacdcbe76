/**
 * Recorded answers of the API as JSON files: the project's own in test/recordings (its README says what each shows), and
 * those of another folder that the environment variable `TSW_RECORDINGS` names. Tests run over both.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * The project's names to those that a collection of Ingresso's published examples has for the same answer. Only the
 * tests that need one particular answer look here; the others read whatever is in the folder.
 */
const PUBLISHED_NAMES: Readonly<Record<string, string>> = {
  '_errors/bad-credentials': '_errors/rec-401-bad-credentials',
  '_errors/bad-data': '_errors/bad-data-supplied',
  'add_ons/for-a-trolley': 'add_ons/for-7ab-trolley',
  'availability/four-discounts': 'availability/add-discounts',
  'discounts/four-discounts': 'discounts/circle-a-four-discounts',
  'events/abroad': 'events/rec-country-jp',
  'events_by_id/add-ons-and-upsells': 'events_by_id/with-add-ons-and-upsells',
  'events_by_id/offers': 'events_by_id/cost-range-with-offers',
  'months/two-months': 'months/five-months',
  'performances/first-page': 'performances/list-page-of-10',
  'purchase/on-credit': 'purchase/on-credit-success',
  'reserve/failed-seat': 'reserve/failed-seat-h10',
  'reserve/one-order': 'reserve/success-one-order',
  'reserve_page_archive/three-seats': 'reserve_page_archive/7ab-three-seats',
  'test/flat-account': 'test/rec-demo-user',
  'trolley/two-suppliers': 'trolley/two-bundles-specific-seats',
  'upsells/for-a-trolley': 'upsells/hist-2017-06-for-7ab',
};

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export class Recordings {
  readonly #folder: URL;

  constructor(
    readonly title: string,
    folder: URL,
  ) {
    this.#folder = folder;
  }

  /** @param name folder and file without `.json`, such as `reserve/failed-seat` */
  has(name: string): boolean {
    return existsSync(this.#fileOf(name));
  }

  text(name: string): string {
    return readFileSync(this.#fileOf(name), 'utf8');
  }

  read(name: string): Json {
    return JSON.parse(this.text(name)) as Json;
  }

  /** Every answer of one endpoint, in the order of the names; none where the folder does not exist. */
  names(endpoint: string): string[] {
    const folder = new URL(`${endpoint}/`, this.#folder);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort()
      .map((file) => `${endpoint}/${file.replace(/\.json$/, '')}`);
  }

  #fileOf(name: string): URL {
    const own = new URL(`${name}.json`, this.#folder);
    const published = PUBLISHED_NAMES[name];
    return published === undefined || existsSync(own) ? own : new URL(`${published}.json`, this.#folder);
  }
}

export const OWN_RECORDINGS = new Recordings(
  'the project’s own recordings',
  new URL('../recordings/', import.meta.url),
);

const other = process.env['TSW_RECORDINGS'];

export const ALL_RECORDINGS: readonly Recordings[] = [
  OWN_RECORDINGS,
  ...(other ? [new Recordings('the recordings of TSW_RECORDINGS', pathToFileURL(`${other}/`))] : []),
];

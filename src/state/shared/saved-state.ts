/**
 * The state of a session that survives a reload, in the storage the partner chose. Where storage is blocked or full, the
 * session lives in memory alone and says so once. Card data is never here, and customer details only in a storage that
 * ends with the tab.
 */
import { PROTOCOL } from '../../version.js';
import type { Selection } from '../session-state.js';
import {
  type Changes,
  isOwn,
  type OwnRecord,
  parseSavedRecord,
  type SavedRecord,
  type SharedRecord,
} from './saved-record.js';
import type { Turn } from './turn.js';

/** The part of `Storage` that is used. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class SavedState {
  #record: SavedRecord;
  /** Also names the lock and the channel that the tabs of the session share. */
  readonly key: string;
  readonly #storage: KeyValueStorage | undefined;
  readonly #keepsCustomer: boolean;
  #hasWarned = false;

  /**
   * @param scope tells sessions on one page apart: the endpoint, and the box office where there are several
   * @param keepsCustomer whether this storage may hold what the customer typed
   */
  constructor(storage: KeyValueStorage | undefined, scope: string, keepsCustomer: boolean) {
    this.#storage = storage;
    this.key = `tsw-widgets@${PROTOCOL}:${scope}`;
    this.#keepsCustomer = keepsCustomer;
    this.#record = this.#read();
  }

  get record(): SavedRecord {
    return this.#record;
  }

  get version(): number {
    return this.#record.version ?? 0;
  }

  /** @returns only the members that are set */
  get selection(): Selection {
    const { eventId, performanceId, departureDate, duration, promoCode } = this.#record;
    const selection = { eventId, performanceId, departureDate, duration, promoCode };
    return Object.fromEntries(Object.entries(selection).filter(([, member]) => member !== undefined));
  }

  get shared(): SharedRecord {
    return this.#pick((name) => !isOwn(name));
  }

  /** Saves what is this tab's own. */
  keep(changes: Changes<OwnRecord>): void {
    this.refresh();
    this.#write({ ...this.#record, ...changes });
  }

  /** Saves what all tabs share, under a higher version. The session core tells the other tabs. */
  share(turn: Turn, changes: Changes<SharedRecord>): void {
    turn.check();
    this.refresh();
    this.#write({ ...this.#record, ...changes, version: this.version + 1, isUntold: undefined });
  }

  /** Saves something shared for this tab alone, when there is no time for a turn. The next turn shares it. */
  note(changes: Changes<SharedRecord>): void {
    this.refresh();
    this.#write({ ...this.#record, ...changes, isUntold: true });
  }

  /** Takes over the record of another tab. @returns whether it was newer */
  takeOver(record: SharedRecord): boolean {
    if ((record.version ?? 0) <= this.version) return false;
    this.#write({ ...this.#ownOverNews, ...record });
    return true;
  }

  /** Reads what other tabs have written, where they use the same storage. */
  refresh(): void {
    const stored = this.#read();
    if ((stored.version ?? 0) <= this.version) return;
    this.#record = { ...stored, ...this.#ownOverNews };
  }

  /** This tab's own members. What another tab has shared since replaces what was only noted here. */
  get #ownOverNews(): SavedRecord {
    return this.#pick((name) => isOwn(name) && name !== 'isUntold');
  }

  #pick(isWanted: (name: string) => boolean): SavedRecord {
    return Object.fromEntries(Object.entries(this.#record).filter(([name]) => isWanted(name)));
  }

  #write(record: Changes<SavedRecord>): void {
    this.#record = Object.fromEntries(Object.entries(record).filter(([, member]) => member !== undefined));
    const { customer, ...rest } = this.#record;
    const stored = this.#keepsCustomer && customer ? { ...rest, customer } : rest;
    this.#use((storage) => {
      if (Object.keys(stored).every((name) => name === 'version')) storage.removeItem(this.key);
      else storage.setItem(this.key, JSON.stringify(stored));
    });
  }

  #read(): SavedRecord {
    const text = this.#use((storage) => storage.getItem(this.key));
    if (!text) return {};
    try {
      return parseSavedRecord(JSON.parse(text));
    } catch {
      // Not JSON: another script wrote there, or a write was cut short. The session begins afresh.
      return {};
    }
  }

  #use<T>(run: (storage: KeyValueStorage) => T): T | undefined {
    if (!this.#storage) return undefined;
    try {
      return run(this.#storage);
    } catch (cause) {
      if (!this.#hasWarned) {
        this.#hasWarned = true;
        console.warn('tsw-widgets: storage is blocked or full, so the booking will not survive a reload.', cause);
      }
      return undefined;
    }
  }
}

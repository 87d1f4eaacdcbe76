/**
 * What survives a reload, in the storage the partner chose, and what the tabs of one session tell each other. Storage
 * may be blocked or full: then the session lives in memory alone and says so once. Card data is never here; customer
 * details only for the tab (`session`), and no other tab is told them.
 */
import type { Customer } from '../../domain/customer/customer.js';
import type { ReservationTerms } from '../../domain/booking/transaction.js';
import { PROTOCOL } from '../../version.js';

/** What all tabs of a session agree on: changed only in a turn of the desk, each time with a higher version. */
export interface SharedRecord {
  readonly version?: number;
  readonly token?: string;
  readonly sendCodes?: Readonly<Record<string, string>>;
  /** The trolley before the last change, for undoing it. */
  readonly before?: { readonly token: string; readonly sendCodes: Readonly<Record<string, string>> };
  readonly transactionUuid?: string;
  /** What buying it takes, where the box office tells it only once: the XML core. */
  readonly terms?: ReservationTerms;
  /** A purchase was sent: whatever became of it, the box office knows. */
  readonly isPurchaseSent?: boolean;
  /** Known from the page's address alone, which anybody can write: shown, but nobody is asked to pay for it. */
  readonly isFromAddress?: boolean;
  /** The customer said yes to the differences. */
  readonly isAccepted?: boolean;
  /** The partner's reference of money it took for this reservation, so that it is never taken twice. */
  readonly paymentReference?: string;
  /** The last hold ran out, and nothing was done since. */
  readonly hasExpired?: boolean;
  /** The trolley of a purchase of which some suppliers sold nothing: what they did not sell can be reserved again. */
  readonly rest?: { readonly token: string; readonly sendCodes: Readonly<Record<string, string>> };
  /** Of what was bought before the rest was reserved. */
  readonly boughtBefore?: string;
  /** Transactions that are to be released and, for all we know, may still be live. */
  readonly unreleased?: readonly string[];
}

export interface Remembered extends SharedRecord {
  readonly eventId?: string;
  readonly performanceId?: string;
  readonly departureDate?: string;
  readonly duration?: number;
  readonly promoCode?: string;
  readonly customer?: Partial<Customer>;
  /** Something of what tabs share was noted here that no other tab has been told. */
  readonly isUntold?: boolean;
}

type Changes = { [K in keyof Remembered]: Remembered[K] | undefined };

const LOOKED_AT = [
  'eventId',
  'performanceId',
  'departureDate',
  'duration',
  'promoCode',
] as const satisfies (keyof Remembered)[];

/** Each tab's own. */
const OWN: ReadonlySet<string> = new Set<keyof Remembered>([...LOOKED_AT, 'customer', 'isUntold']);

const isShared = (changes: Changes): boolean => Object.keys(changes).some((name) => !OWN.has(name));

/** The part of `Storage` that is used. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Memory {
  #value: Remembered;
  /** Also names what the tabs of the session share: a lock and a channel. */
  readonly key: string;
  /** Hears of every change that other tabs must know. */
  onShare: (() => void) | undefined;
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
    this.#value = this.#read();
  }

  get value(): Remembered {
    return this.#value;
  }

  get version(): number {
    return this.#value.version ?? 0;
  }

  /** What was being looked at, with only the members that there are. */
  get selection(): Pick<Remembered, (typeof LOOKED_AT)[number]> {
    return Object.fromEntries(Object.entries(this.#value).filter(([name]) => LOOKED_AT.some((own) => own === name)));
  }

  get shared(): SharedRecord {
    return Object.fromEntries(Object.entries(this.#value).filter(([name]) => !OWN.has(name)));
  }

  /** An undefined member is forgotten. What tabs share is told to them: call it in a turn of the desk then. */
  remember(changes: Changes): void {
    if (isShared(changes)) this.#share(changes);
    else this.note(changes);
  }

  /** Remembers for this tab alone, at any time. What is shared is told to the others in the next turn. */
  note(changes: Changes): void {
    this.refresh();
    this.#write({ ...this.#value, ...changes, ...(isShared(changes) && { isUntold: true }) });
  }

  /** Call it in a turn: tells the others what was noted outside one, perhaps by the page before a reload. */
  shareNoted(): void {
    if (this.#value.isUntold) this.#share({});
  }

  #share(changes: Changes): void {
    this.refresh();
    this.#write({ ...this.#value, ...changes, version: this.version + 1, isUntold: undefined });
    this.onShare?.();
  }

  /** Takes over what another tab knows. @returns whether that was news */
  adopt(record: SharedRecord): boolean {
    if ((record.version ?? 0) <= this.version) return false;
    this.#write({ ...this.#own, ...record });
    return true;
  }

  /** Sees what other tabs have written, where the storage is theirs too. */
  refresh(): void {
    const stored = this.#read();
    if ((stored.version ?? 0) <= this.version) return;
    this.#value = { ...stored, ...this.#own };
  }

  /** What another tab has done since wins over what was only noted here. */
  get #own(): Remembered {
    const isOwn = (name: string): boolean => OWN.has(name) && name !== 'isUntold';
    return Object.fromEntries(Object.entries(this.#value).filter(([name]) => isOwn(name)));
  }

  #write(value: Changes): void {
    this.#value = Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
    const { customer, ...rest } = this.#value;
    const stored = this.#keepsCustomer && customer ? { ...rest, customer } : rest;
    this.#use((storage) => {
      if (Object.keys(stored).every((name) => name === 'version')) storage.removeItem(this.key);
      else storage.setItem(this.key, JSON.stringify(stored));
    });
  }

  #read(): Remembered {
    const text = this.#use((storage) => storage.getItem(this.key));
    if (!text) return {};
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null ? value : {};
    } catch {
      // Another script wrote there, or a write was cut short: a broken memory is no memory.
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

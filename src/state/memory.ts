/**
 * What survives a reload, in the storage the partner chose. Storage may be blocked or full: then the session lives in
 * memory alone and says so once. Card data is never here; customer details only for the tab (`session`).
 */
import type { Customer } from '../domain/customer.js';
import { PROTOCOL } from '../version.js';

export interface Remembered {
  readonly token?: string;
  readonly transactionUuid?: string;
  /** A purchase was sent: whatever became of it, the box office knows. */
  readonly isPurchaseSent?: boolean;
  /** The customer said yes to the differences. */
  readonly isAccepted?: boolean;
  /** The partner's reference of money it took for this reservation, so that it is never taken twice. */
  readonly paymentReference?: string;
  readonly sendCodes?: Readonly<Record<string, string>>;
  readonly eventId?: string;
  readonly performanceId?: string;
  readonly departureDate?: string;
  readonly duration?: number;
  readonly customer?: Partial<Customer>;
}

/** The part of `Storage` that is used. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Memory {
  #value: Remembered;
  readonly #key: string;
  readonly #storage: KeyValueStorage | undefined;
  readonly #keepsCustomer: boolean;
  #hasWarned = false;

  /**
   * @param scope tells sessions on one page apart: the endpoint, and the box office where there are several
   * @param keepsCustomer whether this storage may hold what the customer typed
   */
  constructor(storage: KeyValueStorage | undefined, scope: string, keepsCustomer: boolean) {
    this.#storage = storage;
    this.#key = `tsw-widgets@${PROTOCOL}:${scope}`;
    this.#keepsCustomer = keepsCustomer;
    this.#value = this.#read();
  }

  get value(): Remembered {
    return this.#value;
  }

  /** An undefined member is forgotten. */
  remember(changes: { [K in keyof Remembered]: Remembered[K] | undefined }): void {
    const kept = Object.entries({ ...this.#value, ...changes }).filter(([, value]) => value !== undefined);
    this.#value = Object.fromEntries(kept);
    const { customer, ...rest } = this.#value;
    const stored = this.#keepsCustomer && customer ? { ...rest, customer } : rest;
    this.#use((storage) => {
      if (Object.keys(stored).length === 0) storage.removeItem(this.#key);
      else storage.setItem(this.#key, JSON.stringify(stored));
    });
  }

  #read(): Remembered {
    const text = this.#use((storage) => storage.getItem(this.#key));
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

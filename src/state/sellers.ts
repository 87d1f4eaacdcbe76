/** Finds the API that a reservation is made with, and the one that holds it. */
import type { Seller } from '../client/seller.js';
import { apiOf, type PurchaseApi, type ReservationHandle } from '../domain/booking/reservation-handle.js';
import type { ReservationTerms } from '../domain/booking/transaction.js';
import { createError } from '../domain/error.js';
import type { XmlSellerOptions } from '../xml-core/seller.js';

/**
 * Gives the XML core's seller when it is first needed, so that shops without it never download it.
 *
 * @param recall what a reservation asks for: the XML core tells it only once, so the session remembers it
 */
export type LoadXmlSeller = (recall: (handle: ReservationHandle) => ReservationTerms | undefined) => Promise<Seller>;

export const xmlSellerLoader =
  (options: Omit<XmlSellerOptions, 'recall'>): LoadXmlSeller =>
  async (recall) => {
    const { XmlSeller } = await import('../xml-core/seller.js').catch((cause: unknown) => {
      throw createError('network', 'The code that speaks to the XML core could not be loaded.', { cause });
    });
    return new XmlSeller({ ...options, recall });
  };

export class Sellers {
  readonly #json: Seller;
  readonly #loadXml: () => Promise<Seller>;
  #xml: Promise<Seller> | undefined;

  constructor(json: Seller, loadXml: () => Promise<Seller>) {
    this.#json = json;
    this.#loadXml = loadXml;
  }

  /** The seller that makes new reservations through this API. */
  async through(api: PurchaseApi): Promise<Seller> {
    if (api === 'f13') return this.#json;
    this.#xml ??= this.#loadXml();
    try {
      return await this.#xml;
    } catch (cause) {
      // The next call fetches the code again.
      this.#xml = undefined;
      throw cause;
    }
  }

  /** The seller that holds this reservation, or sold it. */
  of(handle: ReservationHandle): Promise<Seller> {
    return this.through(apiOf(handle));
  }
}

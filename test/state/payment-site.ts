/**
 * Payment pages of others, as the customers of a simulation meet them: whoever goes there leaves the shop's page, and
 * comes back, or does not, in one of the ways there are.
 */
import type { TestStorage } from '../support/box-office.js';
import { SHOP, type Simulation, type Tab } from './simulation.js';

/** A tab whose page has made way for a payment page. */
interface Away {
  readonly storage: TestStorage;
  readonly faults: Tab['faults'];
  /** Leads back, by way of the proxy. */
  readonly address: string;
}

export class PaymentSite {
  readonly away: Away[] = [];
  /** Every address that ever led back: browsers and banks may follow an old one again. */
  readonly #known: string[] = [];

  constructor(private readonly simulation: Simulation) {}

  /** As the checkout does, once the booking says so. */
  go(tab: Tab): void {
    const { booking } = tab.session.state;
    if (booking.status !== 'sent-away') return;
    tab.session.leave(false);
    this.simulation.kill(tab);
    this.#arrive(tab, new Map(booking.callout.parameters).get('return_url') ?? '');
  }

  /** What the page answers brings the customer back, or to the page of the next supplier. */
  pay(place: number, isPaid: boolean): void {
    const customer = this.#take(place);
    if (!customer) return;
    this.simulation.navigate(`${customer.address}?success=${isPaid ? 'yes' : 'no'}`, (address) => {
      if (address.origin === SHOP) this.#open(customer, address.searchParams.get('back') ?? undefined);
      else this.#arrive(customer, address.searchParams.get('return_url') ?? '');
    });
  }

  /** The payment is made, and the browser is gone before it is back: its tab is opened afresh, if ever. */
  payAndVanish(place: number): void {
    const customer = this.away[place % this.away.length];
    if (customer) this.simulation.navigate(`${customer.address}?success=yes`, () => undefined);
  }

  /** The page as it was before; what is paid is as it is. */
  goBack(place: number): void {
    const customer = this.#take(place);
    if (customer) this.#open(customer);
  }

  goBackEverywhere(): void {
    while (this.away.length > 0) this.goBack(0);
  }

  /** An address is followed once more: from the history of a browser, or by the box office itself, with nothing. */
  followAgain(place: number): void {
    const address = this.#known[place % this.#known.length];
    if (address !== undefined) this.simulation.navigate(address, () => undefined);
  }

  #take(place: number): Away | undefined {
    return this.away.splice(place % this.away.length, 1)[0];
  }

  #arrive({ storage, faults }: Pick<Away, 'storage' | 'faults'>, address: string): void {
    this.away.push({ storage, faults, address });
    this.#known.push(address);
  }

  #open({ storage, faults }: Away, returned?: string): void {
    this.simulation.openTab(storage, returned).faults = faults;
  }
}

/** Payment pages in a simulation: a customer leaves the shop's page for one, and may come back in several ways. */
import type { TestStorage } from '../support/box-office.js';
import { SHOP, type Simulation, type Tab } from './simulation.js';

/** A tab that shows a payment page. */
interface Away {
  readonly storage: TestStorage;
  readonly faults: Tab['faults'];
  /** The return URL, which leads to the proxy. */
  readonly address: string;
}

export class PaymentSite {
  readonly away: Away[] = [];
  /** Every return URL so far, because browsers and banks may follow an old one again. */
  readonly #known: string[] = [];

  constructor(private readonly simulation: Simulation) {}

  /** Leaves for the payment page when the booking asks for it, as the checkout does. */
  go(tab: Tab): void {
    const { booking } = tab.session.state;
    if (booking.status !== 'sent-away') return;
    tab.session.leave(false);
    this.simulation.kill(tab);
    this.#arrive(tab, new Map(booking.callout.parameters).get('return_url') ?? '');
  }

  /** Pays or refuses. The proxy's answer leads back to the shop, or to the next supplier's payment page. */
  pay(place: number, isPaid: boolean): void {
    const customer = this.#take(place);
    if (!customer) return;
    this.simulation.navigate(`${customer.address}?success=${isPaid ? 'yes' : 'no'}`, (address) => {
      if (address.origin === SHOP) this.#open(customer, address.searchParams.get('back') ?? undefined);
      else this.#arrive(customer, address.searchParams.get('return_url') ?? '');
    });
  }

  /** Pays, but the browser never gets the proxy's answer. */
  payAndVanish(place: number): void {
    const customer = this.away[place % this.away.length];
    if (customer) this.simulation.navigate(`${customer.address}?success=yes`, () => undefined);
  }

  /** Opens the shop's page again without the payment page's answer. */
  goBack(place: number): void {
    const customer = this.#take(place);
    if (customer) this.#open(customer);
  }

  goBackEverywhere(): void {
    while (this.away.length > 0) this.goBack(0);
  }

  /** Follows an old return URL again without parameters, as a browser's history or the box office does. */
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

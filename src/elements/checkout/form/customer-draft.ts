/**
 * The customer's details in the form: what the page knows, what the customer has typed, and what the reservation needs.
 * It reads and writes the session directly, so typing redraws the form and nothing around it.
 */
import type { ReactiveElement } from 'lit';
import { errorOnce } from '../../../browser/warn-once.js';
import type { ScopeController } from '../../../context/scope-controller.js';
import { StateController } from '../../../context/state-controller.js';
import { apiOf } from '../../../domain/booking/reservation-handle.js';
import type { Reservation } from '../../../domain/booking/transaction.js';
import { type Customer, EMPTY_CUSTOMER } from '../../../domain/customer/customer.js';
import {
  completeCustomer,
  customerNeeds,
  type CustomerNeeds,
  type CustomerProblem,
  MAX_FIELD_LENGTH,
  startingCustomer,
  validateCustomer,
} from '../../../domain/customer/customer-rules.js';
import { isFormField } from './fields.js';

/** What the details depend on besides the customer's own typing. */
export interface DraftSource {
  readonly reservation: Reservation;
  /** The partner's `customer`. */
  readonly fromPage: Partial<Customer>;
  readonly agentReference: string | undefined;
  readonly sendsConfirmationEmail: boolean;
}

export class CustomerDraft {
  readonly #scope: ScopeController;
  #source: DraftSource | undefined;
  #needs!: CustomerNeeds;
  #values: Customer = EMPTY_CUSTOMER;
  #problems: readonly CustomerProblem[] = [];

  constructor(host: ReactiveElement & { readonly scope: ScopeController }) {
    this.#scope = host.scope;
    // It only redraws. `typed` reads the session as late as possible, so that no older value gets into a field.
    new StateController(host, ({ customer }) => customer);
  }

  get needs(): CustomerNeeds {
    return this.#needs;
  }

  /** What the fields show. */
  get values(): Customer {
    return this.#values;
  }

  /** What the fields would show if the customer had typed nothing. */
  get given(): Customer {
    return this.#startFrom({});
  }

  /** What the customer has typed, in this page or before a reload. */
  get typed(): Partial<Customer> {
    return this.#scope.session?.state.customer ?? {};
  }

  /** What a purchase sends. */
  get completed(): Customer {
    return completeCustomer(this.#values, this.#needs);
  }

  get problems(): readonly CustomerProblem[] {
    return this.#problems;
  }

  /** The customer cannot correct the agent reference, which the form does not ask for. */
  get isAgentReferenceInvalid(): boolean {
    return this.#problems.some(({ field }) => field === 'agentReference');
  }

  /** Called before each update of the form. */
  update(source: DraftSource): void {
    const { reservation, sendsConfirmationEmail } = source;
    const before = this.#source;
    this.#source = source;
    if (reservation !== before?.reservation || sendsConfirmationEmail !== before.sendsConfirmationEmail) {
      const api = apiOf(reservation.transactionUuid);
      this.#needs = customerNeeds(reservation, { api, sendConfirmationEmail: sendsConfirmationEmail });
    }
    this.#read();
    if (this.isAgentReferenceInvalid) this.#reportAgentReference();
  }

  remember(changes: Partial<Customer>): void {
    this.#scope.session?.rememberCustomer({ ...this.typed, ...changes });
  }

  /** Some browsers autofill without an `input` event, so the fields are read when the customer confirms. */
  readFields(form: HTMLFormElement): void {
    const changes: Record<string, string> = {};
    for (const [name, value] of new FormData(form)) {
      if (isFormField(name) && typeof value === 'string' && value !== this.#values[name]) changes[name] = value;
    }
    if (Object.keys(changes).length === 0) return;
    this.remember(changes);
    this.#read(changes);
  }

  #read(changes: Partial<Customer> = {}): void {
    this.#values = { ...this.#startFrom(this.typed), ...changes };
    this.#problems = validateCustomer(this.#values, this.#needs);
  }

  #startFrom(typed: Partial<Customer>): Customer {
    const { fromPage = {}, agentReference = '' } = this.#source ?? {};
    return { ...EMPTY_CUSTOMER, agentReference, ...startingCustomer(typed, fromPage, this.#needs) };
  }

  #reportAgentReference(): void {
    const problem =
      this.#values.agentReference === '' ? 'this account needs an agent-reference' : 'the agent-reference is too long';
    errorOnce(`${problem}: set one of up to ${MAX_FIELD_LENGTH} characters on <tsw-checkout> or the script tag.`);
  }
}

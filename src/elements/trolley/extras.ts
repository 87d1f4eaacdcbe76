/**
 * `<tsw-trolley-extras>`: add-ons and other events that go with the trolley, below it. Private to the trolley's view,
 * which loads it after everything else. It shows nothing until it has events, and nothing where a read fails.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PresenceController } from '../../context/presence-controller.js';
import { ReadController } from '../../context/read-controller.js';
import { StateController } from '../../context/state-controller.js';
import { addOnOrder, isOneClick } from '../../domain/trolley/add-ons.js';
import type { EventPage, TicketedEvent } from '../../domain/catalogue/event.js';
import { allOrders, type OrderRequest, ticketCount } from '../../domain/trolley/trolley.js';
import { changes } from '../../i18n/en/changes.js';
import { performances } from '../../i18n/en/performances.js';
import { type Locale, withWords } from '../../i18n/locale.js';
import type { Terms } from '../../i18n/terms.js';
import { addOnsRead, performancesRead, type Read, saleRead, upsellsRead } from '../../state/reads.js';
import { type Resource, valueOf } from '../../state/resource.js';
import type { Session } from '../../state/session.js';
import { defineOnce } from '../base/define-once.js';
import { DiscardQuestion } from '../shared/discard-question.js';
import { renderFromPrice } from '../shared/from-price.js';
import { wordsFor } from '../base/problem.js';
import { TswElement } from '../base/tsw-element.js';
import { writtenIn } from '../shared/written-in.js';
import { TswPerformancePicker } from '../performance-picker/performance-picker.js';
import { TswSeatMap } from '../seat-map/seat-map.js';
import { TswTicketPicker } from '../ticket-picker/ticket-picker.js';

const localeFor = withWords({ changes, performances });

/** In events. More would be a catalogue. */
const MOST_SHOWN = 4;

type Kind = 'add-ons' | 'upsells';

/** @internal */
export class TswTrolleyExtras extends TswElement {
  static readonly tagName: string = 'tsw-trolley-extras';

  static override styles = [
    ...TswElement.styles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: calc(var(--_space) / 2) var(--_space);
        padding-block: calc(var(--_space) / 2);
        border-block-start: 1px solid var(--_border);
      }

      .about {
        flex: 1 1 12em;
      }

      .open {
        flex: 1 1 100%;
      }
    `,
  ];

  readonly #trolley = new StateController(this, ({ trolley }) => trolley);
  readonly #addOns = new ReadController(this, () => this.#read('add-ons'));
  readonly #upsells = new ReadController(this, () => this.#read('upsells'));
  readonly #performances = new PresenceController(this, 'performances');
  readonly #question = new DiscardQuestion(this);

  /** Id of the event being added. */
  @state() private adding: string | undefined;
  /** Id of the event whose tickets are sold here, because nothing else on the page shows the selected event. */
  @state() private open: string | undefined;
  @state() private problem: { readonly eventId: string; readonly words: string } | undefined;

  @query('h3') private heading!: HTMLElement | null;

  /** The last events of each kind, which stay until newer ones arrive. */
  #shown: Record<Kind, readonly TicketedEvent[]> = { 'add-ons': [], upsells: [] };

  protected override get locale(): Locale<'changes' | 'performances'> {
    return localeFor(this.language);
  }

  constructor() {
    super();
    for (const part of [TswPerformancePicker, TswSeatMap, TswTicketPicker]) defineOnce(part);
  }

  readonly #onTrolleyChange = (): void => {
    this.open = undefined;
    this.#keepFocus();
  };

  readonly #onClose = (): void => {
    this.session?.select({ eventId: undefined, performanceId: undefined });
    this.#onTrolleyChange();
  };

  #select(event: TicketedEvent): void {
    if (!this.tell('tsw-event-select', { event })) return;
    this.session?.select({ eventId: event.id });
    this.open = this.#performances.element ? undefined : event.id;
  }

  /** Adds at the price and quantity that the box office gives. An event that needs a choice opens instead. */
  async #add(event: TicketedEvent): Promise<void> {
    const { session } = this;
    if (!session || this.adding !== undefined) return;
    this.adding = event.id;
    this.problem = undefined;
    try {
      const order = await orderFor(event, session);
      if (!order) {
        this.#select(event);
        return;
      }
      const result = await this.#question.add((options) => session.addOrder(order, options), this.callOptions);
      if (!result) return;
      if (!result.ok) {
        this.problem = { eventId: event.id, words: wordsFor(result.error, this.locale) };
        return;
      }
      const quantity =
        allOrders(session.state.trolley.trolley).find((other) => other.event.id === event.id)?.quantity ?? 0;
      this.announce(this.locale.terms.tickets.added(quantity));
      this.#keepFocus();
    } finally {
      this.adding = undefined;
    }
  }

  /** Moves the focus to the heading when the pressed button is gone. */
  #keepFocus(): void {
    void this.updateComplete.then(() => {
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body) return;
      if (this.heading) this.heading.focus();
      else this.dispatchEvent(new Event('focus-lost'));
    });
  }

  override render(): TemplateResult {
    // The reads follow the trolley just before the render, so their events are taken here.
    this.#take('add-ons', this.#addOns.resource);
    this.#take('upsells', this.#upsells.resource);
    const events = this.#events;
    return html`${
      events.length === 0
        ? nothing
        : html`<section class="card stack" aria-labelledby="extras">
            <h3 id="extras" tabindex="-1">${this.#words.extras}</h3>
            <ul>
              ${repeat(
                events,
                ({ id }) => id,
                (event) => this.#renderEvent(event),
              )}
            </ul>
            ${this.#question.render(this.locale)}
          </section>`
    }
    ${this.renderStatus()}`;
  }

  #renderEvent(event: TicketedEvent): TemplateResult {
    const { locale } = this;
    const { problem } = this;
    const isDirect = isOneClick(event);
    const words = isDirect ? this.#words.addExtra : this.#words.seeExtra;
    return html`<li part="extra">
      <div class="about">
        <p lang=${writtenIn(event.name, event.countryCode) ?? nothing}><strong>${event.name}</strong></p>
        <p>${renderFromPrice(event.costRange, locale)}</p>
        ${event.isAutoQuantityAddOn ? html`<p class="muted">${this.#words.autoQuantity}</p>` : nothing}
      </div>
      <button
        type="button"
        aria-busy=${this.adding === event.id}
        aria-disabled=${this.adding !== undefined}
        aria-expanded=${this.open === event.id ? 'true' : nothing}
        @click=${() => void (isDirect ? this.#add(event) : this.#select(event))}
      >
        ${words}<span class="visually-hidden">&nbsp;${event.name}</span>
      </button>
      ${problem?.eventId === event.id ? html`<p class="notice danger open" role="alert">${problem.words}</p>` : nothing}
      ${this.open === event.id ? this.#renderOpen() : nothing}
    </li>`;
  }

  #renderOpen(): TemplateResult {
    return html`<div class="open stack" @tsw-trolley-change=${this.#onTrolleyChange}>
      <tsw-performance-picker></tsw-performance-picker>
      <tsw-seat-map></tsw-seat-map>
      <tsw-ticket-picker></tsw-ticket-picker>
      <p><button type="button" class="plain" @click=${this.#onClose}>${this.locale.terms.common.close}</button></p>
    </div>`;
  }

  #read(kind: Kind): Read<EventPage> | undefined {
    const state = this.#trolley.value;
    if (state?.token === undefined) return undefined;
    return kind === 'add-ons' ? addOnsRead(state.token) : upsellsRead(state.token);
  }

  #take(kind: Kind, resource: Resource<EventPage>): void {
    if (resource.status === 'ready') this.#shown = { ...this.#shown, [kind]: resource.value.events };
  }

  get #events(): readonly TicketedEvent[] {
    const state = this.#trolley.value;
    const inTrolley = new Set(state ? allOrders(state.trolley).map(({ event }) => event.id) : []);
    if (inTrolley.size === 0) return [];
    const all = [...this.#shown['add-ons'], ...this.#shown.upsells];
    return all
      .filter(({ id }, index) => !inTrolley.has(id) && all.findIndex((other) => other.id === id) === index)
      .slice(0, MOST_SHOWN);
  }

  get #words(): Terms['changes'] {
    return this.locale.terms.changes;
  }
}

/** @returns undefined where the customer has to choose, or there are no tickets */
async function orderFor(event: TicketedEvent, session: Session): Promise<OrderRequest | undefined> {
  const listed = valueOf(await session.reads.refresh(performancesRead({ eventId: event.id })));
  const [performance, another] = listed?.performances ?? [];
  if (!performance || another) return undefined;
  const availability = valueOf(await session.reads.refresh(saleRead(performance.id)));
  return availability && addOnOrder(performance.id, availability, ticketCount(session.state.trolley.trolley));
}

declare global {
  interface HTMLElementTagNameMap {
    'tsw-trolley-extras': TswTrolleyExtras;
  }
}

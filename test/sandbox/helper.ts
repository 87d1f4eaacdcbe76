/** A sandbox with a clock that only the test moves, and calls that read like the API's examples. */
import assert from 'node:assert/strict';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import { type Body, type Contents, type List, type Order } from './answers.js';

export interface Answer {
  status: number;
  body: Body;
  /** The body as it came, for answers that are not JSON. */
  text: string;
  headers: Headers;
}

export type Values = Record<string, string | number | boolean>;

export interface CallOptions {
  user?: string;
  headers?: Record<string, string>;
  path?: string;
}

export interface TestBox {
  sandbox: Sandbox;
  get(endpoint: string, values?: Values, options?: CallOptions): Promise<Answer>;
  post(endpoint: string, values?: Values, options?: CallOptions): Promise<Answer>;
  /** Moves the clock on. */
  wait(minutes: number): void;
  /** First performance of an event on this weekday, 0 Sunday. */
  performanceOn(eventId: string, weekday: number): Promise<string>;
  firstPerformance(eventId: string): Promise<string>;
}

/** A Wednesday, a little after noon in London. */
export const NOON = Date.UTC(2026, 2, 4, 12, 30);

export const basic = (user: string, password = 'demopass'): string => `Basic ${btoa(`${user}:${password}`)}`;

const textOf = (values: Values): URLSearchParams =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]));

export function openBox(options: SandboxOptions = {}, start = NOON): TestBox {
  let now = start;
  const sandbox = createSandbox({ clock: () => now, ...options });

  async function send(request: Request): Promise<Answer> {
    const response = await sandbox.handle(request);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const body = JSON.parse(isJson ? text : '{}') as Body;
    return { status: response.status, body, text, headers: response.headers };
  }

  const urlOf = (endpoint: string, path = ''): string => `https://box.example/base/f13/${endpoint}.v1${path}`;

  const box: TestBox = {
    sandbox,
    get: (endpoint, values = {}, { user = 'demo', headers = {}, path } = {}) =>
      send(
        new Request(`${urlOf(endpoint, path)}?${textOf(values).toString()}`, {
          headers: { authorization: basic(user), ...headers },
        }),
      ),
    post: (endpoint, values = {}, { user = 'demo', headers = {}, path } = {}) =>
      send(
        new Request(urlOf(endpoint, path), {
          method: 'POST',
          body: textOf(values),
          headers: { authorization: basic(user), ...headers },
        }),
      ),
    wait: (minutes) => {
      now += minutes * 60_000;
    },
    performanceOn: async (eventId, weekday) => {
      const { body } = await box.get('performances', { event_id: eventId, page_length: 60 });
      const found = body.results.performance.find(
        ({ iso8601_date_and_time: iso }) => new Date(iso.slice(0, 10)).getUTCDay() === weekday,
      );
      if (!found) throw new Error(`${eventId} is not performed on weekday ${weekday}.`);
      return found.perf_id;
    },
    firstPerformance: async (eventId) => {
      const { body } = await box.get('performances', { event_id: eventId });
      return body.results.performance[0].perf_id;
    },
  };
  return box;
}

/** The best price band of the stalls, of 7AA, 7AB and 6IE. */
export const STALLS_A = { ticket_type_code: 'STALLS', price_band_code: 'A/pool' };
/** 7AB's stalls. */
export const CAT_A = { perf_id: '7AB-D', ...STALLS_A };

/** Parameters that ask for these seats. */
export const seats = (...ids: string[]): Values => ({
  no_of_seats: ids.length,
  ...Object.fromEntries(ids.map((id, index) => [`seat${index}`, id])),
});

/** The answer of a reserve call, which has to be a 200. */
export async function reserve(box: TestBox, values: Values, user = 'demo'): Promise<Body> {
  const { status, body } = await box.post('reserve', values, { user });
  assert.equal(status, 200);
  return body;
}

export const seatsOf = (order: Order): string[] =>
  order.ticket_orders.ticket_order.flatMap(({ seats = [] }) => seats.map((seat) => seat.full_id));

export const ordersOf = (contents: Contents): List<Order> =>
  contents.bundle.flatMap(({ order }) => order) as List<Order>;

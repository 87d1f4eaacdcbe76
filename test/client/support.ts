/** Clients over answers made up on the spot, and the call that each endpoint's answer belongs to. For the client's tests. */
import { Client } from '../../src/client/client.js';
import { type ErrorCode, isTswError, type TswError } from '../../src/domain/error.js';
import { CUSTOMER } from '../support/customers.js';

export const ENDPOINT = 'https://tickets.example.com/f13';

/** A client to which every call gives this answer. */
export function clientOf(answer: unknown, init?: ResponseInit): Client {
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return new Client({ endpoint: ENDPOINT, fetch: () => Promise.resolve(new Response(body, init)) });
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly parameters: Record<string, string>;
  readonly headers: Headers;
  readonly request: Request;
}

/** A client that records its calls in `sent` and answers each with an empty object. */
export function recordingClient(options: Partial<ConstructorParameters<typeof Client>[0]> = {}): {
  client: Client;
  sent: Sent[];
} {
  const sent: Sent[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const parameters = request.method === 'POST' ? new URLSearchParams(await request.clone().text()) : url.searchParams;
    sent.push({
      method: request.method,
      path: url.pathname.replace(/^\/f13\//, ''),
      parameters: Object.fromEntries(parameters),
      headers: request.headers,
      request,
    });
    return new Response('{}');
  };
  return { client: new Client({ endpoint: ENDPOINT, fetch, ...options }), sent };
}

/** The error that a call rejects with. */
export async function failureOf(call: Promise<unknown>, code?: ErrorCode): Promise<TswError> {
  const error = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!isTswError(error)) throw new Error(`Expected a TswError, got ${String(error)}`, { cause: error });
  if (code !== undefined && error.code !== code)
    throw new Error(`Expected ${code}, got ${error.code}`, { cause: error });
  return error;
}

/** By folder of recordings, the call whose answers the folder holds; the request does not matter. */
export const CALLS: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  events: (client) => client.listEvents(),
  events_by_id: (client) => client.getEvents({ eventIds: ['6IF'] }),
  months: (client) => client.getMonths({ eventId: '6IF' }),
  performances: (client) => client.listPerformances({ eventId: '6IF' }),
  performances_by_id: (client) => client.getPerformances({ performanceIds: ['6IF-B2E'] }),
  availability: (client) => client.getAvailability({ performanceId: '7AB-5' }),
  discounts: (client) =>
    client.getDiscounts({ performanceId: '6IF-B0I', ticketTypeCode: 'CIRCLE', priceBandCode: 'A/pool' }),
  send_methods: (client) => client.getSendMethods({ performanceId: '6IF-B0I' }),
  trolley: (client) => client.getTrolley({}),
  upsells: (client) => client.getUpsells({}),
  add_ons: (client) => client.getAddOns({}),
  reserve: (client) => client.makeReservation({}),
  reserve_page_archive: (client) => client.getReservation({ transactionUuid: 'uuid' }),
  release: (client) => client.releaseReservation({ transactionUuid: 'uuid' }),
  status: (client) => client.getStatus({ transactionUuid: 'uuid' }),
  trans_id_status: (client) => client.getStatus({ transactionId: 'T000' }),
  purchase: (client) => client.makePurchase({ transactionUuid: 'uuid', customer: CUSTOMER }),
  purchase_page_archive: (client) => client.getPurchase({ transactionUuid: 'uuid' }),
  callback: (client) => client.nextCallout({ thisToken: 'this', nextToken: 'next', parameters: {} }),
  cancel: (client) => client.cancelPurchase({ transactionUuid: 'uuid' }),
  test: (client) => client.test(),
};

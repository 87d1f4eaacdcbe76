/** The options that a proxy is made with. Part of the public types. */
import type { AuthorizePurchase, CreatePaymentIntent, PurchaseEnded } from './hooks.js';

export interface ProxyOptions {
  /** The API, e.g. `https://api.ticketswitch.com`; `/f13` is added where there is no path. */
  readonly upstream: string;
  readonly user: string;
  readonly password: string;
  /** Origins of the pages that may use this proxy, e.g. `https://www.example.com`. */
  readonly origins: readonly string[];
  /**
   * The XML core, for checkouts with `purchase-api="xml-core"`: https, or http to this machine. Default:
   * `/tickets/xml_core.exe` at the API's host.
   */
  readonly xmlCore?: string | undefined;
  /** Path under which the proxy is reached. Default `/f13`. */
  readonly base?: string | undefined;
  /**
   * The proxy as browsers see it, e.g. `https://tickets.example.com/f13`. Needed for redirect payments where something in
   * front of the proxy ends TLS or rewrites paths. Default: taken from each request.
   */
  readonly publicUrl?: string | undefined;
  /** Called before every purchase on credit. Without it, they are refused. */
  readonly authorizePurchase?: AuthorizePurchase | undefined;
  /** Called when such a purchase has ended, with what to keep of the customer's money and what to give back. */
  readonly purchaseEnded?: PurchaseEnded | undefined;
  /**
   * Begins a payment by Stripe where the reservation has no payment intent of its own (older accounts). Without it,
   * such reservations cannot be paid for in the page.
   */
  readonly createPaymentIntent?: CreatePaymentIntent | undefined;
  /**
   * The customer's IP address, passed on as `remote_ip`. Default: none. Do not return `X-Forwarded-For` as it is:
   * anybody can send it. Count as many entries from its right end as you run proxies.
   */
  readonly clientAddress?: ((request: Request) => string | undefined) | undefined;
  /**
   * Secret of at least 32 characters that seals return tokens. Default: a random one, which is fine for one process
   * until it restarts; with several, or on edge workers, payments would come back to a process that cannot read them.
   */
  readonly callbackKey?: string | undefined;
  /** How the API is reached; default `globalThis.fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Called with one entry for each request. Entries hold no parameters, tokens or credentials. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
}

export interface LogEntry {
  readonly method: string;
  /** `events.v1`, `callback`, `health`, or empty where no route matched. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The API's `X-Request-Id`, which its support asks for. */
  readonly requestId?: string | undefined;
  /** What went wrong, for the operator. */
  readonly problem?: string | undefined;
}

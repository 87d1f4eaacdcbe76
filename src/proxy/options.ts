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
   * The XML core, for checkouts with `purchase-api="xml-core"`: https only, but on this machine. Default:
   * `/tickets/xml_core.exe` at the API's host.
   */
  readonly xmlCore?: string | undefined;
  /** Path under which the proxy is reached. Default `/f13`. */
  readonly base?: string | undefined;
  /**
   * The same as browsers see it, e.g. `https://tickets.example.com/f13`. Needed for redirect payments where something in
   * front of the proxy ends TLS or rewrites paths. Default: taken from each request.
   */
  readonly publicUrl?: string | undefined;
  /** Asked before every on-credit purchase. Without it those are refused. */
  readonly authorizePurchase?: AuthorizePurchase | undefined;
  /** Told what became of it: what to keep of the customer's money, and what to give back. */
  readonly purchaseEnded?: PurchaseEnded | undefined;
  /**
   * Begins a payment by Stripe where the reservation has no payment intent of its own (older accounts). Without it
   * those cannot be paid in the page.
   */
  readonly createPaymentIntent?: CreatePaymentIntent | undefined;
  /**
   * The customer's IP address, passed on as `remote_ip`. Default: none. Do not simply return `X-Forwarded-For`: anybody
   * can send it; count from its right end as many entries as you run proxies.
   */
  readonly clientAddress?: ((request: Request) => string | undefined) | undefined;
  /**
   * Secret of at least 32 characters that seals return tokens. Default: a random one, which is fine for one process
   * until it restarts; with several, or on edge workers, payments would come back to a process that cannot read them.
   */
  readonly callbackKey?: string | undefined;
  /** How the API is reached; default `globalThis.fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** One entry a request. Holds no parameters, tokens or credentials. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
}

export interface LogEntry {
  readonly method: string;
  /** `events.v1`, `callback`, `health`, or empty where no route matched. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The API's `X-Request-Id`: what its support asks for. */
  readonly requestId?: string | undefined;
  /** What went wrong, for the operator. */
  readonly problem?: string | undefined;
}

/** What a browser's tabs change at the box office, and what the box office says became of it. */
import type { BrowserContext } from 'playwright-core';
import type { Shop } from './browser.js';

const endpointOf = (url: string): string | undefined => /\/(reserve|release|purchase)\.v1/.exec(url)?.[1];

export class Ledger {
  /** Endpoints, in the order of the calls. */
  readonly sent: string[] = [];
  readonly #made: Promise<string>[] = [];

  constructor(
    private readonly shop: Shop,
    context: BrowserContext,
    /** As whom the proxy buys. */
    private readonly user = 'demo',
  ) {
    context.on('request', (request) => {
      const endpoint = endpointOf(request.url());
      if (endpoint && request.method() === 'POST') this.sent.push(endpoint);
    });
    context.on('response', (response) => {
      if (endpointOf(response.url()) !== 'reserve' || response.request().method() !== 'POST') return;
      this.#made.push(response.text().then((text) => /"transaction_uuid": ?"([^"]+)"/.exec(text)?.[1] ?? ''));
    });
  }

  /** The reservations, in the order of making. */
  uuids(): Promise<string[]> {
    return Promise.all(this.#made);
  }

  /** The status of each reservation that was made. */
  async statuses(): Promise<string[]> {
    const statusOf = async (uuid: string): Promise<string> => {
      const answer = await this.call('status.v1', { transaction_uuid: uuid });
      return ((await answer.json()) as { transaction_status: string }).transaction_status;
    };
    return Promise.all((await this.uuids()).map(statusOf));
  }

  /** Asks the box office past browser and proxy, as the same user: by a POST where that buys. */
  call(endpoint: string, values: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { Authorization: `Basic ${btoa(`${this.user}:demopass`)}` };
    const url = `${this.shop.demo.sandbox}/${endpoint}`;
    const body = new URLSearchParams(values);
    const request =
      endpoint === 'purchase.v1'
        ? new Request(url, { method: 'POST', headers, body })
        : new Request(`${url}?${body}`, { headers });
    return this.shop.demo.sandboxHandle(request);
  }
}

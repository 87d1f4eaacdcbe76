/** The one place that calls the XML core: adds the account to every call, and turns every failure into a ProxyError. */
import {
  legal,
  readXml,
  withoutSpace,
  writeXml,
  type XmlElement,
  XmlError,
  type XmlNode,
  type XmlTools,
} from '../../xml-tree/tree.js';
import { TIMEOUTS } from '../request/endpoints.js';
import { ProxyError } from '../errors.js';
import { Once } from '../purchase/once.js';
import type { Seal } from '../privacy/seal.js';
import { Deadline } from '../../net/deadline.js';

export interface XmlCoreOptions {
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly tools: XmlTools;
  /** For the crypto blocks of reservations, and for the addresses of vouchers. */
  readonly handleSeal: Seal;
  readonly voucherSeal: Seal;
}

export interface XmlCall {
  readonly name: string;
  readonly content: readonly (XmlNode | undefined)[];
  /** For calls without a crypto block. */
  readonly withPassword?: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds; default that of a read. */
  readonly timeout?: number;
}

export class XmlCore {
  readonly purchases = new Once<XmlNode>();
  readonly url: URL;
  readonly tools: XmlTools;
  readonly handleSeal: Seal;
  readonly voucherSeal: Seal;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly #options: XmlCoreOptions;

  constructor(options: XmlCoreOptions) {
    this.#options = options;
    ({ url: this.url, tools: this.tools, fetch: this.fetch } = options);
    ({ handleSeal: this.handleSeal, voucherSeal: this.voucherSeal } = options);
  }

  /** @throws ProxyError `unreachable`, `timedOut` or `badAnswer` (not XML, not a 2xx, or another call's answer) */
  async call({ name, content, withPassword, headers, timeout = TIMEOUTS.read }: XmlCall): Promise<XmlElement> {
    const { user, password } = this.#options;
    const account: XmlNode[] = [['user_id', user], ...(withPassword ? [['user_passwd', password] as const] : [])];
    const body = writeXml([name, [...account, ...content]], this.tools);
    const deadline = new Deadline(timeout);
    const request = new Request(this.url, {
      method: 'POST',
      headers: { ...headers, Accept: 'text/xml', 'Content-Type': 'text/xml; charset=UTF-8' },
      body,
      // A redirect could lead the credentials to another host.
      redirect: 'manual',
      signal: deadline.signal,
    });
    try {
      const response = await deadline.race(this.fetch(request));
      const text = await deadline.race(response.text());
      if (!response.ok) throw new XmlError(`has status ${response.status}`);
      const answer = readXml(text, this.tools);
      if (answer.name === `${name}_result` || answer.name === 'script_error') return answer;
      throw new XmlError('is of another call');
    } catch (error) {
      if (error instanceof XmlError) {
        const words = 'The ticketing system gave an answer that cannot be read.';
        throw new ProxyError(502, 'badAnswer', words, { cause: `the XML core's answer to ${name} ${error.message}` });
      }
      if (deadline.hasPassed) {
        throw new ProxyError(504, 'timedOut', `The ticketing system gave no answer within ${timeout / 1000} s.`);
      }
      const words = 'The ticketing system cannot be reached. Try again in a moment.';
      throw new ProxyError(502, 'unreachable', words, { headers: { 'Retry-After': '5' }, cause: error });
    } finally {
      deadline.clear();
    }
  }
}

/** A token in the form that the core accepts. */
export const tokenNode = (name: string, token: string): XmlNode => [name, withoutSpace(legal(token))];

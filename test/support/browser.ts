/**
 * The built files in a real browser, against the demo's own three servers: site, proxy and simulated box office. Every
 * page that a test opens must leave the console empty.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.mjs';
import { type Demo, type DemoOptions, startDemo } from '../../demo/server.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages that a test makes up have no address, and Chromium then denies them the servers on this machine.
  '--disable-features=LocalNetworkAccessChecks',
];

/** Wednesday, 3 March 2027, noon UTC, when the box office opens in every test. */
export const TEST_NOW = Date.UTC(2027, 2, 3, 12);

export interface Shop {
  readonly demo: Demo;
  /** Opens a page of the demo in a customer's browser of its own; an empty path opens none yet. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** Says which messages the page may leave in the console. */
  allow(page: Page, pattern: RegExp): void;
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** In this browser, beside the pages it has. */
  readonly context?: BrowserContext;
}

/**
 * Call once at the top of a test file, or of a suite. Every test gets a box office that has sold nothing yet.
 *
 * @param options of the demo's servers, such as the user as whom the proxy buys
 */
export function useShop(options: Partial<DemoOptions> = {}): Shop {
  let browser: Browser;
  let demo: Demo;
  const contexts = new Set<BrowserContext>();
  const consoles = new Map<Page, string[]>();
  const allowed = new Map<Page, RegExp[]>();

  before(async () => {
    browser = await chromium.launch({ executablePath: await findBrowser(), args: ARGUMENTS });
  });

  beforeEach(async () => {
    const offset = TEST_NOW - Date.now();
    demo = await startDemo({ port: 0, clock: () => Date.now() + offset, seed: 1, ...options });
  });

  afterEach(async () => {
    const said = [...consoles].flatMap(([page, messages]) =>
      messages.filter((message) => !(allowed.get(page) ?? []).some((pattern) => pattern.test(message))),
    );
    consoles.clear();
    allowed.clear();
    for (const context of contexts) await context.close();
    contexts.clear();
    await demo?.close();
    assert.deepEqual(said, [], 'pages wrote to the console');
  });

  after(() => browser?.close());

  return {
    get demo() {
      return demo;
    },
    async open(path, { width = 1280, height = 900, dark = false, context } = {}) {
      const customer =
        context ??
        (await browser.newContext({
          viewport: { width, height },
          colorScheme: dark ? 'dark' : 'light',
          locale: 'en-GB',
          timezoneId: 'Pacific/Honolulu',
          reducedMotion: 'reduce',
        }));
      contexts.add(customer);
      const page = await customer.newPage();
      page.setDefaultTimeout(10_000);
      const messages: string[] = [];
      consoles.set(page, messages);
      page.on('console', (message) => void messages.push(`${page.url()} ${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => void messages.push(`${page.url()} error: ${error.message}`));
      if (path) await page.goto(new URL(path, demo.site).href);
      return page;
    },
    allow(page, pattern) {
      allowed.set(page, [...(allowed.get(page) ?? []), pattern]);
    },
  };
}

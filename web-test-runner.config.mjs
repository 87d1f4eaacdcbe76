/**
 * Element tests: TypeScript sources in a real browser, acting as a user. Run through `npm test`, or alone with `npx wtr`.
 * With `FIREFOX_PATH` they run in that Firefox instead (`npm run test:firefox`).
 */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findBrowser } from './scripts/browser.mjs';
import { countReporter } from './scripts/count-reporter.mjs';

/** A page of its own browser context: a second tab of one window is hidden and gets no animation frames. */
const ownContext = async ({ browser }) => (await browser.createBrowserContext()).newPage();

const chromium = async () =>
  chromeLauncher({
    createPage: ownContext,
    launchOptions: {
      executablePath: await findBrowser(),
      // prettier-ignore
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  });

/** One page at a time: a second tab gets no animation frames. */
const firefox = (executablePath) =>
  chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { browser: 'firefox', executablePath } });

const { FIREFOX_PATH } = process.env;

export default {
  files: ['test/elements/**/*.test.ts', 'test/context/**/*.test.ts'],
  rootDir: fileURLToPath(new URL('./', import.meta.url)),
  nodeResolve: { exportConditions: ['development'] },
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  browsers: [FIREFOX_PATH ? firefox(FIREFOX_PATH) : await chromium()],
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter()],
};

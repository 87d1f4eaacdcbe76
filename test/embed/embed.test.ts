/**
 * The built script in plain pages, as partners write them: wherever the script stands, however often it is included,
 * whatever the page's CSS does, and whenever nodes move.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useShop } from '../support/browser.js';

const shop = useShop();

const MODULE = '<script type="module" src="/tsw/tsw.js" data-endpoint="%ENDPOINT%"></script>';
const CLASSIC = '<script src="/tsw/tsw.iife.js" data-endpoint="%ENDPOINT%"></script>';
const SEARCH = '<tsw-event-search keywords="toy story" controls="keywords"></tsw-event-search>';

/** The same strict policy that the demo site sends. */
const policy = (): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src ${new URL(shop.demo.proxy).origin}`;

async function openPage(body: string, { head = MODULE, style = '' } = {}): Promise<Page> {
  const page = await shop.open('');
  const html = `<!doctype html><html lang="en-GB"><head><title>Partner</title>${style && '<link rel="stylesheet" href="/partner.css">'}${head}</head><body>${body}</body></html>`;
  await page.route('**/partner.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy() },
      body: html.replaceAll('%ENDPOINT%', shop.demo.proxy),
    }),
  );
  await page.route('**/partner.css', (route) => route.fulfill({ contentType: 'text/css', body: style }));
  await page.goto(new URL('partner.html', shop.demo.site).href);
  return page;
}

const toyStory = (page: Page) => page.getByRole('button', { name: /Toy Story/ }).first();
const status = (page: Page, tag: string) =>
  page.evaluate((name) => {
    const element = document.querySelector(name) as unknown as {
      scope: { session?: { state: { selection: object } } };
    };
    return JSON.stringify(element.scope.session?.state.selection);
  }, tag);

/** Chooses an event in a search, so that an element elsewhere can show that it shares the session. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search events' }).fill('toy story');
  await page.keyboard.press('Enter');
  await toyStory(page).click();
}

describe('one script tag', () => {
  for (const [where, head, body] of [
    ['before the elements', MODULE, SEARCH],
    ['after the elements', '', `${SEARCH}${MODULE}`],
    ['as a classic script in the head', CLASSIC, SEARCH],
    ['as a classic script after the elements', '', `${SEARCH}${CLASSIC}`],
  ] as const) {
    it(`${where} shows events`, async () => {
      const page = await openPage(body, { head });
      await toyStory(page).waitFor();
    });
  }

  it('that arrives after a click still serves elements that were there, and those added later', async () => {
    const page = await openPage(SEARCH, { head: '' });
    await page.evaluate((endpoint) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/tsw/tsw.js';
      script.dataset.endpoint = endpoint;
      document.head.append(script);
    }, shop.demo.proxy);
    await toyStory(page).waitFor();
    await page.evaluate(() => document.body.prepend(document.createElement('tsw-trolley-badge')));
    await page
      .getByText(/Trolley/)
      .first()
      .waitFor();
  });

  it('twice defines nothing twice, throws nothing and says so once', async () => {
    const page = await openPage(SEARCH, { head: MODULE + MODULE.replace('tsw.js', 'tsw.js?again') });
    shop.allow(page, /is on this page already/);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.reload();
    await toyStory(page).waitFor();
    assert.equal(said.filter((text) => text.includes('is on this page already')).length, 1);
  });

  it('beside a second copy of the library: both work as one', async () => {
    const page = await openPage(`<tsw-trolley-badge></tsw-trolley-badge>${SEARCH}`, { head: MODULE + CLASSIC });
    shop.allow(page, /is on this page already/);
    await choose(page);
    assert.match((await status(page, 'tsw-trolley-badge')) ?? '', /7AA/);
  });
});

describe('one booking a page', () => {
  it('is shared by elements with no common ancestor but the body', async () => {
    const page = await openPage(
      `<header><tsw-trolley-badge></tsw-trolley-badge></header><main>${SEARCH}</main><footer><tsw-checkout></tsw-checkout></footer>`,
    );
    await choose(page);
    assert.match((await status(page, 'tsw-trolley-badge')) ?? '', /7AA/);
    assert.match((await status(page, 'tsw-checkout')) ?? '', /7AA/);
  });

  it('gives way to the nearest box office', async () => {
    const page = await openPage(
      `<tsw-trolley-badge></tsw-trolley-badge><tsw-box-office id="other">${SEARCH}<tsw-trolley></tsw-trolley></tsw-box-office>`,
    );
    await choose(page);
    assert.match((await status(page, 'tsw-trolley')) ?? '', /7AA/);
    assert.doesNotMatch((await status(page, 'tsw-trolley-badge')) ?? '', /7AA/);
  });

  it('follows an element that is moved into a box office and out again', async () => {
    const page = await openPage(
      `${SEARCH}<tsw-trolley-badge></tsw-trolley-badge><tsw-box-office id="other"></tsw-box-office>`,
    );
    await choose(page);
    await page.evaluate(() => document.querySelector('#other')?.append(document.querySelector('tsw-trolley-badge')!));
    assert.doesNotMatch((await status(page, 'tsw-trolley-badge')) ?? '', /7AA/);
    await page.evaluate(() => document.body.append(document.querySelector('tsw-trolley-badge')!));
    assert.match((await status(page, 'tsw-trolley-badge')) ?? '', /7AA/);
  });

  it('finds a box office that is put around an element late', async () => {
    const page = await openPage(`${SEARCH}<tsw-trolley-badge></tsw-trolley-badge>`);
    await choose(page);
    await page.evaluate(() => {
      const badge = document.querySelector('tsw-trolley-badge')!;
      const office = document.createElement('tsw-box-office');
      office.id = 'late';
      badge.replaceWith(office);
      office.append(badge);
    });
    assert.doesNotMatch((await status(page, 'tsw-trolley-badge')) ?? '', /7AA/);
  });

  it('keeps what an element shows when a framework moves its node', async () => {
    const page = await openPage(`<div id="a">${SEARCH}</div><div id="b"></div>`);
    await toyStory(page).waitFor();
    const calls: string[] = [];
    page.on('request', (request) => calls.push(request.url()));
    await page.evaluate(() => document.querySelector('#b')!.append(document.querySelector('tsw-event-search')!));
    await toyStory(page).waitFor();
    assert.deepEqual(calls, []);
  });

  it('ends quietly when its elements are taken out', async () => {
    const page = await openPage(SEARCH);
    await toyStory(page).waitFor();
    await page.evaluate(() => document.querySelector('tsw-event-search')!.remove());
    await page.evaluate(() => {
      const search = document.createElement('tsw-event-search');
      search.setAttribute('keywords', 'toy story');
      document.body.append(search);
    });
    await toyStory(page).waitFor();
  });
});

describe('a page that does as it likes', () => {
  const HOSTILE = `
    html { font-size: 62.5%; }
    * { box-sizing: content-box; letter-spacing: 4px; }
    body { font: italic 900 40px/3 cursive; text-transform: uppercase; text-align: right; white-space: nowrap; color: red; }
    button, input, h2, h3, ul, li, img { all: unset; display: none !important; }
    :root { --text: red; --surface: red; --radius: 999px; }
    tsw-event-search { font-size: 16px; }
  `;

  it('does not reach inside with its CSS', async () => {
    const page = await openPage(SEARCH, { style: HOSTILE });
    const button = toyStory(page);
    await button.waitFor();
    assert.ok(await button.isVisible());
    const look = await button.evaluate((element) => {
      const { textTransform, letterSpacing, lineHeight, fontStyle, whiteSpace, textAlign } = getComputedStyle(element);
      return { textTransform, letterSpacing, fontStyle, whiteSpace, isTight: parseFloat(lineHeight) < 40, textAlign };
    });
    assert.equal(look.textTransform, 'none');
    assert.equal(look.letterSpacing, 'normal');
    assert.equal(look.fontStyle, 'normal');
    assert.equal(look.whiteSpace, 'normal');
    assert.ok(look.isTight);
    assert.notEqual(look.textAlign, 'right');
  });

  it('themes from any ancestor', async () => {
    const page = await openPage(`<section class="brand">${SEARCH}</section>`, {
      style: '.brand { --tsw-color-text: rgb(1, 2, 3); }',
    });
    await toyStory(page).waitFor();
    const colour = await page.locator('tsw-event-search').evaluate((element) => getComputedStyle(element).color);
    assert.equal(colour, 'rgb(1, 2, 3)');
  });

  it('without an endpoint is told once what to add', async () => {
    const page = await openPage(`${SEARCH}<tsw-trolley></tsw-trolley>`, {
      head: '<script type="module" src="/tsw/tsw.js"></script>',
    });
    shop.allow(page, /has no box office/);
    const words = page.getByText('This ticket shop is not set up yet.').first();
    await words.waitFor();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.reload();
    await words.waitFor();
    assert.equal(said.filter((text) => text.includes('has no box office')).length, 1);
  });

  it('with credentials in the endpoint is refused, and they are not repeated', async () => {
    const page = await openPage(SEARCH, {
      head: '<script type="module" src="/tsw/tsw.js" data-endpoint="https://demo:demopass@tickets.example.com/f13"></script>',
    });
    shop.allow(page, /holds credentials|has no box office/);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.reload();
    await page.getByText('This ticket shop is not set up yet.').first().waitFor();
    assert.ok(said.some((text) => text.includes('holds credentials')));
    assert.ok(said.every((text) => !text.includes('demopass')));
  });
});

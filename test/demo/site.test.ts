import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createSite } from '../../demo/static.js';

describe('the static site', () => {
  let root = '';
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'tsw-site-'));
    await mkdir(join(root, 'pages/deep'), { recursive: true });
    await mkdir(join(root, 'built/chunks'), { recursive: true });
    const files = {
      'secret.js': 'secret',
      'pages/index.html': '<p>%ENDPOINT% and %ENDPOINT%</p>',
      'pages/deep/index.html': 'deep',
      'pages/style.css': '%ENDPOINT%',
      'pages/server.ts': 'source',
      'pages/.env.js': 'hidden',
      'built/tsw.js': 'script',
      'built/chunks/seat-map-a_B.js': 'chunk',
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  });
  after(() => rm(root, { recursive: true }));

  const get = (path: string, method = 'GET') =>
    createSite({
      mounts: [
        { path: '/tsw/', folder: join(root, 'built'), headers: { 'Access-Control-Allow-Origin': '*' } },
        { path: '/', folder: join(root, 'pages') },
      ],
      headers: { 'Content-Security-Policy': "default-src 'none'" },
      placeholders: { '%ENDPOINT%': 'http://localhost:1/f13' },
    })(new Request(`http://localhost${path}`, { method }));

  const found: [string, string, string][] = [
    ['/', 'text/html; charset=utf-8', '<p>http://localhost:1/f13 and http://localhost:1/f13</p>'],
    ['/index.html?x=1', 'text/html; charset=utf-8', '<p>http://localhost:1/f13 and http://localhost:1/f13</p>'],
    ['/deep/', 'text/html; charset=utf-8', 'deep'],
    ['/style.css', 'text/css; charset=utf-8', '%ENDPOINT%'],
    ['/tsw/tsw.js', 'text/javascript; charset=utf-8', 'script'],
    ['/tsw/chunks/seat-map-a_B.js', 'text/javascript; charset=utf-8', 'chunk'],
  ];
  for (const [path, type, text] of found) {
    it(`serves ${path} as ${type}`, async () => {
      const response = await get(path);
      assert.deepEqual(
        [response.status, response.headers.get('Content-Type'), await response.text()],
        [200, type, text],
      );
      assert.equal(response.headers.get('Content-Security-Policy'), "default-src 'none'");
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), path.startsWith('/tsw/') ? '*' : null);
    });
  }

  for (const path of [
    ...[
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/..%2fsecret.js',
      '/deep/..%2f..%2fsecret.js',
      '/tsw/..%5c..%5csecret.js',
    ],
    ...[
      '/server.ts',
      '/.env.js',
      '/deep',
      '/nothing.html',
      '/style.css/',
      '/style.css/x.js',
      '/%00.js',
      '/%zz',
      '/tsw/',
    ],
    ...['//secret.js', '/tsw/chunks'],
  ]) {
    it(`has nothing at ${path}`, async () => {
      const response = await get(path);
      assert.equal(response.status, 404);
      assert.ok(!(await response.text()).includes('secret'));
    });
  }

  it('takes GET and HEAD only', async () => {
    assert.equal((await get('/', 'POST')).status, 405);
    const head = await get('/', 'HEAD');
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });
});

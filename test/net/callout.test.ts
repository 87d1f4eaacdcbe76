import assert from 'node:assert/strict';
import { it } from 'node:test';
import { calloutAddress } from '../../src/net/callout-address.js';
import { calloutParameters } from '../../src/net/callout.js';
import { escapeHtml } from '../../src/net/html.js';

it("a payment page's parameters come in the API's order first, each once, as text", () => {
  const values = { a: 'x', b: 2, c: null, d: true, e: { f: [1] }, g: '' };
  assert.deepEqual(calloutParameters(values, ['e', 'unknown', 'toString', 'b', 'e']), [
    ...[
      ['e', '{"f":[1]}'],
      ['b', '2'],
    ],
    ...[
      ['a', 'x'],
      ['c', ''],
      ['d', 'true'],
      ['g', ''],
    ],
  ]);
  assert.deepEqual(calloutParameters({}, ['a']), []);
});

it("a payment page's own query stays as it is written", () => {
  const address = calloutAddress(new URL('https://pay.example/?sig=a%20b+c&z=1#top'), [['z', 'ä & b']]);
  assert.equal(address, 'https://pay.example/?sig=a%20b+c&z=1&z=%C3%A4+%26+b#top');
  assert.equal(calloutAddress(new URL('https://pay.example/'), []), 'https://pay.example/');
});

it('text in HTML stays text', () => {
  assert.equal(escapeHtml(`<a href="x" title='y'>&amp;`), '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
});

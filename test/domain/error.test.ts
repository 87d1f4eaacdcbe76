import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type ErrorCode, TswError } from '../../src/domain/error.js';
import { en } from '../../src/i18n/en/index.js';

const documented = [
  ...readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8').matchAll(
    /^\| `([a-z-]+)` +\| .*? \| (yes|no|) *\| /gm,
  ),
].map(([, code, retryable]) => ({ code: code as ErrorCode, isRetryable: retryable === 'yes' }));

const coded = [
  ...readFileSync(new URL('../../src/domain/error.ts', import.meta.url), 'utf8')
    .split('export interface')[0]!
    .matchAll(/^ {2}\| '([a-z-]+)'/gm),
].map(([, code]) => code);

describe('errors', () => {
  it('are all documented, in the order of the source', () => {
    assert.deepEqual(
      documented.map(({ code }) => code),
      coded,
    );
  });

  for (const { code, isRetryable } of documented) {
    it(`${code} may ${isRetryable ? '' : 'not '}be tried again, as documented, and has a text`, () => {
      assert.equal(new TswError(code, 'x').retryable, isRetryable);
      assert.ok(en.errors.words(code).length > 10);
    });
  }
});

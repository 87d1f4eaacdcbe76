import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Callout, departureFor } from '../../../src/domain/payment/callout.js';

const callout = (changes: Partial<Callout>): Callout => ({
  destinationUrl: 'https://pay.example/start',
  type: 'get',
  parameters: [],
  integrationData: {},
  ...changes,
});

describe('the way to a payment page', () => {
  it('GET appends the parameters in order and leaves the existing query unchanged', () => {
    const destinationUrl = 'https://pay.example/start?sig=a%20b+c&z=1#top';
    const parameters = [
      ['z', '2'],
      ['a', 'ä & b=?'],
      ['empty', ''],
    ] as const;
    assert.deepEqual(departureFor(callout({ destinationUrl, parameters })), {
      method: 'get',
      address: 'https://pay.example/start?sig=a%20b+c&z=1&z=2&a=%C3%A4+%26+b%3D%3F&empty=#top',
    });
    assert.deepEqual(departureFor(callout({})), { method: 'get', address: 'https://pay.example/start' });
  });

  it('POST sends the parameters with a form', () => {
    const parameters = [['submit', 'x']] as const;
    assert.deepEqual(departureFor(callout({ type: 'post', parameters })), {
      method: 'post',
      address: 'https://pay.example/start',
      fields: parameters,
    });
  });

  it('keeps every parameter unchanged', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (parameters) => {
        const departure = departureFor(callout({ parameters }));
        assert.deepEqual([...new URL(departure!.address).searchParams], parameters);
      }),
    );
  });

  for (const destinationUrl of [
    'http://pay.example/start',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'https://user:secret@pay.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/start',
    '',
  ]) {
    it(`refuses “${destinationUrl}”`, () => {
      assert.equal(departureFor(callout({ destinationUrl })), undefined);
    });
  }

  for (const destinationUrl of [
    'http://localhost:5175/pay',
    'http://pay.localhost/',
    'http://127.0.0.1:5175/pay',
    'http://[::1]/pay',
  ]) {
    it(`needs no TLS on the developer’s own machine: ${destinationUrl}`, () => {
      assert.equal(departureFor(callout({ destinationUrl }))?.address, destinationUrl);
    });
  }
});

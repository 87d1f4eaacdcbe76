import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCountryCode, toIsoCountryCode } from '../../../src/domain/customer/country.js';

test('toCountryCode spells as the API does', () => {
  assert.deepEqual(['GB', ' uk ', 'Fr', ''].map(toCountryCode), ['uk', 'uk', 'fr', '']);
});

test('toIsoCountryCode spells as ISO 3166 does', () => {
  assert.deepEqual(['gb', ' uk ', 'Fr', ''].map(toIsoCountryCode), ['GB', 'GB', 'FR', '']);
});

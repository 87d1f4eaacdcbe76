/** The codes of the XML core: the table is complete, and each code has its class and its field. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FailureClass } from '../../src/domain/payment/failure-class.js';
import {
  FAIL_CODES,
  failCode,
  PURCHASE_FAIL_CODES,
  purchaseFailCode,
  SCRIPT_ERRORS,
  scriptError,
} from '../../src/xml-core/index.js';

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** [class, field] of each code. */
const FAILURES: Readonly<Record<number, readonly [FailureClass, string?]>> = {
  1: ['defect'],
  2: ['defect'],
  901: ['defect'],
  903: ['already-bought'],
  904: ['defect'],
  1101: ['expired'],
  1102: ['defect'],
  1103: ['correct-card'],
  1104: ['defect'],
  1105: ['correct-details', 'countryCode'],
  1106: ['correct-details', 'countryCode'],
  1107: ['correct-details', 'email'],
  1108: ['correct-details'],
  1109: ['correct-card', 'number'],
  1110: ['correct-card', 'number'],
  1111: ['correct-card', 'number'],
  1112: ['correct-card', 'number'],
  1113: ['correct-card', 'expiryDate'],
  1114: ['correct-card', 'expiryDate'],
  1115: ['correct-card', 'cvTwo'],
  1116: ['correct-card', 'cvTwo'],
  1117: ['correct-card', 'issueNumber'],
  1118: ['correct-card', 'issueNumber'],
  1119: ['correct-card', 'issueNumber'],
  1120: ['defect'],
  1121: ['correct-card', 'billingAddress'],
  1122: ['correct-card', 'startDate'],
  1123: ['correct-card', 'startDate'],
  1124: ['correct-details'],
  1125: ['insecure'],
  1201: ['defect'],
  1202: ['defect'],
};

const PERMANENT: readonly FailureClass[] = [
  'refused',
  'payment-refused',
  'payment-unanswered',
  'already-bought',
  'already-failed',
  'supplier-refused',
  'system',
];

describe('codes of the XML core', () => {
  it('has every fail_code with its class and field, and no other', () => {
    for (const code of [1, 2, ...range(1101, 1125)]) assert.ok(FAIL_CODES[code], String(code));
    const table = Object.entries(FAIL_CODES).map(([code, { failureClass, field }]) => [
      code,
      field === undefined ? [failureClass] : [failureClass, field],
    ]);
    assert.deepEqual(Object.fromEntries(table), FAILURES);
  });

  it('has every purchase_fail_code with a class of its own', () => {
    const classes = range(1, 7).map((code) => PURCHASE_FAIL_CODES[code]?.failureClass);
    assert.deepEqual(classes, PERMANENT);
  });

  it('has a meaning for each code', () => {
    const all = [FAIL_CODES, PURCHASE_FAIL_CODES, SCRIPT_ERRORS].flatMap((codes) => Object.values(codes));
    for (const { meaning } of all) assert.match(meaning, /\w{3}/);
  });

  it('treats an unlisted code as the safest class', () => {
    assert.equal(failCode(4711).failureClass, 'defect');
    assert.equal(purchaseFailCode(99).failureClass, 'refused');
    assert.equal(scriptError(99).failureClass, 'system');
    assert.equal(failCode(1107).field, 'email');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  EMAIL_ERROR_KEYS,
  type EmailErrorKey,
  emailProblem,
  isEmailErrorKey,
} from '../../../src/domain/customer/email.js';
import { emailProblem as boxOfficeProblem } from '../../../src/sandbox/model/email.js';

const BAD: Readonly<Record<EmailErrorKey, readonly string[]>> = {
  addr_may_not_be_blank: ['', '  '],
  addr_missing_at: ['ada', 'ada.example.com', '"ada@example.com"'],
  addr_may_not_start_with_at: ['@example.com', '@'],
  addr_may_not_end_with_at: ['ada@', '"a@b"@'],
  addr_unterminated_quote_before_at: ['"ada@example.com', '"', '"ada\\"@example.com'],
  addr_cr_within_quotes: ['"a\rda"@example.com'],
  addr_non_ascii_in_quotes: ['"adä"@example.com', '"ad\\ä"@example.com'],
  addr_dot_expected_after_quotes: ['"ada"lovelace@example.com'],
  addr_spaces_before_at_must_be_quoted: ['ada lovelace@example.com', 'ada\tlovelace@example.com'],
  addr_non_ascii_before_at: ['adä@example.com', '☃@example.com'],
  addr_control_character_before_at: ['a\u0000da@example.com', 'ada\r@example.com', 'ada\u007f@example.com'],
  addr_specials_before_at_must_be_quoted: ['a,da@example.com', 'ada"x"@example.com', '(ada)@example.com', 'a:b@c.de'],
  addr_dot_before_at_must_be_quoted: ['ada.@example.com', '"ada".@example.com'],
  addr_spaces_not_allowed_after_at: ['ada@exam ple.com'],
  addr_tabs_not_allowed_after_at: ['ada@exam\tple.com'],
  addr_cr_not_allowed_after_at: ['ada@exam\rple.com'],
  addr_non_ascii_after_at: ['ada@exämple.com'],
  addr_control_character_after_at: ['ada@exam\u0001ple.com', 'ada@exam\nple.com'],
  addr_specials_after_at: ['ada@b@example.com', 'ada@[127.0.0.1]', 'ada@exam;ple.com'],
  addr_cannot_have_dot_immediately_after_at: ['ada@.example.com', 'ada@.'],
  addr_cannot_end_in_dot: ['ada@example.com.'],
  addr_cannot_have_dot_dot_after_at: ['ada@example..com'],
  addr_needs_at_least_one_dot: ['ada@localhost'],
  addr_bad_email_domain: ['ada@-example.com', 'ada@exa_mple.com', 'ada@example.1', `ada@${'x'.repeat(64)}.com`],
};

const GOOD = [
  'ada@example.com',
  'ada.lovelace@mail.example.co.uk',
  "o'brien+tickets@example.com",
  '"ada lovelace"@example.com',
  '"a@b"@example.com',
  '"a\\"b"@example.com',
  '"ada".lovelace@example.com',
  'ADA@EXAMPLE.COM',
  'ada@xn--exmple-cua.com',
  // RFC 822 forbids these, but Japanese mobile networks issue them and no error key of the API covers them.
  'a..b@docomo.ne.jp',
];

describe('emailProblem', () => {
  for (const key of EMAIL_ERROR_KEYS) {
    for (const address of BAD[key]) {
      test(`${JSON.stringify(address)} is ${key}`, () => assert.equal(emailProblem(address), key));
    }
  }

  for (const address of GOOD) {
    test(`${address} is valid`, () => assert.equal(emailProblem(address), undefined));
  }

  test('answers for any text, with one of the API’s keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const problem = emailProblem(text);
        return problem === undefined || isEmailErrorKey(problem);
      }),
    );
  });

  test('accepts every address that a standards-based generator makes', () => {
    // fast-check makes RFC 5322 addresses, whose atoms have no specials of RFC 822.
    fc.assert(fc.property(fc.emailAddress(), (address) => emailProblem(address) === undefined));
  });

  test('accepts and refuses the same addresses as the simulated box office', () => {
    const text = (characters: string): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(...characters), maxLength: 6 });
    fc.assert(
      fc.property(text('ab."\t,\\1ä '), text('ab.\r1ä@ -'), (local, domain) => {
        const address = `${local}@${domain}`.trim();
        assert.equal(emailProblem(address) === undefined, boxOfficeProblem(address) === undefined);
      }),
      { numRuns: 5_000 },
    );
  });
});

test('isEmailErrorKey recognises the API’s keys', () => {
  assert.equal(isEmailErrorKey('addr_missing_at'), true);
  assert.equal(isEmailErrorKey('addr_unknown'), false);
  assert.equal(isEmailErrorKey(undefined), false);
});

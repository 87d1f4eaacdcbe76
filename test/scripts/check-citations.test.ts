/** The check of citations, on files that are written here. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findFaults } from '../../scripts/check-citations.mjs';

const REPOSITORY: Readonly<Record<string, string>> = {
  'docs/api/trolley.md':
    '# Trolley\n\n## Orders\n\n## `send_code`, and more\n\n```sh\n## Not a heading\n```\n\n## Orders\n',
  'docs/api/disagreements.md': '# Disagreements\n\n## X25\n',
  'docs/api/certification.md': '# Certification\n\n### R12\n\n### S3\n',
  'src/client': '',
  'src/client/client.ts': '',
};

/** Ways to cite a document from elsewhere. */
const FORMS = [
  'reference 4.11',
  'reference, 4.11',
  'reference, section 7',
  'Reference 2',
  'reference X5',
  '(reference, trolley.v1',
  'flows 5',
  'flows, sections 5',
  'contract 7',
  'contract part 1',
  'xml-core 3.2',
  'xml-core, section 5',
  'its part 4',
  'its parts 3.1',
  'sandbox data 3',
  'first seed',
];

/** Written apart, so that no tool takes the sample below for a comment of this file. */
const SLASHES = '/'.repeat(2);

function faultsIn(path: string, ...lines: readonly string[]): string[] {
  const text = lines.join('\n');
  return findFaults({ path, text }, (name) => (name === path ? text : REPOSITORY[name]));
}

const inCode = (...lines: readonly string[]): string[] => faultsIn('src/domain/order.ts', ...lines);
const inDocument = (...lines: readonly string[]): string[] => faultsIn('docs/page.md', ...lines);

/** The line of each fault, and where its words begin to say what to do. */
const brief = (faults: readonly string[]): string[] =>
  faults.map((fault) => fault.replace(/^[^:]*:(\d+): (.*?)(?:: .*)?$/, '$1 $2'));

describe('A file without faults', () => {
  it('is code that cites headings, paths and ids that are there', () => {
    const faults = inCode(
      '/**',
      ' * Orders (docs/api/trolley.md#orders), see src/client/client.ts and the folder src/client/.',
      ' * X25 as docs/api/disagreements.md decides it.',
      ' */',
      "import { it } from '../client/client.js'; // docs/api/trolley.md#send_code-and-more",
      `const address = 'https://example.com/src/gone.ts ${SLASHES} ${FORMS[0]!}, X25, src/gone.ts';`,
      '/* A pattern such as src/client/<name>.ts; (docs/api/trolley.md#orders-1). */',
    );
    assert.deepEqual(faults, []);
  });

  it('is a document whose links lead somewhere', () => {
    const faults = inDocument(
      '# Page',
      'See [orders](api/trolley.md#orders), [above](#page), [code](../src/client/client.ts), [out](https://x.example/#y).',
      'R12 and S3 of [certification](api/certification.md). The path of a request: /f13/src/gone. Seats: `S1`, `S2`.',
      '```sh',
      `cat src/gone.ts # ${FORMS[0]!}`,
      '```',
    );
    assert.deepEqual(faults, []);
  });

  it('is the document that has the ids itself', () => {
    assert.deepEqual(faultsIn('docs/api/certification.md', '### R12', 'R12 as well.'), []);
  });
});

describe('A document that is cited', () => {
  it('has to exist', () => {
    assert.deepEqual(inCode('// docs/gone.md says so'), [
      'src/domain/order.ts:1: docs/gone.md does not exist: name a document that does, or write it',
    ]);
    assert.deepEqual(brief(inCode("throw new Error('See docs/gone.md.');")), ['1 docs/gone.md does not exist']);
    assert.deepEqual(brief(inDocument('', '[gone](gone.md)')), ['2 the link gone.md leads nowhere']);
  });

  it('has to have the heading', () => {
    assert.deepEqual(inCode('', '/** Orders (docs/api/trolley.md#bundles). */'), [
      'src/domain/order.ts:2: docs/api/trolley.md has no heading "#bundles": name one of its headings, or write it',
    ]);
    for (const link of ['api/trolley.md#bundles', 'api/trolley.md#not-a-heading']) {
      const anchor = link.split('#')[1];
      assert.deepEqual(brief(inDocument(`[bundles](${link})`)), [`1 docs/api/trolley.md has no heading "#${anchor}"`]);
    }
  });
});

describe('A path', () => {
  it('in a comment or a document has to exist', () => {
    assert.deepEqual(inCode('const one = 1; // as in src/client/gone.ts'), [
      'src/domain/order.ts:1: src/client/gone.ts does not exist: it was moved or removed, name what is there now',
    ]);
    assert.deepEqual(brief(inDocument('The check (`test/gone.test.ts`).')), ['1 test/gone.test.ts does not exist']);
    assert.deepEqual(brief(inCode('// src/gone/<name>.ts')), ['1 src/gone/ does not exist']);
  });

  it('has to stay in the repository', () => {
    const up = (folders: number): string => `new URL('${'../'.repeat(folders)}other', base)`;
    const faults = faultsIn('test/client/support.ts', up(2), up(3));
    assert.deepEqual(brief(faults), [`2 ${'../'.repeat(3)} leads out of the repository`]);
  });
});

describe('A citation of another document', () => {
  for (const form of FORMS) {
    it(`is found: ${form}`, () => {
      const expected = [`1 "${form}" names no place in this repository`];
      assert.deepEqual(brief(inCode(`/** Orders ${form}). */`)), expected);
      assert.deepEqual(brief(inDocument(`Orders ${form}).`)), expected);
    });
  }

  it('is found in the name of a test too, and nowhere else in code', () => {
    const form = FORMS[6]!;
    const faults = faultsIn(
      'test/order.test.ts',
      `  it('keeps orders (${form})', () => {`,
      `    const words = '${form}';`,
    );
    assert.deepEqual(brief(faults), [`1 "${form}" names no place in this repository`]);
  });
});

describe('An id', () => {
  it('needs the document that explains it', () => {
    assert.deepEqual(inCode('/** Some of the seats (X25). */'), [
      'src/domain/order.ts:1: X25 stands alone: name docs/api/disagreements.md in this file, best in its first comment',
    ]);
    const faults = faultsIn('test/order.test.ts', "describe('R12: a purchase that fails', () => {", "it('S3', () => {");
    assert.deepEqual(brief(faults), ['1 R12 stands alone', '2 S3 stands alone']);
  });

  it('needs a heading there', () => {
    assert.deepEqual(inCode('// docs/api/disagreements.md', '// X99'), [
      'src/domain/order.ts:2: X99 has no heading in docs/api/disagreements.md: correct it, or write the heading',
    ]);
  });

  it('is none where it is a seat, or a part of a word', () => {
    assert.deepEqual(inCode("const seats = ['S3', 'R12'];", '// row S30, S3-4, PROGRAMFILES(X86)'), []);
  });
});

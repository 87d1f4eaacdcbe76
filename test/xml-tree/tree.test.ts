/** Reading and writing XML: hostile and broken texts are refused, and written texts are read back unchanged. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { XMLDOM } from '../../src/proxy/xml/xmldom.js';
import {
  childOf,
  childrenOf,
  legal,
  readXml,
  textOf,
  withoutSpace,
  writeXml,
  XmlError,
} from '../../src/xml-tree/tree.js';

const read = (text: string) => readXml(text, XMLDOM);

describe('reading XML', () => {
  it('reads elements, texts, CDATA and the five entities, and nothing else', () => {
    const root = read(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a x="1"><!-- no --><b>Lund &amp; &lt;Sons&gt; &#163;</b><b><![CDATA[<i>]]></b><c/></a>',
    );
    assert.equal(root.name, 'a');
    assert.deepEqual(
      childrenOf(root, 'b').map(({ text }) => text),
      ['Lund & <Sons> £', '<i>'],
    );
    assert.equal(textOf(root, 'c'), undefined);
    assert.ok(childOf(root, 'c'));
    assert.equal(textOf(root, 'd'), undefined);
  });

  const hostile = {
    'a DTD': '<!DOCTYPE a><a/>',
    'an external entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'entities that multiply': '<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;&y;</a>',
    'an entity of its own': '<a>&x;</a>',
    'no end': '<a><b></a>',
    'two roots': '<a/><b/>',
    'only text': 'Internal server error',
    nothing: '',
    'bottomless nesting': '<a>'.repeat(500) + '</a>'.repeat(500),
    'too much of it': `<a>${' '.repeat(2_000_001)}</a>`,
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`refuses ${name}`, () => assert.throws(() => read(text), XmlError));
  }
});

describe('writing XML', () => {
  it('escapes, drops what XML cannot hold, and writes flags as empty elements', () => {
    const text = writeXml(
      ['a', [['name', `O'Hara & <b>Lund</b>\u0000\u000b\ud800!`], ['flag', ''], undefined, ['list', [['x', '1']]]]],
      XMLDOM,
    );
    assert.equal(text, `<a><name>O'Hara &amp; &lt;b&gt;Lund&lt;/b&gt;!</name><flag/><list><x>1</x></list></a>`);
  });

  it('never makes an element of a text', () => {
    const name = '</last_name><user_id>rich</user_id><last_name>';
    const root = read(writeXml(['customer_data', [['last_name', name]]], XMLDOM));
    assert.deepEqual(
      root.children.map((child) => [child.name, child.text]),
      [['last_name', name]],
    );
  });

  it('is read back unchanged, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [child] = read(writeXml(['a', [['b', text]]], XMLDOM)).children;
        // Line ends are XML's to choose.
        const normal = (value: string): string => value.replace(/\r\n?/g, '\n');
        assert.equal(normal(child?.text ?? ''), normal(legal(text)));
      }),
    );
  });

  it('removes white space from tokens', () => assert.equal(withoutSpace(' k5--AB\n  CD '), 'k5--ABCD'));
});

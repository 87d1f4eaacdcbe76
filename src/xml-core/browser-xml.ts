/** The browser's own XML tools. */
import { ConfigurationError } from '../domain/error.js';
import type { XmlTools } from '../xml-tree/tree.js';

/** @throws ConfigurationError where the runtime has none */
export function browserXml(): XmlTools {
  if (typeof DOMParser === 'undefined') {
    throw new ConfigurationError(
      'configuration',
      'This runtime has no DOMParser. Give XmlCore `xml`: a parser and a serialiser, such as those of @xmldom/xmldom.',
    );
  }
  return {
    parse: (text) => new DOMParser().parseFromString(text, 'text/xml'),
    serialise: (node) => new XMLSerializer().serializeToString(node as unknown as Node),
  };
}

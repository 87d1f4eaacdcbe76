/** XML tools for runtimes that have no DOM: servers and edge workers. Browsers never get this file. */
import { DOMParser, onErrorStopParsing, XMLSerializer } from '@xmldom/xmldom';
import type { XmlTools } from '../../xml-tree/tree.js';

export const XMLDOM: XmlTools = {
  parse: (text) => new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml'),
  serialise: (node) => new XMLSerializer().serializeToString(node as never),
};

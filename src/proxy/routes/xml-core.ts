/**
 * `POST {base}/xml_core`: what a page may ask of the XML core. The page has a handle in place of the crypto block and the
 * account.
 */
import { isSecureUrl } from '../../net/secure-url.js';
import { writeXml, type XmlElement } from '../../xml-tree/tree.js';
import { ProxyError } from '../errors.js';
import { hiding, rejectHidden } from '../privacy/private-values.js';
import { languageHeader } from '../request/connection.js';
import type { Proxy } from '../setup.js';
import type { XmlCallContext } from '../xml/call-context.js';
import { CALLS } from '../xml/calls.js';
import { readXmlRequest } from '../xml/page-request.js';

/** @throws ProxyError */
export async function answerXml(proxy: Proxy, request: Request, note: (problem: string) => void): Promise<Response> {
  const { url, tools } = proxy.xml;
  if (!isSecureUrl(url)) {
    const words = 'The address of the XML core is not https: give createProxy an xmlCore, or set TSW_XML_CORE.';
    throw new ProxyError(502, 'configuration', words);
  }
  const call = await readXmlRequest(request, tools);
  const headers = languageHeader(request, new URLSearchParams());
  const hide = hiding(new URLSearchParams(textsIn(call)));
  const context: XmlCallContext = { proxy, request, call, headers, note: (problem) => note(hide(problem)) };
  const node = await CALLS[call.name]!(context).catch(rejectHidden(hide));
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(node, tools)}`, {
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      // The core itself lets purchases be cached.
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const textsIn = ({ name, text, children }: XmlElement): [string, string][] =>
  children.length > 0 ? children.flatMap(textsIn) : [[name, text]];

/** The allow list of the XML route: which calls a page may make, with which elements. Everything else is refused by name. */
import { childOf, childrenOf, readXml, type XmlElement, XmlError, type XmlNode } from '../../xml-tree/tree.js';
import { SOURCE } from '../request/endpoints.js';
import { ProxyError, refused } from '../errors.js';
import { readXmlBody, shown } from '../request/parameters.js';
import type { XmlTools } from '../../xml-tree/tree.js';

/** Elements have a text; those in FLAGS are empty, and true by being there. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  make_reservation: ['trolley_token', 'send_method'],
  purchase_reservation: ['handle', 'payment_reference', 'send_confirmation_email', 'customer_data', 'card_data'],
  release_reservation: ['handle'],
  transaction_info: ['handle'],
};

const ADDRESS = ['address_line_one', 'address_line_two', 'town', 'county', 'postcode', 'country_code'];
const FLAGS = ['send_confirmation_email', 'user_can_use_data', 'supplier_can_use_data', 'world_can_use_data'];

/** What is in elements that hold others. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  send_method: ['source_code', 'send_code'],
  customer_data: [
    ...['title', 'first_name', 'initials', 'last_name', 'suffix', ...ADDRESS],
    ...['email_address', 'work_phone', 'home_phone', 'agent_reference'],
    ...['user_can_use_data', 'supplier_can_use_data', 'world_can_use_data'],
  ],
  card_data: ['card_number', 'expiry_date', 'cv_two', 'issue_number', 'start_date', ...ADDRESS],
};

/** Characters of a text. */
const LONGEST = 500;
const LONGEST_TOKEN = 6000;
const TOKENS = ['trolley_token', 'handle'];

/** @throws ProxyError naming the element at fault */
export async function readXmlRequest(request: Request, tools: XmlTools): Promise<XmlElement> {
  const text = await readXmlBody(request);
  let call: XmlElement;
  try {
    call = readXml(text, tools);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new ProxyError(400, 'badParameter', `The body ${error.message}.`);
  }
  const allowed = Object.hasOwn(CALLS, call.name) ? CALLS[call.name] : undefined;
  if (!allowed)
    throw refused(`There is no call ${shown(call.name)} here: use one of ${Object.keys(CALLS).join(', ')}.`);
  checkChildren(call, allowed);
  return call;
}

function checkChildren(parent: XmlElement, allowed: readonly string[]): void {
  const seen = new Set<string>();
  for (const child of parent.children) {
    const { name, text, children } = child;
    if (!allowed.includes(name)) throw refused(`Element ${shown(name)} is not allowed in ${shown(parent.name)}.`);
    if (seen.has(name) && name !== 'send_method') throw refused(`Element ${shown(name)} is given twice.`);
    seen.add(name);
    const inside = INSIDE[name];
    if (inside) checkChildren(child, inside);
    else if (children.length > 0) throw refused(`Element ${shown(name)} holds others.`);
    if (text.length > (TOKENS.includes(name) ? LONGEST_TOKEN : LONGEST)) {
      throw new ProxyError(400, 'tooLarge', `Element ${shown(name)} is too long.`);
    }
  }
}

/** An element of the page, written anew from the lists above: only its texts are the page's. */
export function copied(parent: XmlElement, name: string): XmlNode | undefined {
  const element = childOf(parent, name);
  if (!element) return undefined;
  const inside = INSIDE[name];
  if (inside) return [name, inside.map((child) => copied(element, child))];
  return [name, FLAGS.includes(name) ? '' : element.text];
}

/** The chosen send methods, as parameters of trolley.v1. @throws ProxyError */
export function sendCodes(call: XmlElement): Record<string, string> {
  const entries = childrenOf(call, 'send_method').map((method) => {
    const [source = '', code = ''] = ['source_code', 'send_code'].map((name) => childOf(method, name)?.text.trim());
    if (!SOURCE_CODE.test(source)) throw refused('source_code is malformed.');
    return [`${source}_send_code`, code] as const;
  });
  return Object.fromEntries(entries);
}

const SOURCE_CODE = new RegExp(`^${SOURCE}$`);

/** Settings (docs/embedding.md#settings), from attributes of an element, from a script tag or from configure(). */

export interface Settings {
  /** Base URL of the proxy, or `sandbox:`. Never holds credentials. */
  readonly endpoint?: string | undefined;
  /** IETF tag. */
  readonly language?: string | undefined;
  readonly trackingId?: string | undefined;
  readonly storage?: StorageKind | undefined;
  readonly returnUrl?: string | undefined;
  readonly agentReference?: string | undefined;
  readonly privacyPolicyVersion?: string | undefined;
  /** Host without scheme; the page's own by default. */
  readonly remoteSite?: string | undefined;
}

export type StorageKind = 'session' | 'local' | 'none';

/** Attribute, or `data-` attribute of the script tag, to setting. */
export const SETTING_ATTRIBUTES = {
  endpoint: 'endpoint',
  lang: 'language',
  'tracking-id': 'trackingId',
  storage: 'storage',
  'return-url': 'returnUrl',
  'agent-reference': 'agentReference',
  'privacy-policy-version': 'privacyPolicyVersion',
} as const satisfies Record<string, keyof Settings>;

/** Only the settings that are given, so that they can be laid over wider ones. */
export function readSettings(element: Element, prefix: '' | 'data-' = ''): Settings {
  const settings: Record<string, string> = {};
  for (const [attribute, setting] of Object.entries(SETTING_ATTRIBUTES)) {
    const value = element.getAttribute(prefix + attribute)?.trim();
    if (value) settings[setting] = value;
  }
  return checkSettings(settings);
}

/** Wrong values are dropped with a word to the developer; the next wider setting then holds. */
export function checkSettings(settings: Settings): Settings {
  const checked: { -readonly [K in keyof Settings]: Settings[K] } = { ...settings };
  if (checked.storage && !['session', 'local', 'none'].includes(checked.storage)) {
    console.warn(`tsw-widgets: storage="${checked.storage}" is not one of session, local and none; using session.`);
    delete checked.storage;
  }
  if (checked.endpoint !== undefined) {
    const problem = endpointProblem(checked.endpoint);
    if (problem) {
      console.error(`tsw-widgets: endpoint="${checked.endpoint.replace(/\/\/[^/@]*@/, '//…@')}" ${problem}`);
      delete checked.endpoint;
    }
  }
  return checked;
}

/** Nearest wins, setting by setting. */
export function mergeSettings(wider: Settings, nearer: Settings): Settings {
  const given = Object.entries(nearer).filter(([, value]) => value !== undefined);
  return { ...wider, ...(Object.fromEntries(given) as Settings) };
}

const SANDBOX_ENDPOINT = /^sandbox:([\w-]*)$/;

/** @returns the demo user that `sandbox:` or `sandbox:<user>` buys as; undefined for every other endpoint */
export function sandboxUser(endpoint: string): string | undefined {
  const user = SANDBOX_ENDPOINT.exec(endpoint)?.[1];
  return user === '' ? 'demo' : user;
}

function endpointProblem(endpoint: string): string | undefined {
  if (sandboxUser(endpoint) !== undefined) return undefined;
  if (!URL.canParse(endpoint, document.baseURI)) return 'is not a URL: use the base URL of your proxy.';
  const url = new URL(endpoint, document.baseURI);
  if (!['http:', 'https:'].includes(url.protocol)) return 'must start with https:// (or be "sandbox:").';
  if (url.username || url.password) return 'holds credentials, which every visitor could read: put them in the proxy.';
  if (url.hostname.endsWith('ticketswitch.com')) return 'is the API itself, which needs credentials: use your proxy.';
  return undefined;
}

/** Absolute and without a trailing slash, so that two spellings are one endpoint. */
export function normaliseEndpoint(endpoint: string): string {
  if (sandboxUser(endpoint) !== undefined) return endpoint;
  return new URL(endpoint, document.baseURI).href.replace(/\/+$/, '');
}

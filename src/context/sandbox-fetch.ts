/**
 * `endpoint="sandbox:"`: the simulated box office runs inside the page, from a lazy chunk, with a proxy's work done by
 * nobody because there is nothing to hide. Its state is kept for the tab, so that a reload finds its reservation.
 */
import type { Sandbox, SandboxState } from '../sandbox/sandbox.js';

const STATE_KEY = 'tsw-widgets:sandbox';
const DEMO_CREDENTIALS = `Basic ${btoa('demo:demopass')}`;

let sandbox: Promise<Sandbox> | undefined;

export const sandboxFetch: typeof fetch = async (input, init) => {
  sandbox ??= startSandbox();
  const request = new Request(input, init);
  request.headers.set('Authorization', DEMO_CREDENTIALS);
  return (await sandbox).handle(request);
};

async function startSandbox(): Promise<Sandbox> {
  const { createSandbox } = await import('../sandbox/sandbox.js');
  const state = readState();
  const started = createSandbox({ ...(state && { state }), onChange: () => writeState(started.snapshot()) });
  return started;
}

function readState(): SandboxState | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STATE_KEY) ?? 'null') as SandboxState | undefined;
  } catch {
    // Blocked storage, or not ours: the box office starts afresh.
    return undefined;
  }
}

function writeState(state: SandboxState): void {
  try {
    sessionStorage.setItem(STATE_KEY, JSON.stringify(state));
  } catch {
    // Blocked or full storage: the demo then forgets its reservations on a reload, which it may.
  }
}

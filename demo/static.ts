/** Serves folders of files for the demo site: only known types of files, and nothing outside the folders. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Handler } from '../src/node/serve.js';

interface Mount {
  /** Ends with a slash, e.g. `/tsw/`. */
  readonly path: string;
  readonly folder: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SiteOptions {
  /** The first mount whose path matches serves the request. */
  readonly mounts: readonly Mount[];
  readonly headers: Readonly<Record<string, string>>;
  /** Replacements in HTML files, by placeholder. */
  readonly placeholders: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export function createSite({ mounts, headers, placeholders }: SiteOptions): Handler {
  return async (request) => {
    const answer = (status: number, body: string | Uint8Array<ArrayBuffer>, more: Readonly<Record<string, string>>) =>
      new Response(request.method === 'HEAD' ? null : body, { status, headers: { ...headers, ...more } });
    const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(405, 'Only GET here.', { ...plain, Allow: 'GET, HEAD' });
    }
    const { pathname } = new URL(request.url);
    const mount = mounts.find(({ path }) => pathname.startsWith(path));
    const segments = mount && segmentsOf(pathname.slice(mount.path.length));
    const type = segments && TYPES[extname(segments.at(-1) ?? '')];
    const bytes = type && (await read(join(mount.folder, ...segments)));
    if (!bytes) return answer(404, 'There is no such file.', plain);
    const fill = (text: string) =>
      Object.entries(placeholders).reduce((rest, [name, value]) => rest.replaceAll(name, value), text);
    const body = type.startsWith('text/html') ? fill(new TextDecoder().decode(bytes)) : bytes;
    return answer(200, body, { 'Content-Type': type, ...mount.headers });
  };
}

/** Names of the folders and the file, index.html for a folder. Undefined for names that could leave the mount. */
function segmentsOf(path: string): readonly string[] | undefined {
  let segments: string[];
  try {
    segments = path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
  if (segments.at(-1) === '') segments[segments.length - 1] = 'index.html';
  return segments.every((name) => /^[\w-][\w.~-]*$/.test(name)) ? segments : undefined;
}

async function read(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

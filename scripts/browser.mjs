/**
 * Finds a Chromium for the tests, or installs one, so that `npm test` needs nothing prepared. `node scripts/browser.mjs`
 * prints its path.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, '.cache');

const ADVICE =
  'Install Google Chrome or Chromium (https://www.google.com/chrome/), or set CHROME_PATH to the program file of one.';

/**
 * @param {{install?: boolean}} [options] install: whether to install one where there is none
 * @returns {Promise<string>} path of a Chromium, Chrome or Edge
 * @throws {Error} that says what to do
 */
export async function findBrowser({ install = true } = {}) {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, but that is no program that runs. ${ADVICE}`);
  }
  const found = candidates().find(runs);
  if (found) return found;
  if (!install) throw new Error(`No Chromium was found. ${ADVICE}`);
  for (const attempt of [installPackage, installForProject]) {
    attempt();
    const installed = candidates().find(runs);
    if (installed) return installed;
  }
  throw new Error(`No Chromium was found, and none could be installed: what went wrong stands above. ${ADVICE}`);
}

/** In the order in which they are tried: the system's own first, then what test tools have downloaded, newest first. */
function candidates() {
  return [...systemPlaces(), ...onPath(), ...downloaded()].filter(existsSync);
}

function systemPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Google Chrome for Testing'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)),
    );
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      Boolean,
    );
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
}

function onPath() {
  if (process.platform === 'win32') return [];
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Caches of this project, Puppeteer and Playwright: `<cache>/<version>/<platform>/<program>`. */
function downloaded() {
  const home = homedir();
  const local = { darwin: join(home, 'Library/Caches'), win32: process.env.LOCALAPPDATA ?? home }[process.platform];
  const puppeteer = process.env.PUPPETEER_CACHE_DIR ?? join(home, '.cache/puppeteer');
  const playwright = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(local ?? join(home, '.cache'), 'ms-playwright');
  const programs = {
    darwin: ['Google Chrome for Testing', 'Chromium'].map((app) => `${app}.app/Contents/MacOS/${app}`),
    win32: ['chrome.exe'],
  }[process.platform] ?? ['chrome'];
  return [join(cache, 'chrome'), join(puppeteer, 'chrome'), playwright]
    .flatMap((folder) => subfolders(folder).filter((version) => !/firefox|webkit|ffmpeg|headless/.test(version)))
    .flatMap(subfolders)
    .flatMap((folder) => programs.map((program) => join(folder, program)));
}

/** Highest version first. */
function subfolders(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

/** Ubuntu's `chromium-browser` may be a script that only says where to get one, so the program is asked its version. */
function runs(program) {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return false;
  }
  // Chrome on Windows opens a window instead of telling its version.
  if (process.platform === 'win32') return true;
  const { status } = spawnSync(program, ['--version'], { timeout: 20_000, stdio: 'ignore' });
  return status === 0;
}

/** Debian has Chromium as a package; Ubuntu's of that name is a snap, which may not work in containers. */
function installPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isDebian()) return;
  console.error('No Chromium found: installing the package chromium …');
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
}

function isDebian() {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function installForProject() {
  console.error(`No Chromium found: downloading Chrome for Testing into ${cache} …`);
  run('npx', ['--yes', '@puppeteer/browsers', 'install', 'chrome@stable', '--path', cache]);
}

/** Shows what the tool says on stderr, so that stdout holds nothing but the path. Failure shows in what is found after. */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { error, status } = spawnSync(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error ?? status) console.error(`${command} failed: ${error?.message ?? `exit code ${status}`}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

/**
 * `npm run check`: every document, heading and path that a comment or a document of this repository names is there, and
 * none names a document from elsewhere. How to cite is in docs/api/README.md.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Read whole, beside the files at the root. */
const FOLDERS = ['src', 'test', 'demo', 'docs', 'bench', 'scripts'];
const EXTENSIONS = /\.(ts|mjs|js|css|html|md)$/;

/** How documents outside the repository were cited. */
const ELSEWHERE = new RegExp(
  [
    /\breferences?,? (?:sections? )?\d+(?:\.\d+)*/,
    /\breference,? X\d+/,
    /\(reference, [^)]*/,
    /\bflows,? (?:sections? )?\d+/,
    /\bcontract,? (?:parts? )?\d+/,
    /\bxml-core,? (?:sections? )?\d+(?:\.\d+)*/,
    /\b(?:its|their) parts? \d+(?:\.\d+)*/,
    /\bsandbox data,? \d+/,
    /\b(?:first|second) seed\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** Ids, and the documents that have a heading for each. */
const IDS = [
  { pattern: /(?<![\w/.#-])X\d{1,2}(?![\w-])/g, document: 'docs/api/disagreements.md' },
  { pattern: /(?<![\w/.#-])[RS]\d{1,2}(?![\w-])/g, document: 'docs/api/certification.md' },
];

const DOCUMENT = /(?<![\w/.-])docs\/[\w./-]+\.md(?:#[\w-]+)?/g;
const PATH = /(?<![\w/.@-])(?:src|test|scripts|demo|bench|docs)\/[\w./*<>{}…,-]*/g;
const LINK = /\]\(<?([^)\s>]+)>?\)/g;
const CLIMB = /(?<!\.)(?:\.\.\/)+/g;

/**
 * @param {{path: string, text: string}} file its path from the root of the repository, with slashes
 * @param {(path: string) => string | undefined} read the text of a file, an empty one for a folder, undefined for neither
 * @returns {string[]} `file:line: what is wrong, and what to do`
 */
export function findFaults({ path, text }, read) {
  const faults = [];
  const isMarkdown = path.endsWith('.md');
  for (const { number, line, prose, title } of isMarkdown ? markdownLines(text) : codeLines(text)) {
    const tell = (fault) => faults.push(`${path}:${number}: ${fault}`);
    const named = isMarkdown || path.startsWith('test/') ? prose : line;
    for (const [target] of named.matchAll(DOCUMENT)) tellMissing(target, read, tell);
    if (isMarkdown) for (const [, target] of prose.matchAll(LINK)) tellBrokenLink(path, target, read, tell);
    for (const [found] of prose.matchAll(PATH)) tellGone(found, read, tell);
    for (const [climb] of line.matchAll(CLIMB)) tellOutside(path, climb, tell);
    const words = isMarkdown ? withoutCode(prose) : `${prose} ${title}`;
    for (const [found] of words.matchAll(ELSEWHERE)) tellElsewhere(found, tell);
    for (const ids of IDS) tellStray(words, { path, text }, ids, read, tell);
  }
  return [...new Set(faults)];
}

function tellMissing(target, read, tell) {
  const [document = '', anchor] = target.split('#');
  const text = read(document);
  if (text === undefined) tell(`${document} does not exist: name a document that does, or write it`);
  else if (anchor !== undefined && !anchorsOf(text).has(anchor))
    tell(`${document} has no heading "#${anchor}": name one of its headings, or write it`);
}

function tellBrokenLink(path, target, read, tell) {
  if (/^[a-z]+:/i.test(target)) return;
  const [relative = '', anchor] = target.split('#');
  const document = relative === '' ? path : posix.normalize(posix.join(posix.dirname(path), relative));
  if (document.startsWith('../')) return;
  if (read(document) === undefined) tell(`the link ${target} leads nowhere: ${document} does not exist`);
  else if (anchor !== undefined) tellMissing(`${document}#${anchor}`, read, tell);
}

function tellGone(found, read, tell) {
  // Of a pattern such as src/elements/<name>/ only the folder in front can be looked up.
  const isPattern = /[*<>{}…]/.test(found);
  const path = isPattern ? found.replace(/[^/]*[*<>{}…].*$/, '') : found.replace(/[.,/-]+$/, '');
  if (/^docs\/.*\.md$/.test(path) || read(path.replace(/\/$/, '')) !== undefined) return;
  tell(`${path} does not exist: it was moved or removed, name what is there now`);
}

function tellOutside(path, climb, tell) {
  const isOutside = climb.length / '../'.length >= path.split('/').length;
  if (isOutside) tell(`${climb} leads out of the repository: keep what is needed inside it`);
}

function tellElsewhere(found, tell) {
  tell(`"${found}" names no place in this repository: cite docs/api/<file>.md#<heading>, or delete it`);
}

function tellStray(words, { path, text }, { pattern, document }, read, tell) {
  for (const [id] of words.matchAll(pattern)) {
    const isKnown = anchorsOf(read(document) ?? '').has(id.toLowerCase());
    const isNamed = path === document || text.includes(posix.basename(document));
    if (isNamed && !isKnown) tell(`${id} has no heading in ${document}: correct it, or write the heading`);
    if (!isNamed && isKnown) tell(`${id} stands alone: name ${document} in this file, best in its first comment`);
  }
}

/** GitHub's anchors of a document's headings. */
function anchorsOf(text) {
  const anchors = new Set();
  for (const { prose } of markdownLines(text)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(prose)?.[1];
    if (heading === undefined) continue;
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return anchors;
}

/** The lines of a document; those of fenced code have no prose. */
function markdownLines(text) {
  let isCode = false;
  return text.split('\n').map((line, index) => {
    const isFence = /^\s*(```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return { number: index + 1, line, prose: isFence || isCode ? '' : line, title: '' };
  });
}

const withoutCode = (prose) => prose.replace(/`[^`]*`/g, '');

/** The lines of code: `prose` is what stands in comments, `title` the name of a test. */
function codeLines(text) {
  let isInside = false;
  return text.split('\n').map((line, index) => {
    const start = line.trimStart();
    const isBlock = isInside || /^(\/\*|<!--)/.test(start);
    if (isBlock) isInside = !/\*\/|-->/.test(line);
    const title = /\b(?:describe|it|test)(?:\.\w+)?\((['"`])(.*?)\1/.exec(line)?.[2] ?? '';
    return { number: index + 1, line, prose: isBlock ? line : (lineComment(line) ?? ''), title };
  });
}

/** What follows `//` outside of quotes. */
function lineComment(line) {
  const code = /^(?:[^'"`/]|\/(?!\/)|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)*/.exec(line)?.[0] ?? '';
  return line.startsWith('//', code.length) ? line.slice(code.length) : undefined;
}

/** Every file that is checked, from the root of the repository. */
function filesOf(root) {
  const inside = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => posix.join(folder, name.replaceAll('\\', '/'))),
  );
  return [...readdirSync(root), ...inside].filter((path) => EXTENSIONS.test(path)).sort();
}

function reader(root) {
  const known = new Map();
  return (path) => {
    if (!known.has(path)) {
      const stats = statSync(join(root, path), { throwIfNoEntry: false });
      known.set(path, stats?.isFile() ? readFileSync(join(root, path), 'utf8') : stats && '');
    }
    return known.get(path);
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const read = reader(root);
  const faults = filesOf(root).flatMap((path) => findFaults({ path, text: read(path) ?? '' }, read));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error(`\n${faults.length} citations lead nowhere; docs/api/README.md says how to cite.`);
    process.exitCode = 1;
  }
}

/**
 * `import … from 'tsw-widgets'`: every class, event and setting, and nothing is defined. To define elements import
 * `tsw-widgets/define` (all) or `tsw-widgets/elements/tsw-….js` (one).
 */
export { configure } from './context/page.js';
export type { Settings, StorageKind } from './context/settings.js';

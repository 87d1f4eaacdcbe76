/** The version in package.json, repeated here because a script tag has no package.json (checked by a test). */
export const VERSION = '0.1.0';

/** Part of every page-global key: raised when the shape of what copies of this library share changes. */
export const PROTOCOL = 1;

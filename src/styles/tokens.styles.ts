/**
 * The public tokens (docs/theming.md), read into private aliases with their defaults. A public token is never declared
 * on a host, so a value that the page sets on any ancestor wins. Sizes are in em and px, never rem, because pages set
 * their own root font size.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    color-scheme: var(--tsw-color-scheme, inherit);
    --_text: var(--tsw-color-text, light-dark(#1b1b1f, #eceaf0));
    --_muted: var(--tsw-color-muted, light-dark(#55555f, #b4b2bc));
    --_surface: var(--tsw-color-surface, light-dark(#ffffff, #1c1b20));
    --_raised: var(--tsw-color-raised, light-dark(#f5f5f8, #28272d));
    --_border: var(--tsw-color-border, light-dark(#d5d5dd, #45444c));
    --_control: var(--tsw-color-control, light-dark(#85858f, #8f8d99));
    --_accent: var(--tsw-color-accent, light-dark(#3a3ad6, #a9a9ff));
    --_on-accent: var(--tsw-color-on-accent, light-dark(#ffffff, #14133b));
    --_accent-soft: var(--tsw-color-accent-soft, light-dark(#ececfd, #2e2d55));
    --_danger: var(--tsw-color-danger, light-dark(#b3141c, #ff9d9d));
    --_danger-soft: var(--tsw-color-danger-soft, light-dark(#fdecec, #43201f));
    --_warning: var(--tsw-color-warning, light-dark(#7a4a00, #ffc56b));
    --_warning-soft: var(--tsw-color-warning-soft, light-dark(#fff3dc, #3d2f16));
    --_success: var(--tsw-color-success, light-dark(#0b6b3a, #7fdca7));
    --_success-soft: var(--tsw-color-success-soft, light-dark(#e5f6ec, #16352a));
    --_radius: var(--tsw-radius, 8px);
    --_space: var(--tsw-space, 16px);
    --_focus: var(--tsw-focus-color, var(--_accent));
    --_focus-width: var(--tsw-focus-width, 3px);
    --_font: var(--tsw-font-family, inherit);
  }
`;

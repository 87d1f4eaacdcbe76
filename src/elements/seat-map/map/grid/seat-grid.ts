/**
 * The seats as a grid for keyboards, screen readers and tests: transparent rows of gridcells, each exactly over its drawn
 * seat. The grid of an ordinary hall has all seats. The grid of a larger one has only the rows around the focus,
 * numbered by aria-rowindex, so that an arena takes no more time than a studio.
 */
import type { CellState } from './cell-state.js';
import type { FlatHall } from '../../model/flat-hall.js';
import type { Viewport } from '../viewport.js';

/** The most seats of a hall whose grid has all of them. */
export const ALL_CELLS_UP_TO = 1_000;
/** Number of rows on each side of the focused one in the grid of a larger hall. */
const ROWS_AROUND = 2;

export class SeatGrid {
  readonly #rows = new Map<number, HTMLElement>();
  readonly #cells = new Map<number, HTMLElement>();
  #hall: FlatHall | undefined;
  #current: number | undefined;

  /**
   * @param element has the role grid; the rows are its only content
   * @param describe gives the name and state of a spot
   */
  constructor(
    private readonly element: HTMLElement,
    private readonly describe: (spot: number) => CellState,
  ) {}

  /** The spot in the tab order, which has or would get the focus. */
  get current(): number | undefined {
    return this.#current;
  }

  /** Replaces all rows. @param current the spot in the tab order */
  show(hall: FlatHall, current: number | undefined): void {
    const hadFocus = this.#focusedCell() !== undefined;
    this.#hall = hall;
    this.#current = current;
    this.#rows.clear();
    this.#cells.clear();
    this.element.replaceChildren();
    this.element.setAttribute('aria-rowcount', String(hall.rows.length));
    this.#updateRows();
    if (hadFocus) this.focus();
  }

  /** Moves the tab stop. */
  moveTo(spot: number): void {
    const before = this.#current;
    this.#current = spot;
    this.#updateRows();
    if (before !== undefined) this.#cells.get(before)?.setAttribute('tabindex', '-1');
    this.#cells.get(spot)?.setAttribute('tabindex', '0');
  }

  focus(): void {
    // The map moves the seat into view. The browser would scroll the layer instead.
    if (this.#current !== undefined) this.#cells.get(this.#current)?.focus({ preventScroll: true });
  }

  cell(spot: number): HTMLElement | undefined {
    return this.#cells.get(spot);
  }

  spotOf(target: EventTarget | null): number | undefined {
    const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
    return cell ? Number(cell.id.slice('spot-'.length)) : undefined;
  }

  /** Updates the cells of these spots. Spots without a cell are skipped. */
  refresh(spots: Iterable<number>): void {
    for (const spot of spots) {
      const cell = this.#cells.get(spot);
      if (cell) setState(cell, this.describe(spot));
    }
  }

  refreshAll(): void {
    this.refresh(this.#cells.keys());
  }

  alignTo(viewport: Viewport): void {
    const { x, y } = viewport.toScreen(0, 0);
    this.element.style.setProperty('transform', `translate(${x}px, ${y}px) scale(${viewport.scale})`);
  }

  /** Adds the rows around the current spot and removes the others. */
  #updateRows(): void {
    const hall = this.#hall;
    if (!hall) return;
    const isWhole = hall.x.length <= ALL_CELLS_UP_TO;
    const at = this.#current === undefined ? 0 : (hall.rowOf[this.#current] ?? 0);
    const from = isWhole ? 0 : Math.max(0, at - ROWS_AROUND);
    const to = isWhole ? hall.rows.length : Math.min(hall.rows.length, at + ROWS_AROUND + 1);
    for (const [place, row] of this.#rows) if (place < from || place >= to) this.#dropRow(place, row);
    let previous: HTMLElement | undefined;
    for (let place = from; place < to; place++) {
      let row = this.#rows.get(place);
      if (!row) {
        row = this.#makeRow(hall, place);
        if (previous) previous.after(row);
        else this.element.prepend(row);
      }
      previous = row;
    }
  }

  #makeRow(hall: FlatHall, place: number): HTMLElement {
    const element = document.createElement('div');
    element.setAttribute('role', 'row');
    element.setAttribute('aria-rowindex', String(place + 1));
    const { from = 0, to = 0 } = hall.rows[place] ?? {};
    for (let spot = from; spot < to; spot++) element.append(this.#makeCell(hall, spot));
    // A row needs a visible cell.
    element.hidden = [...element.children].every((cell) => cell.hasAttribute('hidden'));
    this.#rows.set(place, element);
    return element;
  }

  #makeCell({ x, y, radius }: FlatHall, spot: number): HTMLElement {
    const cell = document.createElement('div');
    const half = radius[spot] ?? 0;
    cell.id = `spot-${spot}`;
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('tabindex', spot === this.#current ? '0' : '-1');
    cell.style.left = `${(x[spot] ?? 0) - half}px`;
    cell.style.top = `${(y[spot] ?? 0) - half}px`;
    cell.style.width = cell.style.height = `${2 * half}px`;
    setState(cell, this.describe(spot));
    this.#cells.set(spot, cell);
    return cell;
  }

  #dropRow(place: number, row: HTMLElement): void {
    const { from = 0, to = 0 } = this.#hall?.rows[place] ?? {};
    for (let spot = from; spot < to; spot++) this.#cells.delete(spot);
    this.#rows.delete(place);
    row.remove();
  }

  #focusedCell(): Element | undefined {
    const { activeElement } = this.element.getRootNode() as ShadowRoot;
    return activeElement && this.element.contains(activeElement) ? activeElement : undefined;
  }
}

function setState(cell: HTMLElement, state: CellState): void {
  cell.setAttribute('aria-label', state.name);
  cell.setAttribute('aria-selected', String(state.isSelected));
  cell.toggleAttribute('hidden', state.isHidden);
  setOrRemove(cell, 'aria-disabled', state.isUnavailable);
  setOrRemove(cell, 'aria-invalid', state.isAtFault);
}

function setOrRemove(cell: HTMLElement, attribute: string, isTrue: boolean): void {
  if (isTrue) cell.setAttribute(attribute, 'true');
  else cell.removeAttribute(attribute);
}

/** The arithmetic of the drawn map: viewport, seats under a point, keyboard navigation, marks. */
import { expect } from '@open-wc/testing';
import { layOutHall } from '../../../src/domain/seats/plan/hall-layout.js';
import { buildSeatIndex } from '../../../src/domain/seats/seat-index.js';
import { type FlatHall, flattenHall, findSpotNear, spotOf } from '../../../src/elements/seat-map/model/flat-hall.js';
import { markOf, MARKS } from '../../../src/elements/seat-map/model/marks.js';
import { Viewport } from '../../../src/elements/seat-map/map/viewport.js';
import { findFirstOpen, walk } from '../../../src/elements/seat-map/map/grid/walk.js';
import { makeHall } from '../../support/halls.js';

const index = buildSeatIndex(
  makeHall({
    bands: [
      { type: 'STALLS', blocks: ['A1-10', 'B2-9'] },
      { type: 'CIRCLE', blocks: ['E4-5', 'E7-9', 'F1-3'] },
    ],
  }),
);
const hall: FlatHall = flattenHall(layOutHall(index), index.seats.length, false);
const spot = (id: string): number => spotOf(hall, index.byId.get(id)![0]!)!;
const id = (at: number | undefined): string | undefined => (at === undefined ? undefined : hall.free[at]?.seat.id);

describe('the flat hall', () => {
  it('has every seat once, row by row, and finds it again', () => {
    expect(hall.x.length).to.equal(index.seats.length);
    for (const [at, free] of hall.free.entries()) expect(hall.spotOf[free!.ordinal]).to.equal(at);
    for (const { from, to, edges } of hall.rows) {
      for (let at = from; at < to; at++) {
        expect(hall.x[at]!).to.be.within(edges.left, edges.right);
        expect(hall.y[at]!).to.be.within(edges.top, edges.bottom);
      }
    }
  });

  it('finds the seat under a point, the nearest within reach, and none beyond', () => {
    for (const at of hall.x.keys()) {
      expect(findSpotNear(hall, { x: hall.x[at]!, y: hall.y[at]! }, 0)).to.equal(at);
    }
    const at = spot('A1');
    const beside = { x: hall.x[at]! - hall.radius[at]! - 5, y: hall.y[at]! };
    expect(findSpotNear(hall, beside, 4)).to.be.undefined;
    expect(findSpotNear(hall, beside, 6)).to.equal(at);
  });
});

describe('the viewport', () => {
  const open = (): Viewport => {
    const viewport = new Viewport();
    viewport.resize(400, 300);
    viewport.show({ left: 0, top: 0, right: 1_000, bottom: 500 }, 20);
    return viewport;
  };

  it('shows all of the hall first, in the middle', () => {
    const viewport = open();
    expect(viewport.toScreen(500, 250)).to.deep.equal({ x: 200, y: 150 });
    const { x } = viewport.toScreen(0, 0);
    expect(x).to.be.within(0, 20);
    expect(viewport.isZoomed).to.be.false;
  });

  it('keeps the point under the pointer while it zooms', () => {
    const viewport = open();
    const before = viewport.toPlan(250, 140);
    viewport.zoomBy(2, 250, 140);
    const after = viewport.toPlan(250, 140);
    expect(after.x).to.be.closeTo(before.x, 1e-6);
    expect(after.y).to.be.closeTo(before.y, 1e-6);
    expect(viewport.isZoomed).to.be.true;
  });

  it('zooms no further out than the whole hall and no further in than the largest seat', () => {
    const viewport = open();
    viewport.zoomBy(1e-6);
    expect(viewport.isZoomed).to.be.false;
    viewport.zoomBy(1e6);
    expect(viewport.canZoomIn).to.be.false;
    expect(viewport.scale * 20).to.be.at.most(64 + 1e-6);
  });

  it('cannot be moved off the hall', () => {
    const viewport = open();
    viewport.zoomBy(4);
    viewport.panBy(1e6, 1e6);
    expect(viewport.toScreen(0, 0).x).to.be.within(0, 20);
    expect(viewport.beyond).to.deep.equal({ left: false, right: true, up: false, down: true });
  });

  it('moves as little as possible to reveal a seat', () => {
    const viewport = open();
    viewport.zoomBy(4);
    const { x, y } = viewport;
    viewport.reveal(x, y, 48);
    expect([viewport.x, viewport.y]).to.deep.equal([x, y]);
    viewport.reveal(900, y, 48);
    expect(viewport.toScreen(900, y).x).to.be.closeTo(400 - 48, 1e-6);
  });

  it('keeps showing the whole hall, or stays zoomed, when the map is resized', () => {
    const viewport = open();
    viewport.resize(800, 600);
    expect(viewport.isZoomed).to.be.false;
    viewport.zoomBy(3);
    const { x } = viewport;
    viewport.resize(700, 500);
    expect(viewport.isZoomed).to.be.true;
    expect(viewport.x).to.equal(x);
  });
});

describe('walking the grid by keys', () => {
  const all = (): boolean => true;
  const go = (from: string, key: string, isFar = false, isOpen: (spot: number) => boolean = all): string | undefined =>
    id(walk(hall, spot(from), { key, ctrlKey: isFar, metaKey: false }, isOpen));

  it('goes along the row and stops at its ends', () => {
    expect(go('A3', 'ArrowRight')).to.equal('A4');
    expect(go('A1', 'ArrowLeft')).to.equal('A1');
    expect(go('E5', 'ArrowRight')).to.equal('E7');
    expect(go('B5', 'Home')).to.equal('B2');
    expect(go('B5', 'End')).to.equal('B9');
  });

  it('goes straight ahead to the next row, also into the next section', () => {
    expect(go('A4', 'ArrowDown')).to.equal('B4');
    expect(go('A1', 'ArrowDown')).to.equal('B2');
    expect(go('E4', 'ArrowUp')).to.match(/^B/);
    expect(go('A4', 'ArrowUp')).to.equal('A4');
  });

  it('goes from section to section and to the corners of the hall', () => {
    expect(go('A4', 'PageDown')).to.match(/^E/);
    expect(go('F1', 'PageUp')).to.match(/^A/);
    expect(go('B5', 'Home', true)).to.equal('A1');
    expect(go('B5', 'End', true)).to.equal('F3');
  });

  it('skips seats that a filter hides', () => {
    const isOpen = (at: number): boolean => !['A4', 'A5'].includes(id(at)!) && !id(at)!.startsWith('B');
    expect(go('A3', 'ArrowRight', false, isOpen)).to.equal('A6');
    expect(go('A3', 'ArrowDown', false, isOpen)).to.match(/^E/);
    expect(id(findFirstOpen(hall, (at) => id(at)!.startsWith('F')))).to.equal('F1');
    expect(findFirstOpen(hall, () => false)).to.be.undefined;
  });

  it('ignores other keys', () => {
    expect(go('A3', 'Tab')).to.be.undefined;
    expect(go('A3', 'x')).to.be.undefined;
  });
});

describe('the marks of price bands', () => {
  it('all look different until colour and shape repeat', () => {
    const marks = Array.from({ length: MARKS }, (_, rank) => JSON.stringify(markOf(rank)));
    expect(new Set(marks).size).to.equal(MARKS);
    expect(markOf(MARKS)).to.deep.equal(markOf(0));
  });
});

/** The time left of a reservation: warnings, the end and corrections. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { office, reserveSeats, session, status, useSession } from './in-one-page.js';

useSession();

describe('the time of a reservation', () => {
  it('comes from the box office, warns at five minutes and one minute, and ends', async () => {
    await reserveSeats('B2', 'B3');
    await office.settle();
    assert.equal(session.state.secondsLeft, 900);
    for (let second = 0; second < 899; second += 1) office.clock.advance(1_000);
    assert.deepEqual(
      office.eventsOf('reservation-expiring').map(({ secondsLeft }) => secondsLeft),
      [300, 60],
    );
    office.clock.advance(1_000);
    await office.settle();
    assert.equal(status(), 'expired');
    assert.equal(office.eventsOf('reservation-expire').length, 1);
    assert.equal(session.state.trolley.trolley.orderCount, 1);
    assert.equal(office.clock.timerCount, 0);
  });

  it('can run out, and the same trolley can be reserved again', async () => {
    await reserveSeats('B2', 'B3');
    await office.settle();
    office.clock.advance(16 * 60_000);
    await office.settle();
    assert.ok((await session.reserve()).ok);
    assert.equal(status(), 'reserved');
  });

  it('is corrected when the page comes back from sleep', async () => {
    await reserveSeats('B2', 'B3');
    await office.settle();
    session.pause();
    office.clock.advance(10 * 60_000);
    session.resume();
    await session.resynchronise();
    await office.settle();
    assert.equal(session.state.secondsLeft, 300);
  });
});

describe('the time left', () => {
  beforeEach(async () => {
    await reserveSeats('B2', 'B3');
    await office.settle();
  });

  const warnings = (): number[] => office.eventsOf('reservation-expiring').map(({ secondsLeft }) => secondsLeft);

  const minutesSaid = (): number[] =>
    session.state.messages.flatMap((message) => (message.kind === 'time-running-out' ? message.minutesLeft : []));

  async function seconds(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) office.clock.advance(1_000);
    for (let turn = 0; turn < 5; turn += 1) await office.settle();
  }

  it('is corrected after a sleep that fires no event', async () => {
    await seconds(1);
    office.clock.slept = 8 * 60_000;
    await seconds(1);
    // The box office gives hundredths of minutes.
    assert.ok(Math.abs((session.state.secondsLeft ?? 0) - (900 - 2 - 480)) <= 1);
  });

  it('ends at once when the reservation ended during a sleep, and keeps the trolley', async () => {
    await seconds(1);
    office.clock.slept = 20 * 60_000;
    await seconds(1);
    assert.equal(session.state.booking.status, 'expired');
    assert.equal(session.state.trolley.trolley.orderCount, 1);
    assert.ok((await session.reserve()).ok);
  });

  it('is also corrected upwards, and gives no warning twice', async () => {
    await seconds(601);
    assert.deepEqual(warnings(), [300]);
    assert.deepEqual(minutesSaid(), [5]);
    // The box office gives a minute more.
    office.clock.slept = -60_000;
    await seconds(1);
    assert.ok((session.state.secondsLeft ?? 0) > 350);
    await seconds(300);
    assert.deepEqual(warnings(), [300, 60]);
    assert.deepEqual(minutesSaid(), [5, 1]);
  });

  it('ignores a change of the computer’s clock', async () => {
    office.clock.advance(1_000);
    // Only the computer's clock changes; the box office keeps its own time.
    const wall = office.clock.wall.bind(office.clock);
    const calls = office.count('status');
    office.clock.wall = () => wall() + 3_600_000;
    office.sandboxClock = wall;
    await seconds(2);
    assert.equal(session.state.secondsLeft, 900 - 3);
    assert.equal(office.count('status'), calls + 1);
  });

  it('gives its warnings again in the next reservation', async () => {
    await seconds(601);
    await session.renewReservation();
    await office.settle();
    await seconds(601);
    assert.deepEqual(warnings(), [300, 300]);
    assert.deepEqual(minutesSaid(), [5, 5]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Deadline } from '../../src/net/deadline.js';

const never = new Promise<never>(() => undefined);

describe('a deadline', () => {
  it('ends a wait when its time is over, even for work that ignores the signal', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const deadline = new Deadline(1000);
    const waiting = assert.rejects(deadline.race(never));
    t.mock.timers.tick(999);
    assert.deepEqual([deadline.hasPassed, deadline.signal.aborted], [false, false]);
    t.mock.timers.tick(1);
    assert.deepEqual([deadline.hasPassed, deadline.signal.aborted], [true, true]);
    await waiting;
  });

  it("ends a wait with the caller's reason when the caller aborts, before or during it", async () => {
    const reason = new Error('the page was left');
    const caller = new AbortController();
    const during = new Deadline(60_000, caller.signal);
    const waiting = assert.rejects(during.race(never), reason);
    caller.abort(reason);
    await waiting;
    assert.equal(during.hasPassed, false);
    during.clear();
    const before = new Deadline(60_000, caller.signal);
    await assert.rejects(before.race(never), reason);
    before.clear();
  });

  it('gives the result of work that is done in time, and stops its timer when it is cleared', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const caller = new AbortController();
    const deadline = new Deadline(1000, caller.signal);
    assert.equal(await deadline.race(Promise.resolve('done')), 'done');
    await assert.rejects(deadline.race(Promise.reject(new Error('its own'))), /its own/);
    deadline.clear();
    t.mock.timers.tick(1000);
    caller.abort();
    assert.deepEqual([deadline.hasPassed, deadline.signal.aborted], [false, false]);
  });
});

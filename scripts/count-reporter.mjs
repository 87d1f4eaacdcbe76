/** Writes how many browser tests passed and failed to the file that TSW_COUNT_FILE names, for scripts/test.mjs. */
import { writeFileSync } from 'node:fs';

export const countReporter = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite?.tests ?? []) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
      for (const inner of suite?.suites ?? []) walk(inner);
    };
    for (const session of sessions) {
      const before = count.failed;
      walk(session.testResults);
      // A file that did not load has no results and has failed all the same.
      if (!session.passed && count.failed === before) count.failed += 1;
    }
    if (process.env.TSW_COUNT_FILE) writeFileSync(process.env.TSW_COUNT_FILE, JSON.stringify(count));
  },
});

const path = require('node:path');
const budgets = require('./budgets');

const tests = path.join(__dirname, '..');
const budgetOf = (file) => budgets.find(([part]) => file.includes(part))[1];

/** Files that took longer than their budget, with what they took: said, never a failure, for a busy machine is none. */
function overBudget(results) {
  return results.flatMap(({ testFilePath, perfStats }) => {
    const file = path.relative(tests, testFilePath);
    const seconds = Math.round(perfStats.runtime / 1000);
    return seconds > budgetOf(file) ? [`  ${file} took ${seconds} s of ${budgetOf(file)}`] : [];
  });
}

/**
 * Prints the files over their budget, and what ran as the plain closing line `N passed, N failed` (skipped tests are
 * named, never hidden).
 */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const over = overBudget(results.testResults);
    if (over.length > 0) process.stdout.write(`Over budget (test/kit/budgets.js):\n${over.join('\n')}\n`);
    const broken = results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${results.numFailedTests + broken} failed`;
    process.stdout.write(`${line}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
};

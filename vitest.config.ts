import { defineConfig } from 'vitest/config';

const inCi = process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    dir: 'test',
    // A machine shared with others is slow; a test that hangs is told apart all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000, interval: 10 } },
    // One more than there are cores: the kill journeys mostly wait for a bot in a process of its own.
    maxWorkers: 3,
    isolate: false,
    reporters: inCi ? ['default', ['json', { outputFile: 'dist/test-results.json' }]] : ['default'],
  },
});

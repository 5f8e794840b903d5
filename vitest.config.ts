import { defineConfig } from 'vitest/config';

const inCi = process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    dir: 'test',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // One more than there are cores: the kill journeys mostly wait for a bot in a process of its own.
    maxWorkers: 3,
    isolate: false,
    reporters: inCi ? ['default', ['json', { outputFile: 'dist/test-results.json' }]] : ['default'],
  },
});

import { defineConfig } from 'vitest/config';

const inCi = process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    dir: 'test',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    maxWorkers: 2,
    isolate: false,
    reporters: inCi ? ['default', ['json', { outputFile: 'dist/test-results.json' }]] : ['default'],
  },
});

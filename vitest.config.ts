import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/.next/**', 'e2e/**'];

/** The suffix names what a test needs: nothing, or a real Postgres. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...elsewhere, '**/*.pg.test.ts'],
          // A limit on what hangs, not on what is slow while the machine is busy.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pg',
          include: ['**/*.pg.test.ts'],
          exclude: elsewhere,
          globalSetup: './vitest.global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

import { defineConfig } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** A real Chromium from the system, asked to talk to nobody but us. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  globalSetup: './global-setup.ts',
  workers: 1,
  // Limits on what hangs: a busy machine starts and stops the whole product slowly.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  forbidOnly: true,
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['HELIX_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});

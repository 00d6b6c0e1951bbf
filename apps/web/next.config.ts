import type { NextConfig } from 'next';
import { resolve } from 'node:path';

const config: NextConfig = {
  transpilePackages: ['@helix/client', '@helix/contracts', '@helix/demo', '@helix/ui'],
  // Types are checked by the project's own compiler, over everything at once.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: resolve(import.meta.dirname, '../..') },
  poweredByHeader: false,
  devIndicators: false,
};

export default config;

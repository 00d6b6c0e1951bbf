import { run } from './toolchain.mjs';

await run(['up', ...process.argv.slice(2)], { dashboard: true });

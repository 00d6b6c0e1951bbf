import { run } from './toolchain.mjs';

await run(['test', ...process.argv.slice(2)], { dashboard: true });

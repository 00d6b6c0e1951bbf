import { run } from './toolchain.mjs';

await run(['bench', ...process.argv.slice(2)], { dashboard: true });

import { run } from './toolchain.mjs';

await run(process.argv.slice(2));

import { setFlagsFromString } from 'node:v8';
import { createLogger, runProcess } from '@helix/runtime';
import { readConfig } from './config.ts';
import { createGateway } from './gateway.ts';

// Streams leave garbage without end; by itself V8 lets it grow to three times what is in use before it collects.
setFlagsFromString('--heap-growing-percent=30');
// Helper threads wait for processors that others use, and every stream waits with them.
setFlagsFromString('--no-parallel-scavenge');

const log = createLogger({ process: 'gateway', level: process.env['LOG_LEVEL'] ?? 'info' });

await runProcess(log, () => [createGateway({ ...readConfig(), log })]);

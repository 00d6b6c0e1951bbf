import { createLogger, runProcess } from '@helix/runtime';
import { readConfig } from './config.ts';
import { createGateway } from './gateway.ts';

const log = createLogger({ process: 'gateway', level: process.env['LOG_LEVEL'] ?? 'info' });

await runProcess(log, () => [createGateway({ ...readConfig(), log })]);

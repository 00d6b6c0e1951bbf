import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorStatus } from '@helix/contracts';
import { projectRoot, readConfig, readEnvironment } from '../config.ts';
import { exitCodes, Failure } from '../failure.ts';
import { loadSecrets } from '../home/home.ts';
import { withDatabase } from './instance-database.ts';

const answerSchema = z.union([
  z.object({ answer: z.record(z.string(), z.unknown()) }),
  z.object({ refusal: z.object({ code: z.string(), message: z.string() }) }),
]);

/** Has the instance of this folder do something that needs no session, only its folder. */
export async function operate(order: Record<string, unknown>): Promise<Record<string, unknown>> {
  const environment = readEnvironment();
  const config = readConfig(environment);
  if (!existsSync(join(config.home, 'secrets.json'))) {
    throw new Failure(
      `There is no instance in ${config.home} yet. Start it: npm start`,
      exitCodes.notFound,
    );
  }
  const secrets = loadSecrets(config.home);
  return withDatabase(config, secrets.POSTGRES_PASSWORD, async (databaseUrl) => {
    const env = {
      ...process.env,
      HELIX_HOME: config.home,
      DATABASE_URL: databaseUrl,
      JWT_SECRET: environment['JWT_SECRET'] || secrets.JWT_SECRET,
      SECRETS_ENCRYPTION_KEY:
        environment['SECRETS_ENCRYPTION_KEY'] || secrets.SECRETS_ENCRYPTION_KEY,
      GATEWAY_TOKEN: environment['GATEWAY_TOKEN'] || secrets.GATEWAY_TOKEN,
    };
    const parsed = answerSchema.safeParse(await runEngine(env, JSON.stringify(order)));
    if (!parsed.success) throw new Failure('The instance gave no answer.', exitCodes.internal);
    if ('answer' in parsed.data) return parsed.data.answer;
    throw toFailure(parsed.data.refusal);
  });
}

function runEngine(env: NodeJS.ProcessEnv, order: string): Promise<unknown> {
  const file = join(projectRoot, 'apps/engine/src/operate.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', () => resolve(parseJson(output)));
    child.stdin.end(order);
  });
}

function toFailure({ code, message }: { code: string; message: string }): Failure {
  const status = Object.entries(errorStatus).find(([name]) => name === code)?.[1];
  if (status === 404) return new Failure(message, exitCodes.notFound);
  return new Failure(message, status === 400 ? exitCodes.invalid : exitCodes.internal);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

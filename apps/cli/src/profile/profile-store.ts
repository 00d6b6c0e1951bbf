import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { writePrivately } from '../home/home.ts';

const profileSchema = z.object({
  email: z.string(),
  accessToken: z.string(),
  accessTokenExpiresAt: z.string(),
  refreshToken: z.string(),
});
const storeSchema = z.object({
  version: z.literal(1),
  current: z.string().nullable(),
  profiles: z.record(z.string(), profileSchema),
});
/** A session on one server. */
export type Profile = z.infer<typeof profileSchema>;
type Store = z.infer<typeof storeSchema>;

export type ProfileStore = {
  /** The server that was signed in to last. */
  current(): string | undefined;
  find(url: string): Profile | undefined;
  save(url: string, profile: Profile): Promise<void>;
  remove(url: string): Promise<void>;
  /** Only one program at a time may spend a refresh token: the second would end the session. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
};

const staleLockMs = 15_000;

/** Sessions by server, in a file that only its owner can read. */
export function openProfileStore(
  environment: Readonly<Record<string, string | undefined>>,
): ProfileStore {
  const folder = join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'helix');
  const file = join(folder, 'profiles.json');
  const lock = `${file}.lock`;
  let depth = 0;

  const exclusively = async <T>(work: () => Promise<T>): Promise<T> => {
    if (depth === 0) await take(folder, lock);
    depth += 1;
    try {
      return await work();
    } finally {
      depth -= 1;
      if (depth === 0) rmSync(lock, { force: true });
    }
  };
  const change = (apply: (store: Store) => Store) =>
    exclusively(async () => {
      writePrivately(file, JSON.stringify(apply(read(file)), undefined, 2));
    });

  return {
    current: () => read(file).current ?? undefined,
    find: (url) => read(file).profiles[url],
    save: (url, profile) =>
      change((store) => ({
        ...store,
        current: url,
        profiles: { ...store.profiles, [url]: profile },
      })),
    remove: (url) =>
      change((store) => {
        const { [url]: _gone, ...profiles } = store.profiles;
        const current = store.current === url ? (Object.keys(profiles)[0] ?? null) : store.current;
        return { ...store, current, profiles };
      }),
    exclusively,
  };
}

function read(file: string): Store {
  let text: string;
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    text = readFileSync(file, 'utf8');
  } catch {
    return { version: 1, current: null, profiles: {} };
  }
  const parsed = storeSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new Failure(`${file} is damaged. Remove it and sign in again: helix login`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function take(folder: string, lock: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const age = ageOf(lock);
    if (age !== undefined && age > staleLockMs) rmSync(lock, { force: true });
    else await delay(25);
  }
}

function ageOf(file: string): number | undefined {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}

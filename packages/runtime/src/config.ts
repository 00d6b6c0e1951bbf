import type { z } from 'zod';

/** One environment variable: how it is read, and what the docs say of it. */
export type Setting<Schema extends z.ZodType = z.ZodType> = {
  readonly env: string;
  readonly schema: Schema;
  readonly summary: string;
  readonly secret?: boolean;
};
export type Settings = { readonly [name: string]: Setting | Settings };

export type ConfigOf<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer Schema>
    ? z.output<Schema>
    : S[K] extends Settings
      ? ConfigOf<S[K]>
      : never;
};

export function setting<Schema extends z.ZodType>(
  env: string,
  schema: Schema,
  about: { summary: string; secret?: boolean },
): Setting<Schema> {
  return { env, schema, ...about };
}

export function isSetting(value: Setting | Settings): value is Setting {
  return typeof value.env === 'string';
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : 'problems'}:\n  ${problems.join('\n  ')}`,
    );
    this.problems = problems;
  }
}

/** Reads every setting, reports all that is wrong at once, and freezes the result. An empty variable counts as unset. */
export function loadConfig<const S extends Settings>(
  settings: S,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigOf<S> {
  const problems: string[] = [];
  const config = readGroup(settings, environment, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built key by key from the same settings
  return config as ConfigOf<S>;
}

function readGroup(
  settings: Settings,
  environment: Readonly<Record<string, string | undefined>>,
  problems: string[],
): Readonly<Record<string, unknown>> {
  const group: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(settings)) {
    group[name] = isSetting(value)
      ? readSetting(value, environment[value.env], problems)
      : readGroup(value, environment, problems);
  }
  return Object.freeze(group);
}

function readSetting(entry: Setting, raw: string | undefined, problems: string[]): unknown {
  const parsed = entry.schema.safeParse(raw === '' ? undefined : raw);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) => issue.message).join('; ');
  const shown =
    raw === undefined || raw === ''
      ? 'is not set'
      : entry.secret
        ? 'is wrong'
        : `is ${JSON.stringify(raw)}`;
  problems.push(`${entry.env} ${shown}: ${reasons} (${entry.summary})`);
  return undefined;
}

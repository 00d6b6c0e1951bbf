import { isSetting, type Setting, type Settings } from '@helix/runtime';

type Entry = { readonly setting: Setting; readonly processes: string[] };
type ByProcess = Readonly<Record<string, Settings>>;

/** Every variable once, with all the processes that read it. */
function collect(byProcess: ByProcess): Entry[] {
  const entries = new Map<string, Entry>();
  for (const [process, settings] of Object.entries(byProcess)) {
    for (const setting of flatten(settings)) {
      const entry = entries.get(setting.env) ?? { setting, processes: [] };
      entry.processes.push(process);
      entries.set(setting.env, entry);
    }
  }
  return [...entries.values()].toSorted((a, b) => a.setting.env.localeCompare(b.setting.env));
}

function flatten(settings: Settings): Setting[] {
  return Object.values(settings).flatMap((value) => (isSetting(value) ? [value] : flatten(value)));
}

/** What it is when it is not set, as it would be written. */
function defaultOf({ schema }: Setting): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return 'required';
  if (parsed.data === undefined) return '';
  return Array.isArray(parsed.data) ? parsed.data.join(',') : String(parsed.data);
}

export function printConfigurationPage(byProcess: ByProcess): string {
  const rows = collect(byProcess).map(({ setting, processes }) => {
    const value = defaultOf(setting);
    const shown = value === '' ? '' : value === 'required' ? 'required' : `\`${value}\``;
    const secret = setting.secret ? ' *(secret)*' : '';
    return `| \`${setting.env}\` | ${shown} | ${setting.summary}${secret} | ${processes.join(', ')} |`;
  });
  return `# Configuration

Everything is set by environment variables, or by a file \`.env\` beside the project (the real environment wins).
All problems are reported at once when a process starts. What is *required* below is made up and kept in
\`HELIX_HOME/secrets.json\` by \`npm start\`; only processes that you start yourself need it from you.

| variable | default | meaning | read by |
|---|---|---|---|
${rows.join('\n')}

This page is made from the code: \`npm run generate\`.
`;
}

export function printEnvironmentExample(byProcess: ByProcess): string {
  const lines = collect(byProcess).map(({ setting }) => {
    const value = defaultOf(setting);
    return `# ${setting.summary}\n#${setting.env}=${value === 'required' ? '' : value}\n`;
  });
  return `# Copy to .env and uncomment what you change. Made from the code: npm run generate\n\n${lines.join('\n')}`;
}

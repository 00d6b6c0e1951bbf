import type { Figure } from './figure.ts';

export type BenchOptions = {
  /** Small and short: shows that it runs and that nothing is lost, says nothing of speed. */
  readonly quick: boolean;
  /** Where a seeded database is kept for the next time; a throw-away one unless given. */
  readonly dataFolder: string | undefined;
};

export type Bench<Setting> = {
  readonly name: string;
  readonly run: (setting: Setting, options: BenchOptions) => Promise<Figure[]>;
};

/** Benches that share something costly to set up. */
export type BenchGroup<Setting> = {
  readonly open: (
    options: BenchOptions,
  ) => Promise<{ setting: Setting; close: () => Promise<void> }>;
  readonly benches: readonly Bench<Setting>[];
};

export type RunnableGroup = {
  readonly names: readonly string[];
  run(chosen: ReadonlySet<string>, options: BenchOptions): Promise<Figure[]>;
};

/** Sets up only when one of its benches was asked for, and takes down whatever happens. */
export function runnable<Setting>({ open, benches }: BenchGroup<Setting>): RunnableGroup {
  return {
    names: benches.map(({ name }) => name),
    async run(chosen, options) {
      const asked = benches.filter(({ name }) => chosen.has(name));
      if (asked.length === 0) return [];
      const { setting, close } = await open(options);
      const figures: Figure[] = [];
      try {
        for (const { name, run } of asked) {
          console.log(`… ${name}`);
          figures.push(...(await run(setting, options)));
        }
      } finally {
        await close();
      }
      return figures;
    },
  };
}

import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { modelTestedSchema, type ModelTested } from '@helix/contracts/gateway';

const testSchema = z.object({ tested: modelTestedSchema, at: z.string(), version: z.int() });
/** What was seen, when, and of which version of the model. */
type KeptTest = z.infer<typeof testSchema>;

const key = 'helix-model-tests';
const storedSchema = z.record(z.string(), testSchema);
let tests: Readonly<Record<string, KeptTest>> | undefined;
const listeners = new Set<() => void>();

function read(): Readonly<Record<string, KeptTest>> {
  if (tests) return tests;
  try {
    tests = storedSchema.parse(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    tests = {};
  }
  return tests;
}

/** The server keeps nothing of a test, so the browser that asked for it remembers. */
export function keepTest(modelId: string, version: number, tested: ModelTested): void {
  tests = { ...read(), [modelId]: { tested, version, at: new Date().toISOString() } };
  try {
    localStorage.setItem(key, JSON.stringify(tests));
  } catch {
    // It is remembered until the page is left.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useKeptTest(modelId: string): KeptTest | undefined {
  return useSyncExternalStore(
    subscribe,
    () => read()[modelId],
    () => undefined,
  );
}

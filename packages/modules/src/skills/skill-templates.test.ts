import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cleanSkillPath } from './skill-path.policy.ts';
import { listTemplates } from './skill-templates.ts';

const templates = await listTemplates();

test('there are templates for every area', () => {
  const areas = new Set(templates.map(({ area }) => area));
  expect([...areas].toSorted()).toEqual([
    'engineering',
    'marketing',
    'operations',
    'research',
    'support',
  ]);
  expect(templates.length).toBeGreaterThanOrEqual(12);
});

test.each(templates.map((template) => [template.name, template] as const))(
  '%s is a skill that can be used as it is',
  async (name, { body, description, files }) => {
    const folder = join(import.meta.dirname, 'templates', name);
    expect(await readdir(folder)).toContain('SKILL.md');
    expect(description).toMatch(/\. Use it /);
    expect(body.split('\n').length).toBeGreaterThan(40);
    const named = [...body.matchAll(/`((?:references|scripts|assets)\/[\w./-]+)`/g)];
    expect(new Set(named.map(([, path]) => path))).toEqual(new Set(files));
    for (const path of files) {
      expect(cleanSkillPath(path).kind).toBe('path');
      expect((await readFile(join(folder, path), 'utf8')).trim()).not.toBe('');
    }
  },
);

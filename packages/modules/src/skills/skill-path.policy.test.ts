import { expect, test } from 'vitest';
import { cleanSkillPath, findCollision, wrongWithFiles } from './skill-path.policy.ts';

test.each([
  'scripts/run.sh',
  'references/tone of voice.md',
  '.env.example',
  'a/b/c/d/e/f/g/h.txt',
  'größe/日本語.md',
])('%s is a path of a skill', (path) => {
  expect(cleanSkillPath(path)).toEqual({ kind: 'path', path });
});

test.each([
  '',
  '/etc/passwd',
  '../other/SKILL.md',
  'a/../../b',
  'a//b',
  'a/./b',
  'a/',
  'C:/windows/system.ini',
  'c:evil.txt',
  String.raw`..\evil.txt`,
  'a\u0000b',
  'gpj.\u202Eexe',
  'a\nb',
  'aux.txt',
  'scripts/NUL',
  'what?.md',
  'ends./x',
  'ends ',
  'skill.MD',
  'a/'.repeat(8) + 'b',
  'x'.repeat(101),
  'abc/'.repeat(7) + 'x'.repeat(200),
])('%j is refused', (path) => {
  expect(cleanSkillPath(path).kind).toBe('refused');
});

test('names are one whether an accent is written as one sign or as two', () => {
  expect(cleanSkillPath('cafe\u0301.md')).toEqual({ kind: 'path', path: 'caf\u00e9.md' });
});

test.each([
  [['a.md', 'A.md']],
  [['scripts/a.sh', 'Scripts/b.sh']],
  [['notes', 'notes/a.md']],
  [['Notes', 'notes/a.md']],
  [['x/caf\u00e9', 'x/CAF\u00c9']],
])('%j cannot lie side by side everywhere', (paths) => {
  expect(findCollision(paths)).toBeDefined();
});

test('files that differ can lie side by side', () => {
  expect(findCollision(['a.md', 'b.md', 'x/a.md', 'x/b.md', 'y/a.md'])).toBeUndefined();
});

test('a skill is bounded', () => {
  const files = Array.from({ length: 201 }, (_, at) => ({ path: `f${at}`, size: 1 }));
  expect(wrongWithFiles(files)).toMatch('more than 200 files');
  expect(wrongWithFiles(files.slice(1))).toBeUndefined();
  expect(wrongWithFiles([{ path: 'a', size: 10 * 1024 ** 2 + 1 }])).toMatch('10 MB');
});

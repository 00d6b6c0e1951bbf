import { expect, test } from 'vitest';
import {
  changeFrontMatter,
  metadataOf,
  readSkillDocument,
  writeSkillDocument,
} from './skill-document.ts';

const text = `---
name: release-notes
# For the web team
description: "Writes notes: short ones"
license: MIT
metadata:
  author: ada
  version: '1.0'
tags: [release, Docs]
---

# Release notes
Write them.
`;

test('a document is read, and written as it was', () => {
  const document = readSkillDocument(text);
  expect(document).toMatchObject({
    name: 'release-notes',
    description: 'Writes notes: short ones',
    activation: 'on-demand',
    tags: ['release', 'Docs'],
    boards: [],
    body: '\n# Release notes\nWrite them.\n',
  });
  expect(metadataOf(document.frontMatter)).toEqual({
    license: 'MIT',
    metadata: { author: 'ada', version: '1.0' },
  });
  expect(writeSkillDocument(document)).toBe(text);
});

test('a change touches what it changes and keeps comments, order and the unknown', () => {
  const { frontMatter, ...fields } = readSkillDocument(text);
  expect(changeFrontMatter(frontMatter, fields)).toBe(frontMatter);
  const changed = changeFrontMatter(frontMatter, {
    ...fields,
    activation: 'tag',
    tags: ['bug: urgent'],
  });
  expect(changed).toContain('# For the web team');
  expect(readSkillDocument(writeSkillDocument({ frontMatter: changed, body: '' }))).toMatchObject({
    name: 'release-notes',
    activation: 'tag',
    tags: ['bug: urgent'],
  });
  expect(metadataOf(changed)).toEqual(metadataOf(frontMatter));
});

test('a document is made from nothing', () => {
  const frontMatter = changeFrontMatter('', {
    name: 'a',
    description: 'x: "y"\n# not a comment',
    activation: 'on-demand',
    tags: [],
    boards: ['ENG'],
  });
  expect(readSkillDocument(writeSkillDocument({ frontMatter, body: '---\nstays' }))).toMatchObject({
    name: 'a',
    description: 'x: "y"\n# not a comment',
    boards: ['ENG'],
    body: '---\nstays',
  });
});

test('Windows line ends, a mark of order and words with commas are understood', () => {
  const document = readSkillDocument(
    '\uFEFF---\r\nname: a\r\ndescription: b\r\nactivation: On Demand\r\ntags: x, y\r\n---\r\nBody\r\n',
  );
  expect(document).toMatchObject({ activation: 'on-demand', tags: ['x', 'y'], body: 'Body\n' });
});

test.each([
  ['no front matter', '# Title', 'front matter'],
  ['an open end', '---\nname: a\n', 'front matter'],
  ['no name', '---\ndescription: b\n---\n', 'name'],
  ['a name that is none', '---\nname: Über Skill\ndescription: b\n---\n', 'lowercase'],
  ['no description', '---\nname: a\n---\n', 'description'],
  ['an unknown activation', '---\nname: a\ndescription: b\nactivation: never\n---\n', 'activation'],
  ['broken YAML', '---\nname: [a\ndescription: b\n---\n', 'YAML'],
  ['a list', '---\n- a\n---\n', 'names and values'],
  [
    'references',
    '---\nname: a\ndescription: b\nx: &x [1,2]\ny: [*x,*x]\n---\n',
    'refers to itself',
  ],
  ['too deep', `---\nname: a\ndescription: b\nx: ${'['.repeat(8_000)}\n---\n`, 'YAML'],
  ['too long', `---\nname: a\ndescription: b\nx: ${'y'.repeat(17_000)}\n---\n`, 'longer'],
])('%s is refused with the reason', (_case, document, reason) => {
  expect(() => readSkillDocument(document)).toThrow(reason);
});

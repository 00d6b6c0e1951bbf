import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\System32\\evil.dll', 'evil.dll'],
  ['..', 'file'],
  ['a/..', 'file'],
  ['/', 'file'],
  ['', 'file'],
  ['...   ', 'file'],
  ['name.txt\0.png', 'name.txt.png'],
  ['line\r\nbreak: header.txt', 'linebreak_ header.txt'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['\u2066zero\u200B\uFEFFwidth\u2069.txt', 'zerowidth.txt'],
  ['CON', '_CON'],
  ['aux.txt', '_aux.txt'],
  ['LPT1.tar.gz', '_LPT1.tar.gz'],
  ['console.log', 'console.log'],
  ['trailing. . .', 'trailing'],
  ['.gitignore', '.gitignore'],
  ['a<b>c:"d"|e?f*.txt', 'a_b_c__d__e_f_.txt'],
  ['Übersicht – größe.txt', 'Übersicht – größe.txt'],
  ['👩‍💻 notes.md', '👩‍💻 notes.md'],
  ['half \uD800 sign.txt', 'half sign.txt'],
])('%j becomes %j', (given, expected) => {
  expect(cleanFileName(given)).toBe(expected);
});

test('a long name is cut between signs and keeps its ending', () => {
  const name = cleanFileName(`${'ü'.repeat(300)}.docx`);
  expect(name).toMatch(/^ü+\.docx$/);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
});

test('cleaning twice changes nothing more', () => {
  for (const name of ['../CON', 'x\u202E.', ' .. a', `${'é'.repeat(200)}. .`]) {
    expect(cleanFileName(cleanFileName(name))).toBe(cleanFileName(name));
  }
});

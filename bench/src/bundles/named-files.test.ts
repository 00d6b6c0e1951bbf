import { expect, test } from 'vitest';
import { namedFiles } from './named-files.ts';

const chunk = (name: string) => `/_next/static/chunks/${name}`;

test('each file counts once, wherever the page names it, and none that only old browsers fetch', () => {
  const html = `
    <link rel="stylesheet" href="${chunk('0a~b.css')}?dpl=1"/>
    <script src="${chunk('main-1.js')}" async=""></script>
    <script src="${chunk('old.js')}" noModule=""></script>
    <script>self.__next_f.push([1,"I[1,[\\"${chunk('main-1.js')}\\",\\"${chunk('board_2.js')}\\"]]"])</script>
    <img src="/api/v1/attachments/1/content"/>`;
  expect(namedFiles(html)).toEqual(['0a~b.css', 'main-1.js', 'board_2.js'].map(chunk));
});

test('a page without a script weighs nothing', () => {
  expect(namedFiles('<p>Nothing</p>')).toEqual([]);
});

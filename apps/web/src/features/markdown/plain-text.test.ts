import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  [
    '> **Simulated result.** No model.\n\n## Notes\n\n- one\n- two',
    'Simulated result. No model. Notes one two',
  ],
  ['See [the plan](https://example.org) and `pnpm check`', 'See the plan and pnpm check'],
  ['1. *First*, then ~~not~~\n```ts\nconst a = 1;\n```', 'First, then not const a = 1;'],
  ['2 * 3 * 4 and snake_case_name, @ann #ENG-1', '2 * 3 * 4 and snake_case_name, @ann #ENG-1'],
  ['**cut off in the mid', '**cut off in the mid'],
])('%j', (written, plain) => {
  expect(plainText(written)).toBe(plain);
});

import { expect, it } from 'vitest';
import { usageCsv } from './usage-csv.ts';

const row = {
  ...{ key: 'a', name: 'Scribe', calls: 2, costUsd: 0.5, unpricedCalls: 1, simulatedCalls: 0 },
  ...{
    inputTokens: 10,
    outputTokens: 3,
    cachedInputTokens: 4,
    cacheWriteTokens: 2,
    reasoningTokens: 0,
  },
};

it('writes a line for each row, and quotes what needs it', () => {
  const [, ...lines] = usageCsv([row, { ...row, name: 'Say "hi", twice' }, { ...row, name: null }])
    .trimEnd()
    .split('\r\n');
  expect(lines).toEqual([
    'a,Scribe,0.5,2,1,0,10,4,2,3,0',
    'a,"Say ""hi"", twice",0.5,2,1,0,10,4,2,3,0',
    'a,,0.5,2,1,0,10,4,2,3,0',
  ]);
});

it('lets no name become a formula', () => {
  expect(usageCsv([{ ...row, name: '=HYPERLINK(1)' }])).toContain("a,'=HYPERLINK(1),");
});

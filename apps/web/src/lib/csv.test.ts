import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('writes a line for each row, and quotes what needs it', () => {
  const rows = [
    { name: 'Scribe', calls: 2, isSimulated: false },
    { name: 'Say "hi", twice', calls: 0.5, isSimulated: true },
    { name: null, calls: null, isSimulated: false },
  ];
  expect(toCsv(['name', 'calls', 'isSimulated'], rows)).toBe(
    'name,calls,isSimulated\r\nScribe,2,false\r\n"Say ""hi"", twice",0.5,true\r\n,,false\r\n',
  );
});

it('lets no name become a formula', () => {
  expect(toCsv(['name'], [{ name: '=HYPERLINK(1)' }])).toContain("'=HYPERLINK(1)");
});

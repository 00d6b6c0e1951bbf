import { diffLines } from 'diff';
import type { AgentFileDiff } from '@helix/contracts/agents';

/** Beyond so many changed lines two texts are told as one that went and one that came. */
const maxEditLength = 1_000;

type Part = AgentFileDiff['parts'][number];

/** What has to be taken away from and added to one text to get the other, in whole lines. */
export function diffTexts(
  before: string,
  after: string,
): Pick<AgentFileDiff, 'added' | 'removed' | 'parts'> {
  const parts = partsOf(before, after);
  const linesOf = (kind: Part['kind']) =>
    parts.reduce((sum, part) => (part.kind === kind ? sum + part.lines : sum), 0);
  return { added: linesOf('added'), removed: linesOf('removed'), parts };
}

function partsOf(before: string, after: string): Part[] {
  const changes = diffLines(before, after, { maxEditLength });
  if (changes) {
    return changes.map(({ added, removed, value, count }) => {
      const kind = added ? 'added' : removed ? 'removed' : 'same';
      return { kind, text: value, lines: count };
    });
  }
  return [whole('removed', before), whole('added', after)];
}

function whole(kind: Part['kind'], text: string): Part {
  return { kind, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
}

import { saysNothingElse, takeApart, type TextEvent } from './text-event.ts';

/** The same answer in fewer bytes, given one piece of it after the other. */
type TextMerger = (piece: Buffer) => Buffer;

/**
 * Neighbouring events of a piece that say the same but for the words of the model become one with all their words:
 * each event costs its check by the provider's package, however little it says. Everything else stays as it came, and
 * nothing waits for a later piece.
 */
export function createTextMerger(contentType: string): TextMerger | undefined {
  if (!/^text\/event-stream\b/i.test(contentType)) return undefined;
  const mayMerge = rememberLast(saysNothingElse);
  let isWithinEvent = false;
  return (piece) => {
    // One character a byte: all that is looked for is ASCII, and nothing is lost.
    const text = piece.toString('latin1');
    const events = text.split(afterBlankLine);
    const untouched = isWithinEvent ? events.splice(0, 1) : [];
    isWithinEvent = !endsInBlankLine.test(text);
    if (events.length < 2) return piece;
    return Buffer.from([...untouched, ...merge(events, mayMerge)].join(''), 'latin1');
  };
}

const afterBlankLine = /(?<=\n\r?\n)/;
const endsInBlankLine = /\n\r?\n$/;

function merge(events: readonly string[], mayMerge: (event: TextEvent) => boolean): string[] {
  const merged: string[] = [];
  let open: TextEvent | undefined;
  const close = () => {
    if (open) merged.push(open.before, open.text, open.after);
    open = undefined;
  };
  for (const event of events) {
    const next = takeApart(event);
    if (open && next && next.shape === open.shape && mayMerge(open)) {
      open = { ...open, text: open.text + next.text };
      continue;
    }
    close();
    if (next) open = next;
    else merged.push(event);
  }
  close();
  return merged;
}

/** Events of an answer look alike, so one is judged for all that follow. */
function rememberLast(judge: (event: TextEvent) => boolean): (event: TextEvent) => boolean {
  let known: { shape: string; verdict: boolean } | undefined;
  return (event) => {
    if (known?.shape !== event.shape) known = { shape: event.shape, verdict: judge(event) };
    return known.verdict;
  };
}

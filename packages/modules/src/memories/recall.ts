import type { Memory } from '@helix/contracts/memories';
import { together, type Db } from '@helix/db';
import { findStems, prefixQuery, searchWords } from '../search/index.ts';
import { findFitting, listPinned } from './memory.queries.ts';

type Knowing = { readonly organizationId: string; readonly agentId: string };

const inPrompt = { pinned: 30, fitting: 12, characters: 8_000 };
/** Beyond this many, words only make the search slower. */
const maxWords = 40;

/** What an agent knows about something, the best first. */
export async function recall(
  db: Db,
  agent: Knowing,
  about: { text: string; limit: number },
): Promise<Memory[]> {
  const query = await anyWordOf(db, about.text);
  return query === '' ? [] : findFitting(db, agent, { query, limit: about.limit });
}

/** What belongs in the prompt of some work: what is pinned, and what has to do with it, as long as there is room. */
export async function recallForPrompt(db: Db, agent: Knowing, work: string): Promise<Memory[]> {
  const [pinned, fitting] = await together([
    listPinned(db, agent, inPrompt.pinned),
    recall(db, agent, { text: work, limit: inPrompt.fitting }),
  ]);
  const chosen = new Map([...pinned, ...fitting].map((memory) => [memory.id, memory]));
  let room = inPrompt.characters;
  return [...chosen.values()].filter(({ text }) => {
    if (text.length > room) return false;
    room -= text.length;
    return true;
  });
}

/** Words that are in nearly every text tell nothing; the others are found by their stems. */
async function anyWordOf(db: Db, text: string): Promise<string> {
  const words = searchWords(text.slice(0, 20_000), 4 * maxWords);
  if (words.length === 0) return '';
  const stems = await findStems(db, words);
  return words
    .filter((word) => stems.get(word) !== '')
    .slice(0, maxWords)
    .map((word) => prefixQuery([[formOf(word, stems.get(word))]]))
    .join(' | ');
}

function formOf(word: string, stem: string | undefined): string {
  const isBeginning = stem !== undefined && stem.length > 3 && word.startsWith(stem);
  return isBeginning ? stem : word;
}

import {
  searchKinds,
  type Highlighted,
  type SearchKind,
  type SearchResult,
} from '@helix/contracts/search';
import type { TaskCard } from '@helix/contracts/tasks';
import type { Actor, Context } from '../context.ts';
import { requireBoard, visibleBoards } from '../structure/index.ts';
import { findCards, findIdsByKeys, isClosed } from '../tasks/index.ts';
import { highlight, snippetOf } from './highlight.ts';
import {
  findSkills,
  listAgentNames,
  listBoardNames,
  listMemberNames,
  loadComments,
  loadDescriptions,
} from './search-names.queries.ts';
import { commentScore, meantWords, nameScore, taskScore } from './search.policy.ts';
import { keyIn, prefixQuery, searchWords } from './search-words.ts';
import { findHits, findSimilarWords, findStems, type SearchScope } from './search.queries.ts';

type Query = {
  q: string;
  kinds?: string | undefined;
  boardId?: string | undefined;
  limit: number;
};
type Search = {
  readonly ctx: Context;
  readonly scope: SearchScope;
  readonly typed: string;
  readonly words: readonly string[];
  /** The words in all their forms: what is marked where it is found. */
  readonly marked: readonly string[];
  /** What the database is asked for; nothing when no word was typed. */
  readonly query: string;
  readonly limit: number;
};
type Scored = { readonly score: number; readonly result: SearchResult };

/** The best of every kind that was asked for and may be seen, in one order. */
export async function searchEverything(
  ctx: Context,
  actor: Actor,
  query: Query,
): Promise<SearchResult[]> {
  const search = await openSearch(ctx, actor, query);
  const asked = searchKinds.filter((kind) => query.kinds?.split(',').includes(kind) ?? true);
  const allowed = asked.filter((kind) => {
    if (kind === 'agent' || kind === 'skill') return actor.scopes.has('agents:read');
    return kind !== 'member' || actor.scopes.has('organization:read');
  });
  const ofBoard = (kind: SearchKind) => kind === 'task' || kind === 'comment';
  const kinds = query.boardId === undefined ? allowed : allowed.filter(ofBoard);
  const found = await Promise.all(kinds.map((kind) => searchers[kind](search)));
  return found
    .flat()
    .toSorted((a, b) => b.score - a.score)
    .slice(0, query.limit)
    .map(({ result }) => result);
}

async function openSearch(ctx: Context, actor: Actor, query: Query): Promise<Search> {
  const { boardId, q, limit } = query;
  if (boardId !== undefined) await requireBoard(ctx.db, actor, boardId, 'view');
  const visible = boardId === undefined ? await visibleBoards(ctx.db, actor) : 'all';
  const organizationId = actor.organization.id;
  const typed = searchWords(q);
  const [stems, similar] = await Promise.all([
    findStems(ctx.db, typed),
    findSimilarWords(ctx.db, organizationId, typed.filter(isGuessable)),
  ]);
  // Words like "the" are left out beside others; the last one may only be begun.
  const telling = typed.filter((word, at) => stems.get(word) !== '' || at === typed.length - 1);
  const words = telling.length > 0 ? telling : typed;
  const forms = words.map((word) => {
    const stem = stems.get(word) ?? '';
    const alike = similar.filter((one) => one.typed === word).map((one) => one.word);
    return [...new Set([word, ...(stem.length < 3 ? [] : [stem]), ...meantWords(word, alike)])];
  });
  return {
    ctx,
    scope: { organizationId, visible, boardId },
    typed: q,
    words,
    marked: forms.flat(),
    query: prefixQuery(forms),
    limit,
  };
}

const isGuessable = (word: string) => word.length > 3 && !/\p{N}/u.test(word);

const searchers: Readonly<Record<SearchKind, (search: Search) => Promise<Scored[]>>> = {
  task: searchTasks,
  comment: searchComments,
  agent: searchAgents,
  skill: searchSkills,
  board: searchBoards,
  member: searchMembers,
};

async function searchTasks(search: Search): Promise<Scored[]> {
  const { ctx, scope, typed, words, marked, query, limit } = search;
  const { organizationId } = scope;
  const keyed = await taskOfKey(search);
  const hits =
    query === '' ? [] : await findHits(ctx.db, 'task', { scope, query, limit: 2 * limit });
  const cards = await findCards(ctx.db, organizationId, [
    ...new Set([...keyed, ...hits.map(({ id }) => id)]),
  ]);
  const ranks = new Map(hits.map(({ id, rank }) => [id, rank]));
  const best = cards
    .map((card) => {
      const task = { title: card.title, rank: ranks.get(card.id) ?? 0, isClosed: isOver(card) };
      return { card, score: keyed.includes(card.id) ? 2 : taskScore(task, typed, words) };
    })
    .toSorted((a, b) => b.score - a.score || (a.card.id < b.card.id ? 1 : -1))
    .slice(0, limit);
  const texts = await loadDescriptions(
    ctx.db,
    organizationId,
    best.map(({ card }) => card.id),
  );
  return best.map(({ card, score }) => ({
    score,
    result: {
      kind: 'task',
      title: highlight(card.title, marked),
      snippet: snippetOf(texts.get(card.id) ?? '', marked),
      task: card,
    },
  }));
}

const isOver = (card: TaskCard) => isClosed(card.category) || card.archivedAt !== null;

async function taskOfKey({ ctx, scope, typed }: Search): Promise<string[]> {
  const key = keyIn(typed);
  if (!key) return [];
  const ids = await findIdsByKeys(ctx.db, scope.organizationId, [key]);
  const cards = await findCards(ctx.db, scope.organizationId, ids);
  const { visible, boardId } = scope;
  return cards
    .filter((card) => card.deletedAt === null)
    .filter((card) => visible === 'all' || visible.includes(card.boardId))
    .filter((card) => boardId === undefined || card.boardId === boardId)
    .map(({ id }) => id);
}

async function searchComments(search: Search): Promise<Scored[]> {
  const { ctx, scope, marked, query, limit } = search;
  if (query === '') return [];
  const hits = await findHits(ctx.db, 'comment', { scope, query, limit });
  const ids = hits.map(({ id }) => id);
  const comments = await loadComments(ctx.db, scope.organizationId, ids);
  const taskIds = [...new Set(comments.map(({ taskId }) => taskId))];
  const cards = await findCards(ctx.db, scope.organizationId, taskIds);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const ranks = new Map(hits.map(({ id, rank }) => [id, rank]));
  return comments.flatMap(({ id, taskId, body, author, createdAt }) => {
    const task = byId.get(taskId);
    if (!task) return [];
    const comment = { id, author, createdAt: createdAt.toISOString() };
    const text = { title: highlight(task.title, marked), snippet: snippetOf(body, marked) };
    return [
      {
        score: commentScore(ranks.get(id) ?? 0),
        result: { kind: 'comment' as const, ...text, comment, task },
      },
    ];
  });
}

async function searchAgents(search: Search): Promise<Scored[]> {
  const agents = await listAgentNames(search.ctx.db, search.scope.organizationId);
  return bestNamed(search, agents, ({ id, name, role }, text) => ({
    kind: 'agent',
    ...text,
    agent: { id, name, role },
  }));
}

async function searchSkills(search: Search): Promise<Scored[]> {
  const { ctx, scope, typed, words, marked, query, limit } = search;
  if (query === '') return [];
  const found = await findSkills(ctx.db, scope.organizationId, { query, limit });
  return found.map(({ id, name, description, body, rank }) => ({
    score: taskScore({ title: name, rank, isClosed: false }, typed, words),
    result: {
      kind: 'skill',
      title: highlight(name, marked),
      snippet: snippetOf(`${description}\n${body}`, marked),
      skill: { id, name, description },
    },
  }));
}

async function searchBoards(search: Search): Promise<Scored[]> {
  const boards = await listBoardNames(search.ctx.db, search.scope);
  return bestNamed(
    search,
    boards.map((board) => ({ ...board, also: board.key })),
    ({ id, name, key }, text) => ({ kind: 'board', ...text, board: { id, name, key } }),
  );
}

async function searchMembers(search: Search): Promise<Scored[]> {
  const members = await listMemberNames(search.ctx.db, search.scope.organizationId);
  return bestNamed(
    search,
    members.map((member) => ({ ...member, also: member.email })),
    ({ id, name, role }, text) => ({ kind: 'member', ...text, member: { id, name, role } }),
  );
}

type Named = { readonly name: string; readonly also?: string };

function bestNamed<Thing extends Named>(
  { typed, words, marked, limit }: Search,
  things: readonly Thing[],
  resultOf: (thing: Thing, text: { title: Highlighted; snippet: null }) => SearchResult,
): Scored[] {
  return things
    .map((thing) => {
      const byName = nameScore(thing.name, typed, words);
      const byOther = thing.also === undefined ? 0 : nameScore(thing.also, typed, words);
      return { thing, score: Math.max(byName, 0.95 * byOther) };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ thing, score }) => ({
      score,
      result: resultOf(thing, { title: highlight(thing.name, marked), snippet: null }),
    }));
}

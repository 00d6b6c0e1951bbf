import { dayAt } from '@helix/contracts/filters';
import type { ImportProblem } from '@helix/contracts/imports';
import { labelColors, type Category, type LabelColor } from '@helix/contracts/structure';
import {
  maxItemsOfTask,
  maxLabelsOfTask,
  maxTasks,
  sameName,
  type PlannedComment,
  type PlannedTask,
  type Surroundings,
  type TaskPlan,
} from './task-plan.ts';
import type { TrelloBoard } from './trello-board.ts';

type Card = TrelloBoard['cards'][number];

/** What the name of a list says about the work in it. */
const categoryWords: readonly (readonly [Category, RegExp])[] = [
  ['cancelled', /\b(cancel|won'?t|reject|dropped)/i],
  ['done', /\b(done|complete|finished|shipped|released|live|closed)/i],
  ['review', /\b(review|qa|test|verify|approval)/i],
  ['waiting', /\b(wait|block|hold|paused|stuck)/i],
  ['in_progress', /\b(doing|progress|wip|working|active|started)/i],
  ['backlog', /\b(backlog|idea|icebox|someday|later|inbox)/i],
];
const colorOf: Readonly<Record<string, LabelColor>> = {
  yellow: 'amber',
  lime: 'green',
  sky: 'teal',
  black: 'gray',
};
const maxTitleLength = 500;
const maxBodyLength = 50_000;
const maxNameLength = 50;

/** What would be made of a Trello board: cards keep their age, their order, and what was said about them. */
export function planTrello(board: TrelloBoard, around: Surroundings, timeZone: string): TaskPlan {
  const problems: ImportProblem[] = [];
  if (board.cards.length > maxTasks) {
    const message = `At most ${maxTasks} cards can be read at once; this board has ${board.cards.length}`;
    problems.push({ row: null, field: null, message });
  }
  const lists = new Map(board.lists.map((list) => [list.id, list]));
  const labels = new Map(board.labels.map((label) => [label.id, labelOf(label)]));
  const people = new Map(board.members.map(({ id, fullName }) => [id, fullName]));
  const checklists = Map.groupBy(board.checklists, ({ idCard }) => idCard);
  const comments = commentsByCard(board);
  const tasks = board.cards
    .slice(0, maxTasks)
    .toSorted((a, b) => listPosition(lists, a) - listPosition(lists, b) || a.pos - b.pos)
    .map((card, index): PlannedTask => {
      const list = lists.get(card.idList);
      return {
        row: index + 1,
        title: titleOf(card),
        description: descriptionOf(card),
        column: list === undefined ? null : columnNameOf(list.name).toLowerCase(),
        priority: 'none',
        labels: card.idLabels.flatMap((id) => labels.get(id)?.name ?? []).slice(0, maxLabelsOfTask),
        dueDate: card.due === null ? null : dayAt(new Date(card.due), timeZone),
        assigneeId: assigneeOf(card, people, around),
        agentId: null,
        checklist: itemsOf(checklists.get(card.id) ?? []),
        comments: comments.get(card.id) ?? [],
        createdAt: ageOf(card.id),
        archived: card.closed || list?.closed === true,
      };
    });
  return {
    source: 'trello',
    tasks,
    problems,
    newColumns: columnsOf(board, around),
    newLabels: [...labels.values()].filter(
      ({ name }, index, all) =>
        all.findIndex((other) => sameName(other.name, name)) === index &&
        tasks.some((task) => task.labels.some((used) => sameName(used, name))) &&
        !around.labels.some((known) => sameName(known.name, name)),
    ),
    headings: [],
  };
}

function columnsOf(
  { lists, cards }: TrelloBoard,
  { columns }: Surroundings,
): TaskPlan['newColumns'] {
  const used = new Set(cards.map(({ idList }) => idList));
  return lists
    .filter((list) => !list.closed || used.has(list.id))
    .toSorted((a, b) => a.pos - b.pos)
    .map(({ name }) => ({ name: columnNameOf(name), category: categoryOf(name) }))
    .filter(
      ({ name }, index, all) =>
        all.findIndex((other) => sameName(other.name, name)) === index &&
        !columns.some((column) => sameName(column.name, name)),
    );
}

function categoryOf(name: string): Category {
  return categoryWords.find(([, words]) => words.test(name))?.[0] ?? 'todo';
}

const listPosition = (lists: ReadonlyMap<string, { pos: number }>, { idList }: Card) =>
  lists.get(idList)?.pos ?? Number.POSITIVE_INFINITY;

const columnNameOf = (name: string) => clip(oneLine(name), 100) || 'List';

/** Trello's titles may be longer than ours; then the whole of it begins the description. */
function titleOf({ name }: Card): string {
  return clip(oneLine(name), maxTitleLength) || 'Untitled card';
}
/** What is attached stays where it is, and is linked to. */
function descriptionOf({ name, desc, attachments }: Card): string {
  const links = attachments
    .filter(({ url }) => /^https?:\/\//.test(url))
    .map((file) => `- [${oneLine(file.name || file.url).replaceAll(/[[\]]/g, '')}](<${file.url}>)`);
  const parts = [
    oneLine(name).length > maxTitleLength ? name : '',
    desc,
    links.length > 0 ? `Attached on Trello:\n${links.join('\n')}` : '',
  ];
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, 100_000);
}

function labelOf({ name, color }: TrelloBoard['labels'][number]): {
  name: string;
  color: LabelColor;
} {
  const [base = ''] = (color ?? '').split('_');
  const known = labelColors.find((each) => each === base);
  const found = known ?? colorOf[base] ?? 'gray';
  return { name: clip(oneLine(name), maxNameLength) || base || 'label', color: found };
}

function assigneeOf(
  { idMembers }: Card,
  people: ReadonlyMap<string, string>,
  { members }: Surroundings,
): string | null {
  for (const id of idMembers) {
    const name = people.get(id) ?? '';
    const found = members.filter((member) => sameName(member.name, name));
    if (found.length === 1) return found[0]?.id ?? null;
  }
  return null;
}

function itemsOf(checklists: TrelloBoard['checklists']): PlannedTask['checklist'] {
  const several = checklists.length > 1;
  return checklists
    .toSorted((a, b) => a.pos - b.pos)
    .flatMap(({ name, checkItems }) =>
      checkItems
        .toSorted((a, b) => a.pos - b.pos)
        .map((item) => ({
          text: clip(oneLine(several ? `${name}: ${item.name}` : item.name), 500) || '–',
          isDone: item.state === 'complete',
        })),
    )
    .slice(0, maxItemsOfTask);
}

function commentsByCard({ actions }: TrelloBoard): Map<string, PlannedComment[]> {
  const found = new Map<string, PlannedComment[]>();
  for (const { type, date, data, memberCreator } of actions) {
    const body = data.text?.trim().slice(0, maxBodyLength);
    if (type !== 'commentCard' || !body || !data.card) continue;
    const author = clip(oneLine(memberCreator?.fullName ?? ''), 100) || 'Somebody';
    const comments = found.get(data.card.id) ?? [];
    comments.push({ author, text: body, at: new Date(date) });
    found.set(data.card.id, comments);
  }
  for (const comments of found.values()) comments.sort((a, b) => a.at.getTime() - b.at.getTime());
  return found;
}

/** Trello's ids begin with the second they were made in. */
function ageOf(id: string): Date | null {
  if (!/^[0-9a-f]{24}$/i.test(id)) return null;
  const date = new Date(Number.parseInt(id.slice(0, 8), 16) * 1_000);
  return date.getTime() < Date.now() ? date : null;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const clip = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

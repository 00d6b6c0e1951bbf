import type { QueryClient } from '@tanstack/react-query';
import type { Skill, SkillSummary } from '@helix/contracts/skills';
import { skillKeys } from './skill-queries.ts';

/** A skill as it is now, wherever it is shown. An older version than what is shown is passed over. */
export function applySkill(queries: QueryClient, skill: SkillSummary & Partial<Skill>): void {
  const { body: _body, metadata: _metadata, ...summary } = skill;
  const isArchived = skill.archivedAt !== null;
  queries.setQueryData<SkillSummary[]>(
    skillKeys.all,
    (list) => list && listWith(list, summary, !isArchived),
  );
  queries.setQueryData<SkillSummary[]>(
    skillKeys.archived,
    (list) => list && listWith(list, summary, isArchived),
  );
  queries.setQueryData<Skill>(skillKeys.one(skill.id), (known) =>
    known && known.version <= skill.version ? { ...known, ...skill } : known,
  );
}

function listWith(
  list: readonly SkillSummary[],
  skill: SkillSummary,
  isWanted: boolean,
): SkillSummary[] {
  const known = list.find(({ id }) => id === skill.id);
  if (!isWanted) return list.filter(({ id }) => id !== skill.id);
  if (!known) return [...list, skill];
  if (known.version > skill.version) return [...list];
  return list.map((item) => (item.id === skill.id ? skill : item));
}

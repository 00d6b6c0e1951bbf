import type { SkillActivation } from '@helix/contracts/skills';

export type ChoosableSkill = {
  readonly name: string;
  readonly description: string;
  readonly activation: SkillActivation;
  readonly tags: readonly string[];
  readonly boardIds: readonly string[];
  readonly allAgents: boolean;
  readonly agentIds: readonly string[];
  readonly bodyLength: number;
};

export type SkillOccasion = {
  readonly agentId: string;
  readonly boardId: string | null;
  /** Names of the labels of the task. */
  readonly tags: readonly string[];
  /** What the work is about. */
  readonly text: string;
};

export type ChoiceReason = 'always' | 'board' | 'tag' | 'named' | 'on-demand' | 'no-room';
export type ChosenSkill<S> = {
  readonly skill: S;
  /** Its instructions are in the prompt; else only its name and description. */
  readonly whole: boolean;
  readonly reason: ChoiceReason;
};

/** Characters of instructions in one prompt, and of those of one skill that count. */
export const choiceLimits = { whole: 32_000, oneSkill: 12_000, listed: 100 } as const;

const order: readonly ChoiceReason[] = ['always', 'board', 'tag', 'named'];

/**
 * Which skills a prompt shows: whole ones first, what changes least in front; then those that the agent can load.
 * A whole one that does not fit any more is listed with the others, so that nothing is cut in the middle.
 */
export function chooseSkills<S extends ChoosableSkill>(
  skills: readonly S[],
  occasion: SkillOccasion,
): ChosenSkill<S>[] {
  const wanted = skills.flatMap((skill) => {
    const reason = reasonFor(skill, occasion);
    return reason === undefined ? [] : [{ skill, reason }];
  });
  const first = wanted
    .filter(({ reason }) => reason !== 'on-demand')
    .toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || byName(a, b));
  let room: number = choiceLimits.whole;
  const chosen = first.map(({ skill, reason }): ChosenSkill<S> => {
    const length = Math.min(skill.bodyLength, choiceLimits.oneSkill);
    if (length > room) return { skill, whole: false, reason: 'no-room' };
    room -= length;
    return { skill, whole: true, reason };
  });
  const whole = chosen.filter((one) => one.whole);
  const listed = [
    ...chosen.filter((one) => !one.whole),
    ...wanted
      .filter(({ reason }) => reason === 'on-demand')
      .toSorted(byName)
      .map(({ skill }): ChosenSkill<S> => ({ skill, whole: false, reason: 'on-demand' })),
  ];
  return [...whole, ...listed.slice(0, choiceLimits.listed)];
}

function reasonFor(skill: ChoosableSkill, occasion: SkillOccasion): ChoiceReason | undefined {
  if (!skill.allAgents && !skill.agentIds.includes(occasion.agentId)) return undefined;
  switch (skill.activation) {
    case 'always':
      return 'always';
    case 'board':
      return occasion.boardId !== null && skill.boardIds.includes(occasion.boardId)
        ? 'board'
        : undefined;
    case 'tag': {
      const tags = new Set(occasion.tags.map(folded));
      return skill.tags.some((tag) => tags.has(folded(tag))) ? 'tag' : undefined;
    }
    case 'on-demand':
      return isNamed(skill.name, occasion.text) ? 'named' : 'on-demand';
  }
}

/** As a word of its own: `/release-notes`, or "with the skill release-notes". A single plain word needs the slash. */
function isNamed(name: string, text: string): boolean {
  const before = name.includes('-') ? '(?<![a-z0-9-])' : '(?<![a-z0-9/])/';
  return new RegExp(`${before}${name}(?![a-z0-9-])`).test(text.toLowerCase());
}

const folded = (tag: string) => tag.trim().normalize('NFKC').toLowerCase();
const byName = (a: { skill: { name: string } }, b: { skill: { name: string } }) =>
  a.skill.name < b.skill.name ? -1 : a.skill.name > b.skill.name ? 1 : 0;

import type { ApplyEvent } from '../live/live-event.ts';
import { applySkill } from './skill-patch.ts';
import { skillKeys } from './skill-queries.ts';

export const applySkillEvent: ApplyEvent = (queries, event) => {
  switch (event.type) {
    case 'skill.created':
    case 'skill.updated':
    case 'skill.archived':
    case 'skill.restored': {
      const { skill } = event.data;
      applySkill(queries, skill);
      // Its text, files and versions are not in the event.
      void queries.invalidateQueries({ queryKey: skillKeys.one(skill.id) });
      break;
    }
    case 'agent.skills_assigned': {
      const { added, removed } = event.data;
      if (added.length + removed.length === 0) break;
      void queries.invalidateQueries({ queryKey: skillKeys.all });
      for (const skillId of [...added, ...removed])
        void queries.invalidateQueries({ queryKey: skillKeys.one(skillId), exact: true });
      break;
    }
    default:
  }
};

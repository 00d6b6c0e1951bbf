export { isFrontMatter } from './skill-document.ts';
export { isSkillPath } from './skill-path.policy.ts';
export { skillHandlers } from './skill.handlers.ts';
export {
  findSkillsForRun,
  loadSkill,
  loadSkillFile,
  type LoadedSkill,
  type LoadedSkillFile,
} from './skills-for-run.ts';

export { skillHandlers } from './skill.handlers.ts';
export {
  findSkillsForRun,
  loadSkill,
  loadSkillFile,
  type LoadedSkill,
  type LoadedSkillFile,
} from './skills-for-run.ts';
